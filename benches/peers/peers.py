"""The peers: each does one task in a process of its own, timed inside it.

    python peers.py --list
    python peers.py TASK PEER FOLDER LINE N [POSTGIS]

A peer is a function that prepares what can be prepared and returns the function
that is timed: from longitudes and latitudes in memory (or in a table, in SQL) to
the answer in memory. Both are timed twice, and the second time counts, unless
the first took longer than `LONG_S`. Prints one line of JSON.
"""

import json
import resource
import sys
from pathlib import Path

import numpy as np
import shapely

from data import GEOD, LAMBERT, features, to_degrees, to_plane
from enrich import duckdb_spatial, segments
from truth import NEAREST, WITHIN_M, Line, judge

LONG_S, SHORT_S = 5.0, 0.2
PEERS = {}


class Case:
    """What is asked of a peer. `backend` is the server's process that works for it."""

    def __init__(self, folder, line, n, address=None):
        self.line, self.n, self.backend = line, n, None
        self.points = np.load(folder / f"points-{n}.npy")
        self.vertices = np.load(folder / f"line-{line}.npy")
        self.places = np.load(folder / "places.npy")
        self.districts = folder / "districts.geojson"
        if address:
            self.cursor, self.backend = connected(address)

    def cpu(self):
        """Seconds of CPU so far: ours, our children's, the server's."""
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        server = Path(f"/proc/{self.backend}/schedstat").read_text().split()[0] if self.backend else 0
        return sum(u.ru_utime + u.ru_stime for u in used) + int(server) / 1e9

    def peak_mb(self):
        status = Path(f"/proc/{self.backend or 'self'}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024


def peer(task, name, most=1_000_000):
    """Registers a peer; beyond `most` points it would take minutes."""

    def register(function):
        PEERS[task, name] = function, most
        return function

    return register


class Plane(Line):
    """The line in the plane, with the normals that tell the side."""

    def __init__(self, vertices):
        super().__init__(vertices)
        self.xy = to_plane(vertices)
        self.step = np.diff(self.xy, axis=0)
        left = self.step[:, ::-1] * (-1, 1) / np.hypot(*self.step.T)[:, None]
        at_vertices = np.concatenate([left[:1], left[:-1] + left[1:], left[-1:]])
        self.left = np.stack([at_vertices[:-1], left, at_vertices[1:]])

    def project(self, lonlat):
        """Distance in the plane, measure, side, and the foot."""
        xy = to_plane(lonlat)
        (_, segment), distance = self.tree.query_nearest(shapely.points(xy), return_distance=True, all_matches=False)
        offset, step = xy - self.xy[segment], self.step[segment]
        share = np.clip((offset * step).sum(axis=1) / (step**2).sum(axis=1), 0, 1)
        across = offset - share[:, None] * step
        where = 1 + (share == 1) - (share == 0)
        side = np.where((across * self.left[where, segment]).sum(axis=1) > 0, 1, 2)
        return distance, self.measures[segment] + share * self.lengths[segment], side, xy - across


# project: the distance to the line, and with some the measure and the side


@peer("project", "shapely STRtree and numpy, plane")
def shapely_project(case):
    plane = Plane(case.vertices)
    return lambda: plane.project(case.points)[:3]


@peer("project", "shapely STRtree and numpy, plane; pyproj.Geod to the foot")
def shapely_geod(case):
    plane = Plane(case.vertices)

    def run():
        _, measure, side, foot = plane.project(case.points)
        return GEOD.inv(*case.points.T, *to_degrees(foot).T)[2], measure, side

    return run


@peer("project", "shapely STRtree, plane; distance only")
def shapely_distance(case):
    tree = shapely.STRtree(segments(case.vertices))
    dots = lambda: shapely.points(to_plane(case.points))  # noqa: E731
    return lambda: [tree.query_nearest(dots(), return_distance=True, all_matches=False)[1]]


@peer("project", "geopandas sjoin_nearest, plane; distance only")
def geopandas_project(case):
    import geopandas

    border = geopandas.GeoDataFrame(geometry=segments(case.vertices), crs=LAMBERT)

    def run():
        joined = frame(case).to_crs(LAMBERT).sjoin_nearest(border, distance_col="distance")
        return [joined[~joined.index.duplicated()]["distance"].to_numpy()]

    return run


@peer("project", "duckdb spatial, plane; distance only", most=100_000)
def duckdb_project(case):
    database = duckdb_spatial()
    database.register("given", table(case))
    database.execute("CREATE TABLE points AS SELECT * FROM given")
    place = f"ST_Transform(ST_Point(lon, lat), 'EPSG:4326', '{LAMBERT}', always_xy := true)"
    line = wkt(to_plane(case.vertices))
    sql = f"SELECT ST_Distance({place}, ST_GeomFromText('{line}')) AS distance FROM points ORDER BY id"
    return lambda: [database.execute(sql).fetchnumpy()["distance"]]


@peer("project", "sedonadb geography, sphere; distance only")
def sedona_project(case):
    session, line = sedona(case), wkt(case.vertices)
    sql = f"SELECT ST_Distance(ST_GeogPoint(lon, lat), ST_GeogFromWKT('{line}')) AS distance FROM points ORDER BY id"
    return lambda: [session.sql(sql).to_arrow_table()["distance"].to_numpy()]


@peer("project", "PostGIS geography; distance only", most=100_000)
def postgis_project(case):
    sql = f"SELECT ST_Distance(place, shape) FROM points_{case.n}, lines WHERE name = %s ORDER BY id"
    return lambda: [ask(case, sql, case.line)]


@peer("project", "pyproj.Geod on candidates of shapely STRtree; no side", most=10_000)
def exact_project(case):
    line = Line(case.vertices)
    return lambda: line.nearest(case.points, rounds=4)[:2]


# within: whether it is within 10 km


@peer("within", "shapely prepared dwithin, plane")
def shapely_within(case):
    line = shapely.linestrings(to_plane(case.vertices))
    shapely.prepare(line)
    return lambda: shapely.dwithin(line, shapely.points(to_plane(case.points)), WITHIN_M)


@peer("within", "PostGIS geography ST_DWithin", most=100_000)
def postgis_within(case):
    sql = f"SELECT ST_DWithin(place, shape, %s) FROM points_{case.n}, lines WHERE name = %s ORDER BY id"
    return lambda: ask(case, sql, WITHIN_M, case.line).astype(bool)


# district: the polygon each point lies in


@peer("district", "shapely STRtree of the points")
def shapely_district(case):
    _, areas = features(case.districts)
    return lambda: joined(case, *shapely.STRtree(shapely.points(case.points)).query(areas, "contains"))


@peer("district", "geopandas sjoin")
def geopandas_district(case):
    import geopandas

    areas = geopandas.read_file(case.districts)

    def run():
        pairs = frame(case).sjoin(areas, predicate="within")["index_right"]
        return joined(case, pairs, pairs.index)

    return run


@peer("district", "sedonadb join")
def sedona_district(case):
    import geopandas

    session = sedona(case)
    areas = geopandas.read_file(case.districts)[["geometry"]].reset_index(names="area").to_crs("OGC:CRS84")
    session.create_data_frame(areas).to_memtable().to_view("areas", overwrite=True)
    place = "ST_SetCRS(ST_Point(lon, lat), 'OGC:CRS84')"
    sql = f"SELECT area, id FROM points JOIN areas ON ST_Within({place}, geometry)"
    return lambda: joined(case, *(column.to_numpy() for column in session.sql(sql).to_arrow_table().columns))


def joined(case, area, point):
    """The area of each point, -1 for none."""
    answer = np.full(case.n, -1)
    answer[point] = area
    return answer


# nearest: the 20 nearest points to each place; building an index is the set-up


def normals(lonlat):
    lon, lat = np.radians(lonlat).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)


