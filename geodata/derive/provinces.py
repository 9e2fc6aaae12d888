"""Provinces from Natural Earth (as generalised in QGIS's world map), fitted to
our outlines.

Only the borders between provinces are taken over. They are led to the outline
or cut off at it, noded with it, and the faces so formed are given to the
province that covers most of each: nothing sticks out, overlaps or gapes."""

import csv
from collections import Counter

import shapely
from shapely.ops import linemerge, nearest_points, polygonize

import geojson
import gpkg
import outline
from measure import parts

FILE = "provinces.geojson"
GRID = 1e-6
SIMPLIFY = 0.002  # degrees, about 200 m
REACH = 0.25  # degrees a border may be led on to the outline
KM2 = 1.03e4  # per square degree, about, here
NAME_FIELDS = ("name", "woe_label", "woe_name", "gn_name")
MOVED = {"Parvan": "Parwan"}  # a spelling the source gives to the wrong province


def districts(out):
    with open(out / "districts.csv", encoding="utf-8", newline="") as f:
        return [r for r in csv.DictReader(f) if r["level"] == "district"]


def _labelled(src, country, rows):
    """[(province, geometry, names)]: named by the districts whose centroids lie
    inside; the source's own name fields are mixed up for some."""
    points = [(r["province"], shapely.Point(float(r["lon"]), float(r["lat"])))
              for r in rows if r["country"] == country]
    merged = {}
    for _, geom, code, *names in gpkg.rows(src, "states_provinces", "adm0_a3", *NAME_FIELDS):
        if code != country:
            continue
        votes = Counter(name for name, p in points if geom.contains(p))
        if not votes:
            raise SystemExit(f"provinces: no district inside {names}")
        name = votes.most_common(1)[0][0]
        geoms, known = merged.setdefault(name, ([], []))
        geoms.append(geom)
        known += [n.split(",")[0].strip() for n in names if n]
    wanted = {name for name, _ in points}
    if set(merged) != wanted:
        raise SystemExit(f"provinces: no area for {sorted(wanted - set(merged))}")
    return [(n, shapely.union_all(g), k) for n, (g, k) in sorted(merged.items())]


def _internal(shapes, whole):
    """The borders between provinces, their loose ends led to the outline."""
    common = [
        line
        for i, a in enumerate(shapes)
        for b in shapes[i + 1 :]
        for line in parts(a.boundary.intersection(b.boundary), "LineString")
    ]
    lines = parts(linemerge(common), "LineString")
    meets = Counter(c for l in lines for c in {l.coords[0], l.coords[-1]})
    edge, out = whole.boundary, []
    for l in lines:
        coords = list(l.coords)
        for at in (0, -1):
            end = shapely.Point(coords[at])
            if meets[end.coords[0]] == 1 and whole.contains(end):
                goal = nearest_points(end, edge)[1]
                if end.distance(goal) < REACH:
                    # a little beyond, so that the two surely cross
                    x, y = (g + (g - e) * 1e-3 for g, e in zip(goal.coords[0], end.coords[0]))
                    coords.insert(0 if at == 0 else len(coords), (x, y))
        out.append(shapely.LineString(coords))
    return out


def _fit(shapes, whole):
    """One geometry per shape; together they are the outline."""
    work = shapely.union_all([whole.boundary, *_internal(shapes, whole)], grid_size=GRID)
    faces = {i: [] for i in range(len(shapes))}
    for face in polygonize(parts(work, "LineString")):
        inside = face.representative_point()
        if not whole.contains(inside):
            continue
        share = [face.intersection(s).area for s in shapes]
        if max(share) > 0:
            best = share.index(max(share))
        else:
            best = min(faces, key=lambda i: shapes[i].distance(inside))
        faces[best].append(face)
    return [shapely.MultiPolygon(parts(shapely.union_all(f))) if f else None
            for f in faces.values()]


def _other_names(name, known, everyone):
    """Further spellings, in the source's order, without administrative words
    and without what belongs to another province."""
    out = []
    for n in known + [n for n, owner in MOVED.items() if owner == name]:
        for word in ("Wilayat-e ", "Velayat-e ", " Province"):
            n = n.replace(word, "")
        if n not in out and n not in everyone and MOVED.get(n, name) == name:
            out.append(n)
    return ";".join(out)


def features(src, out):
    rows = districts(out)
    pcodes = {(r["country"], r["province"]): r["province_pcode"] for r in rows}
    feats = []
    for country, whole in outline.committed(out).items():
        items = _labelled(src, country, rows)
        everyone = {name for name, _, _ in items}
        shapes = list(shapely.coverage_simplify([g for _, g, _ in items], SIMPLIFY))
        for (name, _, known), geom in zip(items, _fit(shapes, whole)):
            feats.append(geojson.feature(
                geom if len(geom.geoms) > 1 else geom.geoms[0], country=country, name=name,
                pcode=pcodes[country, name],
                other_names=_other_names(name, known, everyone)))
    return feats


def run(src, out):
    feats = features(src, out)
    geojson.write(out / FILE, feats, 6)
    written = geojson.read(out / FILE)
    for country, whole in outline.committed(out).items():
        own = [(p["name"], g) for p, g in written if p["country"] == country]
        geoms = [g for _, g in own]
        off = shapely.union_all(geoms).symmetric_difference(whole)
        twice = sum(g.area for g in geoms) - shapely.union_all(geoms).area
        rows = [r for r in districts(out) if r["country"] == country]
        right = sum(
            dict(own)[r["province"]].contains(shapely.Point(float(r["lon"]), float(r["lat"])))
            for r in rows)
        print(f"provinces {country}: {len(own)}, all valid {all(g.is_valid for g in geoms)},"
              f" off the outline {off.area * KM2:.6f} km2, overlap {twice * KM2:.6f} km2,"
              f" coverage {shapely.coverage_is_valid(geoms)},"
              f" district centroids in their province {right} of {len(rows)}")
