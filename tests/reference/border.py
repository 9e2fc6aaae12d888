"""Exact distances to lines, to judge durand's against.

    pip install numpy pyproj
    python3 tests/reference/border.py

writes border.csv and lines.csv beside itself in three minutes, most of them
for the check whose result is printed. Geodesics are those of pyproj.Geod on
WGS 84 (Karney's own C library, which durand does not use). The lines, whose
segments are geodesics between their vertices: osm, natural-earth and gshhg,
the border, vertices from geodata/line/*.geojson, 2,000 points each;
antimeridian and pole, made up below, vertices 40 to 140 km apart written to
lines.csv (line, lon, lat; in order), 500 points each.

Columns of border.csv: the line's name; the point; distance and measure in
metres; the foot; the distance of the next best foot, where one at another
measure is less than 10 m farther, so that ties can be left out when measures
are compared; the azimuth at the point towards the foot in degrees, from 1 m on
(at a pole: as along the point's meridian). Lines that begin with # give the
length of each line in metres.

How: a foot is a local minimum of the distance along the line. The derivative
of the distance along a segment is −cos of the angle between the segment and
the way to the point. Where its sign changes at a vertex, the vertex is a foot;
where it changes within a segment, the foot is found between the two ends. No
segment is passed over but by the triangle inequality: one of length L whose
ends are a and b away is nowhere nearer than (a + b − L) / 2.
"""

import json
import time
from pathlib import Path

import numpy as np
from pyproj import Geod

WGS84 = Geod(ellps="WGS84")
HERE = Path(__file__).resolve().parent
SEED = 20251009
RADIUS = 6371e3
ENOUGH = 1e-6  # The foot is found to this many metres along its segment.
RIVAL = 10.0  # A second foot is looked for as far as this beyond the first.
SAME_FOOT = 0.05  # Two feet whose measures differ by less are one.
CHECKED = 100  # Points of each line that are checked by a search of all of it.


def inverse(lon, lat, lons, lats):
    """From one point to many: azimuths there, azimuths back, metres."""
    return WGS84.inv(np.full_like(lons, lon), np.full_like(lats, lat), lons, lats)


def cos_between(a, b):
    return np.cos(np.radians(a - b))


