"""Putting unordered stretches of a line together."""

import heapq
import math
from collections import Counter

import shapely

from measure import M_PER_DEG


def metres(a, b):
    k = math.cos(math.radians((a[1] + b[1]) / 2))
    return math.hypot((a[0] - b[0]) * k, a[1] - b[1]) * M_PER_DEG


def chains(pieces):
    """Joins pieces with equal ends where exactly two meet. Returns lines."""
    pieces = [list(p) for p in pieces if len(p) > 1]
    ends = {}
    for i, p in enumerate(pieces):
        for v in (p[0], p[-1]):
            ends.setdefault(v, []).append(i)
    used, out = set(), []

    def extend(chain):
        while True:
            here = ends.get(chain[-1], [])
            nxt = [i for i in here if i not in used]
            if len(here) != 2 or len(nxt) != 1:
                return chain
            used.add(nxt[0])
            p = pieces[nxt[0]]
            chain += (p if p[0] == chain[-1] else p[::-1])[1:]

    for i, p in enumerate(pieces):
        if i not in used:
            used.add(i)
            out.append(extend(extend(list(p))[::-1])[::-1])
    return out


def weld(pieces, tolerance_m):
    """Moves ends within the tolerance of each other onto one point."""
    grid, moved = {}, {}
    cell = tolerance_m / M_PER_DEG * 2

    def settle(v):
        if v in moved:
            return moved[v]
        cx, cy = math.floor(v[0] / cell), math.floor(v[1] / cell)
        near = [w for i in (-1, 0, 1) for j in (-1, 0, 1) for w in grid.get((cx + i, cy + j), ())]
        near = [(metres(v, w), w) for w in near]
        d, w = min(near, default=(math.inf, None))
        if d > tolerance_m:
            w = v
            grid.setdefault((cx, cy), []).append(v)
        moved[v] = w
        return w

    return [[settle(p[0]), *p[1:-1], settle(p[-1])] for p in pieces if len(p) > 1]


def split(pieces, tolerance_m):
    """Cuts pieces where another's end comes within the tolerance of one of
    their inner vertices, and moves that end there. Returns [(index, piece)]."""
    inner = [(i, k) for i, p in enumerate(pieces) for k in range(1, len(p) - 1)]
    tree = shapely.STRtree([shapely.Point(pieces[i][k]) for i, k in inner])
    radius = tolerance_m / M_PER_DEG * 1.4
    met = Counter(v for p in pieces for v in {p[0], p[-1]})
    moved, cuts = {}, {}
    for v in sorted(v for v, n in met.items() if n == 1):
        near = [(metres(v, pieces[i][k]), i, k)
                for i, k in (inner[j] for j in tree.query(shapely.Point(v).buffer(radius)))
                if v not in (pieces[i][0], pieces[i][-1])]
        d, i, k = min(near, default=(math.inf, 0, 0))
        if d <= tolerance_m:
            moved[v] = pieces[i][k]
            cuts.setdefault(i, set()).add(k)
    out = []
    for i, p in enumerate(pieces):
        q = [moved.get(p[0], p[0]), *p[1:-1], moved.get(p[-1], p[-1])]
        at = [0, *sorted(cuts.get(i, ())), len(p) - 1]
        out += [(i, q[a : b + 1]) for a, b in zip(at, at[1:])]
    return out


def shortest(pieces, start, end):
    """The shortest path through the pieces, as coordinates, from the node
    nearest to `start` to the node nearest to `end` among those it reaches."""
    graph = {}
    for p in pieces:
        w = sum(metres(a, b) for a, b in zip(p, p[1:]))
        graph.setdefault(p[0], []).append((w, p[-1], p))
        graph.setdefault(p[-1], []).append((w, p[0], p[::-1]))
    a = min(sorted(graph), key=lambda v: metres(v, start))
    best, came = {a: 0.0}, {}
    queue = [(0.0, a)]
    while queue:
        d, v = heapq.heappop(queue)
        if d > best[v]:
            continue
        for w, to, p in graph[v]:
            if d + w < best.get(to, math.inf):
                best[to] = d + w
                came[to] = (v, p)
                heapq.heappush(queue, (d + w, to))
    b = min(sorted(best), key=lambda v: metres(v, end))
    steps = []
    while b != a:
        b, p = came[b]
        steps.append(p)
    out = [a]
    for p in reversed(steps):
        out += p[1:]
    return out
