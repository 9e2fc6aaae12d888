"""The countries round the two outlines, the sea, the borders between them and
the disputed lines, from Natural Earth 1:10m.

The two sources do not meet exactly: neighbours are led a little under our
outlines (paint them first), and the sea is what no land covers, our outlines
included, so that nothing shows between them."""

import shapely

import disputed
import geojson
import outline
from measure import parts
from topojson import Atlas

FILE = "neighbours.geojson"
BBOX = (55.0, 20.0, 84.0, 44.0)
DIGITS = 6  # as the outlines, whose coast the sea shares
SIMPLIFY = 0.004  # degrees, about 400 m
STRIP = 0.12  # how far a neighbour may reach to meet an outline
STEP = 0.01
UNDER = 0.004  # how far it stays under it
COAST = 0.02  # no reaching this close to the sea
MIN_SEA = 0.0005  # square degrees
COUNTRIES = {
    "IRN": "Iran", "TKM": "Turkmenistan", "UZB": "Uzbekistan", "TJK": "Tajikistan",
    "KGZ": "Kyrgyzstan", "CHN": "China", "IND": "India", "KAZ": "Kazakhstan",
    "NPL": "Nepal", "OMN": "Oman", "ARE": "United Arab Emirates", "SAU": "Saudi Arabia",
}
OURS = ("Afghanistan", "Pakistan")
MERGED = {"Siachen Glacier": "India"}  # held by India; drawn with disputed lines


def polygonal(geom):
    return shapely.MultiPolygon(parts(shapely.make_valid(geom)))


def natural_earth(src):
    """{name: geometry} clipped to the box and simplified as one coverage."""
    atlas, box = Atlas(src), shapely.box(*BBOX)
    found = {}
    for it in atlas.items:
        geom = atlas.geometry(it)
        if geom.intersects(box):
            name = MERGED.get(it["properties"]["name"], it["properties"]["name"])
            found.setdefault(name, []).append(polygonal(geom.intersection(box)))
    names = sorted(found)
    geoms = [polygonal(shapely.union_all(found[n])) for n in names]
    unknown = set(names) - {*COUNTRIES.values(), *OURS}
    if unknown:
        raise SystemExit(f"neighbours: {sorted(unknown)} not expected in the box")
    return dict(zip(names, shapely.coverage_simplify(geoms, SIMPLIFY)))


def reaching(ne, ours):
    """{name: geometry}: the neighbours led under our outlines."""
    theirs = shapely.union_all([ne[n] for n in OURS])
    sea = shapely.box(*BBOX).difference(shapely.union_all(list(ne.values())))
    inner = shapely.simplify(ours.buffer(-UNDER, join_style="mitre"), UNDER / 4)
    room = theirs.difference(sea.buffer(COAST)).difference(inner)
    near = {n: ne[n] for n in COUNTRIES.values() if ne[n].distance(ours) < STRIP}
    grown = {n: shapely.MultiPolygon() for n in near}
    for _ in range(round(STRIP / STEP)):  # step by step, so that each gets what is nearest
        for n in near:
            front = shapely.union_all([near[n], grown[n]]).buffer(STEP, quad_segs=2)
            others = shapely.union_all([g for m, g in grown.items() if m != n])
            grown[n] = polygonal(front.intersection(room).difference(others))
    out = {}
    for n in COUNTRIES.values():
        geom = shapely.union_all([ne[n], grown[n].buffer(1e-6)]) if n in near else ne[n]
        geom = polygonal(shapely.simplify(geom.difference(inner), SIMPLIFY / 20))
        out[n] = shapely.MultiPolygon([p for p in parts(geom) if p.area > 1e-5])
    return out


def sea(lands, ours):
    void = shapely.box(*BBOX).difference(shapely.union_all([*lands, ours]))
    return shapely.MultiPolygon(
        sorted((p for p in parts(void) if p.area > MIN_SEA), key=lambda p: -p.area)
    )


def boundaries(ne, ours):
    """[(name, lines)] of the land borders between two neighbours, ending at
    our outlines where they come near them."""
    names, edge = list(COUNTRIES.values()), ours.boundary
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            common = ne[a].boundary.intersection(ne[b].boundary)
            lines = shapely.line_merge(shapely.MultiLineString(parts(common, "LineString")))
            lines = [disputed.reach(l, edge, STRIP)
                     for l in parts(lines.difference(ours), "LineString") if l.length > 0.02]
            if lines:
                yield f"{a}–{b}", shapely.MultiLineString(sorted(lines, key=lambda l: l.coords[0]))


def features(src, out):
    outlines = outline.committed(out)
    ours = shapely.union_all(list(outlines.values()))
    ne = natural_earth(src)
    lands = reaching(ne, ours)
    feats = [
        geojson.feature(lands[name], kind="country", country=code, name=name)
        for code, name in COUNTRIES.items()
    ]
    feats.append(geojson.feature(sea(lands.values(), ours), kind="sea"))
    for name, lines in boundaries(ne, ours):
        feats.append(geojson.feature(lines, kind="boundary", name=name))
    feats += disputed.features(src, outlines["PAK"], BBOX)
    return feats


def run(src, out):
    feats = features(src, out)
    geojson.write(out / FILE, feats, DIGITS)
    ours = shapely.union_all(list(outline.committed(out).values()))
    cover = shapely.union_all([f["geometry"] for f in feats if f["geometry"].area > 0] + [ours])
    bare = shapely.box(*BBOX).difference(cover)
    print(f"neighbours: {len(feats)} features, uncovered {bare.area * 1e4:.3f} km2 about")
