"""Generates what is measured, from the repository's own geodata and a seed.

    python data.py FOLDER

line-NAME.geojson, .npy   the lines osm (17,004 vertices) and natural-earth (580)
districts.geojson         about 500 polygons with shared, fractal edges
points-N.npy, .bin, .csv  points; .bin holds little-endian f64 pairs lon, lat; a
                          smaller set begins a larger one, so one truth serves all
places.npy, .bin          100 places near the line to search from
"""

import json
import shutil
import sys
from pathlib import Path

import numpy as np
import shapely
from pyproj import Geod, Transformer

SEED = 20251009
LINES = ("osm", "natural-earth")
SIZES = (10_000, 100_000, 1_000_000)
CELLS = 440  # those that the border cuts make two districts
PLACES = 100
NEAR_SHARE, NEAR_M = 0.7, 99_000
TYPES = ["air strike", "drone strike", "shelling", "cross-border fire", "clash", "IED"]
EDGE_M, ROUGHNESS = 500, 0.12
GEODATA = Path(__file__).resolve().parents[2] / "geodata"
GEOD = Geod(ellps="WGS84")
LAMBERT = "+proj=lcc +lat_1=27 +lat_2=36 +lat_0=31.5 +lon_0=68 +ellps=WGS84 +units=m"
TRANSFORMER = Transformer.from_crs("EPSG:4326", LAMBERT, always_xy=True)


def to_plane(lonlat):
    """Degrees to metres of a conic between the parallels 27 and 36 N."""
    return np.stack(TRANSFORMER.transform(*np.asarray(lonlat).T), axis=-1)


def to_degrees(xy):
    return np.stack(TRANSFORMER.transform(*np.asarray(xy).T, direction="INVERSE"), axis=-1)


def features(path):
    """The properties, and the geometries as an array, of a GeoJSON file."""
    items = json.loads(Path(path).read_text(encoding="utf-8"))["features"]
    shapes = shapely.from_geojson([json.dumps(item["geometry"]) for item in items])
    return [item["properties"] for item in items], shapes


def fractal(start, end, rng):
    """An edge with its midpoints displaced sideways until it is fine enough."""
    path = np.array([start, end])
    while np.hypot(*(path[1] - path[0])) > EDGE_M:
        step = np.diff(path, axis=0)
        sideways = rng.uniform(-ROUGHNESS, ROUGHNESS, (len(step), 1)) * step[:, ::-1] * (-1, 1)
        path = np.insert(path, np.arange(1, len(path)), path[:-1] + step / 2 + sideways, axis=0)
    return path


def districts(countries, rng):
    """Voronoi cells of random points with fractal edges, cut at the outlines and
    noded once, so that neighbours have the very same vertices."""
    planar = shapely.transform(countries, to_plane)
    land = shapely.union_all(planar)
    seeds = rng.uniform(land.bounds[:2], land.bounds[2:], (4 * CELLS, 2))
    seeds = seeds[shapely.contains_xy(land, *seeds.T)][:CELLS]
    edges = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(seeds), extend_to=land, only_edges=True))
    ends = sorted(sorted(pair) for edge in edges for pair in zip(edge.coords[:-1], edge.coords[1:]))
    net = [shapely.LineString(fractal(*pair, rng)) for pair in ends]
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all([*net, *shapely.boundary(planar)])]))
    inside = shapely.point_on_surface(faces)
    cell = shapely.STRtree(shapely.points(seeds)).query_nearest(inside, all_matches=False)[1]
    for country in planar:
        here = shapely.contains(country, inside)
        for number in np.unique(cell[here]):
            whole = shapely.union_all(faces[here & (cell == number)])
            yield shapely.transform(whole, lambda xy: np.round(to_degrees(xy), 6))


def scattered(count, land, rng, belt=None):
    """Points evenly spread over the land, or over what of it is within `NEAR_M` of
    a belt in the plane; with five decimals."""
    found = np.empty((0, 2))
    while len(found) < count:
        drawn = np.round(rng.uniform(land.bounds[:2], land.bounds[2:], (count, 2)), 5)
        drawn = drawn[shapely.contains_xy(land, *drawn.T)]
        if belt:
            drawn = drawn[shapely.dwithin(belt, shapely.points(to_plane(drawn)), NEAR_M)]
        found = np.concatenate([found, drawn])
    return found[:count]


def save(path, lonlat):
    """As .npy for Python and as .bin for durand."""
    np.save(path.with_suffix(".npy"), lonlat)
    lonlat.astype("<f8").tofile(path.with_suffix(".bin"))


def write_table(path, lonlat, areas, rng):
    """Incidents, made up but for place and district."""
    area, point = shapely.STRtree(shapely.points(lonlat)).query(areas, "contains")
    names = np.full(len(lonlat), "", dtype="U12")
    names[point] = [f"District {number:03}" for number in area]
    dates = (np.datetime64("2007-01-01") + rng.integers(0, 6_900, len(lonlat))).astype(str)
    types = rng.choice(TYPES, len(lonlat))
    columns = range(1, len(lonlat) + 1), dates, names, types, rng.geometric(0.35, len(lonlat)) - 1, *lonlat.T[::-1]
    with open(path, "w", encoding="utf-8") as file:
        file.write("id,date,district,type,fatalities,lat,lon\n")
        file.writelines("%d,%s,%s,%s,%d,%.5f,%.5f\n" % row for row in zip(*columns))


def main(folder):
    rng = np.random.default_rng(SEED)
    for name in LINES:
        shutil.copy(GEODATA / "line" / f"{name}.geojson", folder / f"line-{name}.geojson")
        save(folder / f"line-{name}", shapely.get_coordinates(features(folder / f"line-{name}.geojson")[1]))
    _, countries = features(GEODATA / "outline.geojson")
    areas = list(districts(countries, rng))
    text = '{"type":"Feature","properties":{"name":"District %03d"},"geometry":%s}'
    text = ",\n".join(text % (number, shapely.to_geojson(area)) for number, area in enumerate(areas))
    (folder / "districts.geojson").write_text(f'{{"type":"FeatureCollection","features":[\n{text}\n]}}\n')
    land, belt = shapely.union_all(countries), shapely.linestrings(to_plane(np.load(folder / "line-osm.npy")))
    shapely.prepare([land, belt])
    near = round(max(SIZES) * NEAR_SHARE)
    lonlat = [scattered(near, land, rng, belt), scattered(max(SIZES) - near, land, rng)]
    lonlat = rng.permutation(np.concatenate(lonlat))
    for size in SIZES:
        save(folder / f"points-{size}", lonlat[:size])
        write_table(folder / f"points-{size}.csv", lonlat[:size], areas, rng)
    save(folder / "places", scattered(PLACES, land, rng, belt))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
