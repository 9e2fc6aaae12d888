// The map as one would draw it with d3: node d3.mjs GEODATA POINTS.csv OUT.svg
// The countries, provinces, rivers, neighbours and the Durand Line of the
// repository in the same conic, and a circle for each point.
import { geoConicConformal, geoPath } from "d3-geo";
import { readFileSync, writeFileSync } from "node:fs";

const [geodata, table, out] = process.argv.slice(2);
const [width, height] = [1000, 900];
const read = (name) => JSON.parse(readFileSync(`${geodata}/${name}.geojson`, "utf8"));

const corners = [[60.3, 24.6], [60.3, 38.4], [77.2, 38.4], [77.2, 24.6]];
const projection = geoConicConformal()
  .parallels([30.6, 35.8])
  .rotate([-67.7, 0])
  .fitSize([width, height], { type: "MultiPoint", coordinates: corners })
  .clipExtent([[0, 0], [width, height]]);
const path = geoPath(projection).digits(2);

// d3 takes the inside of a ring to be on its right, RFC 7946 on its left.
const turned = (geometry) => {
  const polygon = (rings) => rings.map((ring) => ring.slice().reverse());
  if (geometry.type === "Polygon") return { ...geometry, coordinates: polygon(geometry.coordinates) };
  if (geometry.type === "MultiPolygon") return { ...geometry, coordinates: geometry.coordinates.map(polygon) };
  return geometry;
};

const svg = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">`];
const layers = [
  ["neighbours", 'fill="none" stroke="#808080"'],
  ["outline", 'fill="#fdfcf9" stroke="#808080"'],
  ["rivers", 'fill="none" stroke="#96b8cd"'],
  ["provinces", 'fill="none" stroke="#b8b4ac"'],
  ["line/osm", 'fill="none" stroke="#282828" stroke-width="1.5"'],
];
for (const [layer, style] of layers) {
  svg.push(`<g id="${layer.replace("/", "-")}" ${style}>`);
  for (const { geometry } of read(layer).features) {
    const d = path(turned(geometry));
    if (d) svg.push(`<path d="${d}"/>`);
  }
  svg.push("</g>");
}
svg.push('<g id="incidents" fill="#0072b2">');
const [header, ...rows] = readFileSync(table, "utf8").trimEnd().split("\n");
const columns = header.split(",");
const [lon, lat] = [columns.indexOf("lon"), columns.indexOf("lat")];
for (const row of rows) {
  const cells = row.split(",");
  const [x, y] = projection([+cells[lon], +cells[lat]]);
  svg.push(`<circle cx="${x.toFixed(2)}" cy="${y.toFixed(2)}" r="2"/>`);
}
svg.push("</g>", "</svg>");
writeFileSync(out, svg.join("\n"));
