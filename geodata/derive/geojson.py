"""Writing GeoJSON so that it is compact, deterministic and diffs by feature."""

import json

import shapely
from shapely.geometry.polygon import orient


def feature(geometry, **properties):
    return {"properties": properties, "geometry": geometry}


def _rounded(coords, digits):
    """Rounded positions without consecutive repeats."""
    out = []
    for x, y in coords:
        p = [round(x, digits) + 0.0, round(y, digits) + 0.0]
        if not out or out[-1] != p:
            out.append(p)
    return out


def _polygon(poly, digits):
    poly = orient(poly, 1.0)  # RFC 7946: outer rings counterclockwise
    rings = [_rounded(r.coords, digits) for r in (poly.exterior, *poly.interiors)]
    return [r for r in rings if len(r) >= 4]


def mapping(geom, digits):
    kind = geom.geom_type
    if kind == "LineString":
        coords = _rounded(geom.coords, digits)
    elif kind == "MultiLineString":
        coords = [_rounded(g.coords, digits) for g in geom.geoms]
        coords = [c for c in coords if len(c) > 1]
    elif kind == "Polygon":
        coords = _polygon(geom, digits)
    elif kind == "MultiPolygon":
        coords = [_polygon(g, digits) for g in geom.geoms]
        coords = [c for c in coords if c]
    else:
        raise ValueError(f"no GeoJSON for {kind}")
    return {"type": kind, "coordinates": coords}


def text(features, digits):
    """A FeatureCollection as text, one feature per line."""
    lines = []
    for f in features:
        item = {
            "type": "Feature",
            "properties": f["properties"],
            "geometry": mapping(f["geometry"], digits),
        }
        lines.append(json.dumps(item, ensure_ascii=False, separators=(",", ":")))
    return collected(lines)


def collected(features):
    """Features that are text already, as a FeatureCollection."""
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"


def write(path, features, digits):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(features, digits), encoding="utf-8", newline="\n")


def read(path):
    """[(properties, shapely geometry)] of a file this module wrote."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return [
        (f["properties"], shapely.geometry.shape(f["geometry"]))
        for f in data["features"]
    ]