class Line:
    def __init__(self, vertices):
        self.lon, self.lat = lon, lat = np.array(vertices, float).T
        # The azimuths of the segments at their beginnings and at their ends.
        self.start, self.end, self.length = WGS84.inv(lon[:-1], lat[:-1], lon[1:], lat[1:], return_back_azimuth=False)
        self.measure = np.concatenate([[0.0], np.cumsum(self.length)])

    def at(self, i, along):
        """Longitude, latitude and heading, metres along segments."""
        return WGS84.fwd(self.lon[i], self.lat[i], self.start[i], along, return_back_azimuth=False)

    def feet(self, points):
        """For each point all feet less than RIVAL above the nearest, nearest
        first, as (distance, measure, lon, lat, azimuth at the point)."""
        feet, inner = [[] for _ in points], []
        for n, point in enumerate(points):
            azimuth, back, metres = inverse(*point, self.lon, self.lat)
            starts, ends = cos_between(back[:-1], self.start), cos_between(back[1:], self.end)
            ceiling = metres.min() + RIVAL
            vertex = (np.append(1.0, ends) >= 0) & (np.append(starts, -1.0) <= 0) | (metres == 0)
            for i in np.flatnonzero(vertex & (metres <= ceiling)):
                feet[n].append((metres[i], self.measure[i], self.lon[i], self.lat[i], azimuth[i]))
            near = (metres[:-1] + metres[1:] - self.length) / 2 <= ceiling + 1e-3
            inner += [(n, i) for i in np.flatnonzero(near & (starts > 0) & (ends < 0))]
        of, i = np.array(inner).T
        for n, *foot in zip(of, *self.within(i, *points[of].T)):
            feet[n].append(tuple(foot))
        return [sorted(f for f in some if f[0] <= min(some)[0] + RIVAL) for some in feet]

    def within(self, i, lon, lat):
        """Feet within segments at whose beginnings the distance falls and at
        whose ends it rises. Each step would be the last on a sphere, where
        tan(way along) = tan(distance) · cos(angle); when it leaves the bracket
        round the foot, or after many turns, the bracket is halved instead."""
        low, high = np.zeros(len(i)), self.length[i]
        along, k, turn = high / 2, np.arange(len(i)), 0
        while k.size:
            *foot, heading = self.at(i[k], along[k])
            azimuth, _, metres = WGS84.inv(*foot, lon[k], lat[k])
            ahead, turn = cos_between(azimuth, heading), turn + 1
            low[k], high[k] = np.where(ahead > 0, along[k], low[k]), np.where(ahead > 0, high[k], along[k])
            to = along[k] + RADIUS * np.arctan(np.tan(np.minimum(metres / RADIUS, 1.5)) * ahead)
            to = np.where((to < low[k]) | (to > high[k]) | (turn > 20), (low[k] + high[k]) / 2, to)
            along[k], k = to, k[np.abs(to - along[k]) > ENOUGH]
        foot_lon, foot_lat, _ = self.at(i, along)
        azimuth, _, metres = WGS84.inv(lon, lat, foot_lon, foot_lat)
        return metres, self.measure[i] + along, foot_lon, foot_lat, azimuth

    def searched(self, lon, lat):
        """The distance by golden section on every segment, blind to derivative and bound."""
        golden, every = (5**0.5 - 1) / 2, np.arange(len(self.length))

        def away(along):
            return inverse(lon, lat, *self.at(every, along)[:2])[2]

        low, high = np.zeros_like(self.length), self.length
        left, right, ends = high - golden * high, golden * high, [away(low), away(high)]
        at_left, at_right = away(left), away(right)
        while (high - low).max() > ENOUGH:
            down = at_left < at_right
            low, high = np.where(down, low, left), np.where(down, right, high)
            new = np.where(down, high - golden * (high - low), low + golden * (high - low))
            at_new = away(new)
            left, right = np.where(down, new, right), np.where(down, left, new)
            at_left, at_right = np.where(down, at_new, at_right), np.where(down, at_left, at_new)
        return np.min([at_left, at_right, *ends])


def made_up():
    rng = np.random.default_rng(SEED)
    # A zigzag across the antimeridian, three times, once at a vertex.
    t, turn = np.linspace(0, 1, 40), np.resize([1, -1], 40) * (np.arange(40) % 39 > 0)
    lon, lat = 170 + 20 * t + turn * rng.uniform(0.1, 0.4, 40), -20 + 10 * t - turn * rng.uniform(0.05, 0.4, 40)
    lon[18:23] = [179.4, 180, 180.4, 179.7, 180.5]
    yield "antimeridian", lon, lat
    # Up to 89.5°, closely past the pole, some of the way round it, and down.
    lon = 20 + rng.uniform(-4, 4, 11), [201, 200], np.linspace(220, 340, 8), 340 + rng.uniform(-4, 4, 8)
    lat = np.linspace(80, 89.5, 11), [89.4, 88.4], rng.uniform(87.7, 88.3, 8), np.linspace(87, 80, 8)
    yield "pole", np.hstack(lon), np.hstack(lat)


