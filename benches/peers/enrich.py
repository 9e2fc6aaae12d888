"""A table in, distance and district joined, GeoJSON out, as one would write it.

    python enrich.py polars|duckdb|geopandas POINTS.csv LINE.geojson DISTRICTS.geojson OUT.geojson

Each function is a whole program that imports what it needs. Distances are in
the plane of data.py, in metres to the centimetre.
"""

import glob
import json
import sys

import numpy as np
import shapely

from data import LAMBERT, features, to_plane

FEATURE = (
    '{"type":"Feature","properties":{"id":@,"date":"@","district":"@","type":"@","fatalities":@,'
    '"distance_m":@,"joined":@},"geometry":{"type":"Point","coordinates":[@,@]}}'
)
COLUMNS = ("id", "date", "district", "type", "fatalities", "distance_m", "joined", "lon", "lat")


def vertices(line):
    return shapely.get_coordinates(features(line)[1])


def segments(lonlat):
    """The segments of a line in the plane, for an index."""
    xy = to_plane(lonlat)
    return shapely.linestrings(np.stack([xy[:-1], xy[1:]], axis=1))


def by_polars(table, line, districts, out):
    """The fast way by hand: polars reads the table and puts the text together, shapely joins."""
    import polars as pl

    rows = pl.read_csv(table)
    lonlat = rows.select("lon", "lat").to_numpy()
    tree = shapely.STRtree(segments(vertices(line)))
    distance = tree.query_nearest(shapely.points(to_plane(lonlat)), return_distance=True, all_matches=False)[1]
    properties, areas = features(districts)
    area, point = shapely.STRtree(shapely.points(lonlat)).query(areas, "contains")
    joined = np.full(len(rows), -1)
    joined[point] = area
    names = np.array([*(json.dumps(p["name"]) for p in properties), "null"])
    rows = rows.with_columns(distance_m=np.round(distance, 2), joined=names[joined])
    first, *rest = map(pl.lit, FEATURE.split("@"))
    text = pl.concat_str(first, *(part for pair in zip(map(pl.col, COLUMNS), rest) for part in pair))
    with open(out, "w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        file.write(",\n".join(rows.select(text).to_series()))
        file.write("\n]}\n")


def duckdb_spatial():
    """duckdb on one thread, with the extension out of its package: nothing is fetched."""
    import duckdb
    import duckdb_extension_spatial

    (extension,) = glob.glob(f"{duckdb_extension_spatial.__path__[0]}/**/spatial.duckdb_extension", recursive=True)
    database = duckdb.connect(config={"threads": 1, "allow_unsigned_extensions": "true"})
    database.execute(f"LOAD '{extension}'")
    return database


def by_duckdb(table, line, districts, out):
    """One statement of SQL."""
    database = duckdb_spatial()
    shape = shapely.to_wkt(shapely.linestrings(to_plane(vertices(line))), rounding_precision=3)
    database.execute("CREATE TABLE line AS SELECT ST_GeomFromText(?) AS shape", [shape])
    database.execute(f"CREATE TABLE areas AS SELECT name, geom FROM ST_Read('{districts}')")
    in_plane = f"ST_Transform(place, 'EPSG:4326', '{LAMBERT}', always_xy := true)"
    database.execute(f"""
        COPY (
            SELECT id, date::VARCHAR AS date, district, type, fatalities,
                   round(ST_Distance({in_plane}, shape), 2) AS distance_m, areas.name AS joined, place
            FROM (SELECT *, ST_Point(lon, lat) AS place FROM read_csv('{table}'))
            CROSS JOIN line LEFT JOIN areas ON ST_Within(place, areas.geom)
        ) TO '{out}' (FORMAT gdal, DRIVER 'GeoJSON')""")


def by_geopandas(table, line, districts, out):
    """The usual way."""
    import geopandas
    import pandas

    rows = pandas.read_csv(table)
    places = geopandas.points_from_xy(rows.pop("lon"), rows.pop("lat"), crs="EPSG:4326")
    rows = geopandas.GeoDataFrame(rows, geometry=places)
    border = geopandas.GeoDataFrame(geometry=segments(vertices(line)), crs=LAMBERT)
    nearest = rows[["geometry"]].to_crs(LAMBERT).sjoin_nearest(border, distance_col="distance_m")["distance_m"]
    rows["distance_m"] = nearest[~nearest.index.duplicated()].round(2)
    areas = geopandas.read_file(districts)[["name", "geometry"]].rename(columns={"name": "joined"})
    rows.sjoin(areas, how="left", predicate="within").drop(columns="index_right").to_file(out, driver="GeoJSON")


if __name__ == "__main__":
    {"polars": by_polars, "duckdb": by_duckdb, "geopandas": by_geopandas}[sys.argv[1]](*sys.argv[2:])
