"""Lengths and distances: geodesic where a figure is quoted, a local metric
(degrees scaled to metres at a point's own latitude) where speed matters."""

import numpy as np
import shapely
from geographiclib.geodesic import Geodesic

M_PER_DEG = 111_195.0
_WGS84 = Geodesic.WGS84


def length_km(coords):
    """Geodesic length on the WGS 84 ellipsoid."""
    total = 0.0
    for (x0, y0), (x1, y1) in zip(coords, coords[1:]):
        total += _WGS84.Inverse(y0, x0, y1, x1, Geodesic.DISTANCE)["s12"]
    return total / 1000.0


def area_km2(geom):
    """Geodesic area of a (multi)polygon."""
    def ring(coords):
        poly = _WGS84.Polygon()
        for x, y in coords[:-1]:
            poly.AddPoint(y, x)
        return abs(poly.Compute()[2]) / 1e6

    return sum(
        ring(p.exterior.coords) - sum(ring(r.coords) for r in p.interiors)
        for p in parts(geom)
    )


def parts(geom, kind="Polygon"):
    """The single parts of that kind in a geometry of any kind."""
    out = []
    for g in shapely.get_parts(geom):
        if g.geom_type == kind and not g.is_empty:
            out.append(g)
        elif g.geom_type == "GeometryCollection" or g.geom_type == "Multi" + kind:
            out += parts(g, kind)
    return out


def to_segments(points, a, b, lat):
    """Distances in metres of points (n,2) to the segments a-b (n,2 or 2),
    in the local metric at latitude `lat`."""
    k = np.stack([np.cos(np.radians(lat)) * M_PER_DEG, np.full_like(lat, M_PER_DEG)], -1)
    d = (b - a) * k
    p = (points - a) * k
    dd = (d * d).sum(-1)
    t = np.clip((p * d).sum(-1) / np.where(dd > 0, dd, 1.0), 0.0, 1.0)
    return np.hypot(*np.moveaxis(p - t[..., None] * d, -1, 0))


def distances(points, line):
    """Distance in metres of each point to the nearest segment of a line."""
    line = np.asarray(line)
    ends = np.stack([line[:-1], line[1:]], 1)
    lat0 = points[:, 1].mean()
    squeeze = np.array([np.cos(np.radians(lat0)), 1.0])
    tree = shapely.STRtree(shapely.linestrings(ends * squeeze))
    near = tree.query_nearest(shapely.points(points * squeeze), all_matches=False)
    seg = ends[near[1]]
    return to_segments(points[near[0]], seg[:, 0], seg[:, 1], points[near[0], 1])


def densify(coords, step_m=250.0):
    """Points along a line at most `step_m` apart."""
    c = np.asarray(coords, float)
    d = np.diff(c, axis=0)
    lat = np.radians((c[:-1, 1] + c[1:, 1]) / 2)
    n = np.ceil(np.hypot(d[:, 0] * np.cos(lat), d[:, 1]) * M_PER_DEG / step_m).astype(int)
    rows = [a + v * (np.arange(k)[:, None] / k) for a, v, k in zip(c[:-1], d, np.maximum(n, 1))]
    return np.vstack([*rows, c[-1:]])


def describe(name, coords, reference=None):
    """Prints a line's figures; with a reference, the distances between the two."""
    print(f"{name}: {len(coords)} vertices, {length_km(coords):.1f} km, {coords[0]} to {coords[-1]}")
    if reference is None:
        return
    for what, a, b in (("to the osm line", coords, reference),
                       ("from the osm line", reference, coords)):
        d = distances(densify(a), b)
        print(f"  {what}: median {np.median(d):.0f} m, 95 % within"
              f" {np.percentile(d, 95):.0f} m, greatest {d.max():.0f} m")
