"""The boundaries of the two countries and of their provinces, each once: what a
map strokes, from the areas as they are written. Areas share a boundary where
they have the same vertices. The line between the two countries is in none; it
is a layer of its own, in several versions."""

import json
from collections import defaultdict

import geojson
import outline
import provinces

FILE = "boundaries.geojson"


def _edges(path):
    """The edges of each area of a file, each with its lesser end first."""
    data = json.loads(path.read_text(encoding="utf-8"))
    for feature in data["features"]:
        kind, areas = feature["geometry"]["type"], feature["geometry"]["coordinates"]
        rings = [ring for area in (areas if kind == "MultiPolygon" else [areas]) for ring in area]
        yield [tuple(sorted((tuple(a), tuple(b)))) for ring in rings for a, b in zip(ring, ring[1:])]


def _chained(edges):
    """Edges as lines that end where other than two edges meet; what is left are
    rings. In the order of the edges."""
    meeting, used = defaultdict(list), set()
    for n, ends in enumerate(edges):
        for end in ends:
            meeting[end].append(n)

    def follow(here, n):
        line = [here]
        while n is not None:
            used.add(n)
            a, b = edges[n]
            here = b if a == here else a
            line.append(here)
            onward = meeting[here] if len(meeting[here]) == 2 else []
            n = next((m for m in onward if m not in used), None)
        return line

    lines = [follow(end, n) for n, ends in enumerate(edges) for end in ends
             if n not in used and len(meeting[end]) != 2]
    return lines + [follow(a, n) for n, (a, _) in enumerate(edges) if n not in used]


def lines(out):
    """(round both countries together, between provinces)"""
    left, right = _edges(out / outline.FILE)
    shared = set(left) & set(right)
    known, inside = {*left, *right}, []
    for area in _edges(out / provinces.FILE):
        for edge in area:
            if edge not in known:
                known.add(edge)
                inside.append(edge)
    return _chained([e for e in left + right if e not in shared]), _chained(inside)


def run(src, out):
    both = dict(zip(("outline", "province"), lines(out)))
    rows = ['{"type":"Feature","properties":%s,"geometry":%s}' % (
        json.dumps({"kind": kind}, separators=(",", ":")),
        json.dumps({"type": "MultiLineString", "coordinates": found}, separators=(",", ":")))
        for kind, found in both.items()]
    (out / FILE).write_text(geojson.collected(rows), encoding="utf-8", newline="\n")
    for kind, found in both.items():
        print(f"boundaries {kind}: {len(found)} lines, {sum(map(len, found))} vertices")