def points(line, name, count, rng):
    """Half of them within 100 km of the line, a quarter within 300 km."""

    def on_the_line(n):
        measure = rng.uniform(0, line.measure[-1], n)
        i = np.searchsorted(line.measure, measure, "right") - 1
        return line.at(i, measure - line.measure[i])[:2]

    def off(lon, lat, azimuth, metres):
        return np.round(WGS84.fwd(lon, lat, azimuth, metres)[:2], 9)

    # Round places evenly spread along it, at most as far from it as thrown.
    for share, least, most in [(0.12, 0, 5e3), (0.08, 0, 1e5), (0.34, 1e5, 3e5), (0.26, 3e5, 2e6)]:
        n = round(share * count)
        yield off(*on_the_line(n), rng.uniform(-180, 180, n), rng.uniform(least, most, n))
    # On segments and on vertices.
    n = round(0.03 * count)
    yield np.round(on_the_line(n), 9)
    i = rng.choice(len(line.lon), n, replace=False)
    yield line.lon[i], line.lat[i]
    # Beside the sharpest bends, inside and outside, 1 m to 300 m off.
    n = round(0.06 * count)
    turn = (line.start[1:] - line.end[:-1] + 180) % 360 - 180
    i = rng.choice(np.argsort(-np.abs(turn))[: len(turn) // 4], n)
    azimuth = line.end[i] + turn[i] / 2 + rng.choice([-90, 90], n) + rng.uniform(-25, 25, n)
    yield off(line.lon[i + 1], line.lat[i + 1], azimuth, 10 ** rng.uniform(0, 2.5, n))
    # Where longitude misbehaves, on either side and as near as 0.1 mm.
    lon, lat, near = rng.uniform(-180, 180, n), rng.uniform(-24, -6, n), 10 ** rng.uniform(-9, 0.5, n)
    across = np.round([np.where(lon < 0, -180 + near, 180 - near), lat], 9)
    beside = {"antimeridian": across, "pole": np.round([lon, 90 - near], 9)}
    yield beside[name] if name in beside else off(*on_the_line(n), lon, near * 1e4)
    # At ±180° and ±90°, wherever the line is.
    n = count // 100
    yield np.resize([180.0, -180.0], n), rng.uniform(-90, 90, n).round(9)
    yield rng.uniform(-180, 180, n).round(9), np.resize([90.0, -90.0], n)


def main():
    lines, vertices, lengths, rows = {}, ["line,lon,lat"], [], []
    for name in ["osm", "natural-earth", "gshhg"]:
        text = (HERE / "../../geodata/line" / f"{name}.geojson").read_text()
        lines[name] = json.loads(text)["features"][0]["geometry"]["coordinates"], 2000
    for name, lon, lat in made_up():
        lines[name] = np.round([(lon + 180) % 360 - 180, lat], 6).T, 500
        vertices += [f"{name},{lon},{lat}" for lon, lat in lines[name][0]]
    for n, (name, (line, count)) in enumerate(lines.items()):
        began, line, rng = time.time(), Line(line), np.random.default_rng(SEED + n)
        lengths.append(f"# length {name} {line.measure[-1]:.6f}")
        thrown = np.hstack(list(points(line, name, count, rng))).T
        feet = line.feet(thrown)
        for (lon, lat), ((metres, measure, x, y, azimuth), *others) in zip(thrown, feet):
            second = next((f"{d:.4f}" for d, m, *_ in others if abs(m - measure) > SAME_FOOT), "")
            azimuth = f"{azimuth:.5f}" if metres >= 1 else ""
            rows.append(f"{name},{lon},{lat},{metres:.6f},{measure:.5f},{x:.9f},{y:.9f},{second},{azimuth}")
        best, found = np.array([some[0][0] for some in feet]), time.time()
        off = max(abs(line.searched(*thrown[i]) - best[i]) for i in rng.choice(count, CHECKED, replace=False))
        shares = ", ".join(f"{(best <= km * 1e3).mean():.0%} within {km} km" for km in [100, 300, 2000])
        print(f"{name}: {shares}; {found - began:.1f} s; check: {off:.1e} m off, {time.time() - found:.1f} s")
    header = "border,lon,lat,distance_m,measure_m,foot_lon,foot_lat,second_distance_m,azimuth_deg"
    (HERE / "border.csv").write_text("\n".join([*lengths, header, *rows]) + "\n")
    (HERE / "lines.csv").write_text("\n".join(vertices) + "\n")


main()
