"""Douglas-Peucker in metres: each distance is measured in the local metric
at the latitude of the point it is measured for. Where the result crosses
itself, vertices are put back until it does not."""

import numpy as np
import shapely

from measure import to_segments


def _farthest(c, i, j):
    """Index and distance of the vertex between i and j farthest from i-j."""
    inner = c[i + 1 : j]
    d = to_segments(inner, c[i], c[j], inner[:, 1])
    k = int(d.argmax())
    return i + 1 + k, d[k]


def _keep(c, tolerance_m):
    kept = {0, len(c) - 1}
    stack = [(0, len(c) - 1)]
    while stack:
        i, j = stack.pop()
        if j - i < 2:
            continue
        k, d = _farthest(c, i, j)
        if d > tolerance_m:
            kept.add(k)
            stack += [(i, k), (k, j)]
    return kept


def _crossing(c, idx):
    """Positions in idx of the segments that meet another than their neighbours."""
    segs = shapely.linestrings(np.stack([c[idx[:-1]], c[idx[1:]]], 1))
    a, b = shapely.STRtree(segs).query(segs, predicate="intersects")
    closed = tuple(c[0]) == tuple(c[-1])
    apart = b - a > 1
    if closed:
        apart &= ~((a == 0) & (b == len(segs) - 1))
    return np.unique(np.concatenate([a[apart], b[apart]]))


def line(coords, tolerance_m):
    c = np.asarray(coords, float)
    kept = _keep(c, tolerance_m)
    while True:
        idx = np.array(sorted(kept))
        more = {
            _farthest(c, idx[s], idx[s + 1])[0]
            for s in _crossing(c, idx)
            if idx[s + 1] - idx[s] > 1
        }
        if not more:
            return [tuple(coords[i]) for i in idx]
        kept |= more


def ring(coords, tolerance_m):
    """A closed ring (first == last), split at the vertex farthest from the first."""
    c = np.asarray(coords, float)
    far = int(((c - c[0]) ** 2).sum(1).argmax())
    if far in (0, len(c) - 1):
        return [tuple(v) for v in coords]
    return line(coords[: far + 1], tolerance_m)[:-1] + line(coords[far:], tolerance_m)