@peer("nearest", "scipy cKDTree, sphere, all places at once")
def scipy_nearest(case):
    from scipy.spatial import cKDTree

    tree = cKDTree(normals(case.points))
    return lambda: tree.query(normals(case.places), k=NEAREST)[1]


@peer("nearest", "scipy cKDTree, sphere, place by place")
def scipy_nearest_by_one(case):
    from scipy.spatial import cKDTree

    tree = cKDTree(normals(case.points))
    return lambda: np.array([tree.query(normals(place), k=NEAREST)[1] for place in case.places])


@peer("nearest", "PostGIS geography, <-> on GiST")
def postgis_nearest(case):
    case.cursor.execute(f"DROP INDEX IF EXISTS places; CREATE INDEX places ON points_{case.n} USING gist (place)")
    sql = f"SELECT id FROM points_{case.n} ORDER BY place <-> ST_Point(%s, %s)::geography LIMIT {NEAREST}"
    return lambda: np.array([ask(case, sql, *place) for place in case.places.tolist()], dtype=int)


# the engines' own ways to hold the points and the line


def frame(case):
    import geopandas

    return geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(*case.points.T, crs="EPSG:4326"))


def table(case):
    import pyarrow

    return pyarrow.table({"id": np.arange(case.n), "lon": case.points[:, 0], "lat": case.points[:, 1]})


def sedona(case):
    import sedonadb

    session = sedonadb.connect()
    session.create_data_frame(table(case)).to_memtable().to_view("points", overwrite=True)
    return session


def connected(address):
    import psycopg2

    connection = psycopg2.connect(address)
    connection.autocommit = True
    return connection.cursor(), connection.get_backend_pid()


def ask(case, sql, *values):
    """A column of numbers from PostGIS."""
    case.cursor.execute(sql, values)
    return np.array(case.cursor.fetchall(), dtype=float)[:, 0]


def wkt(coordinates):
    return shapely.to_wkt(shapely.linestrings(coordinates), rounding_precision=7)


def timed(case, function):
    """Seconds of CPU of a call, the mean of as many as fill `SHORT_S`, and its result."""
    start, calls = case.cpu(), 0
    while not calls or case.cpu() - start < SHORT_S:
        result = function()
        calls += 1
    return (case.cpu() - start) / calls, result


def measure(case, function):
    """Seconds of CPU to prepare and to answer, and peak memory; and the answer."""
    for _ in range(2):
        setup, run = timed(case, lambda: function(case))
        seconds, answer = timed(case, run)
        if setup + seconds > LONG_S:
            break
    return {"setup_cpu_s": setup, "cpu_s": seconds, "peak_mb": case.peak_mb()}, answer


def main():
    if sys.argv[1] == "--list":
        print(json.dumps([(*key, most) for key, (_, most) in PEERS.items()]))
        return
    task, name, folder, line, n, *address = sys.argv[1:]
    case = Case(Path(folder), line, int(n), *address)
    figures, answer = measure(case, PEERS[task, name][0])
    print(json.dumps(figures | judge(task, Path(folder), line, int(n), answer)))


if __name__ == "__main__":
    main()
