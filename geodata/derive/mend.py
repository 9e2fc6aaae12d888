"""Closing notches that water cut into a country's ring at a land border.

Where two countries' rings part between two vertices they share and one makes a
long detour back to nearly the same place (the salt lake Hamun-e Mashkel; a
river along the border), the detour is replaced by the straight chord."""

import numpy as np

from measure import M_PER_DEG

MAX_CHORD_M = 30_000.0
MIN_DETOUR = 2.5  # times the chord


def _metres(coords):
    c = np.asarray(coords, float)
    d = np.diff(c, axis=0)
    return np.hypot(d[:, 0] * np.cos(np.radians(c[1:, 1])), d[:, 1]).sum() * M_PER_DEG


def shared_vertices(*countries):
    return {v for polys in countries for poly in polys for r in poly for v in r}


def path(coords, shared):
    """The path with its water detours between shared vertices cut short."""
    stops = [i for i, v in enumerate(coords) if v in shared]
    if not stops:
        return list(coords)
    out = list(coords[: stops[0] + 1])
    for i, j in zip(stops, stops[1:]):
        if j - i > 2:
            chord = _metres([coords[i], coords[j]])
            if chord <= MAX_CHORD_M and _metres(coords[i : j + 1]) > MIN_DETOUR * chord:
                out.append(coords[j])
                continue
        out += coords[i + 1 : j + 1]
    return out + list(coords[stops[-1] + 1 :])
