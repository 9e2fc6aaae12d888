"""The map as one would draw it in Python: python.py PEER GEODATA POINTS.csv OUT.svg

PEER is geopandas or cartopy. The countries, provinces, rivers, neighbours and
the Durand Line of the repository in the same conic, and a circle for each point.
"""

import sys
from pathlib import Path

import geopandas as gpd
import matplotlib
import pandas as pd

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402

CONIC = "+proj=lcc +lat_1=30.6 +lat_2=35.8 +lat_0=33.2 +lon_0=67.7 +ellps=WGS84"
LAYERS = [
    ("neighbours", {"edgecolor": "#808080"}),
    ("outline", {"edgecolor": "#808080", "facecolor": "#fdfcf9"}),
    ("rivers", {"edgecolor": "#96b8cd"}),
    ("provinces", {"edgecolor": "#b8b4ac"}),
    ("line/osm", {"edgecolor": "#282828", "linewidth": 1.5}),
]
EXTENT = 60.3, 77.2, 24.6, 38.4  # west, east, south, north


def with_geopandas(layers, points):
    axes = plt.figure(figsize=(10, 9)).add_axes((0, 0, 1, 1))
    for layer, style in layers:
        layer.to_crs(CONIC).plot(ax=axes, **{"facecolor": "none", "linewidth": 0.5} | style)
    at = gpd.GeoSeries(gpd.points_from_xy(points.lon, points.lat), crs=4326).to_crs(CONIC)
    at.plot(ax=axes, color="#0072b2", markersize=6)
    west, east, south, north = EXTENT
    corners = gpd.GeoSeries(gpd.points_from_xy([west, west, east, east], [south, north, north, south]), crs=4326)
    left, bottom, right, top = corners.to_crs(CONIC).total_bounds
    axes.set(xlim=(left, right), ylim=(bottom, top))


def with_cartopy(layers, points):
    import cartopy.crs as ccrs

    degrees = ccrs.PlateCarree()
    conic = ccrs.LambertConformal(central_longitude=67.7, central_latitude=33.2, standard_parallels=(30.6, 35.8))
    axes = plt.figure(figsize=(10, 9)).add_axes((0, 0, 1, 1), projection=conic)
    axes.set_extent(EXTENT, degrees)
    for layer, style in layers:
        axes.add_geometries(layer.geometry, degrees, **{"facecolor": "none", "linewidth": 0.5} | style)
    axes.scatter(points.lon, points.lat, s=6, color="#0072b2", transform=degrees)


def main():
    peer, geodata, table, out = sys.argv[1:]
    layers = [(gpd.read_file(Path(geodata) / f"{name}.geojson"), style) for name, style in LAYERS]
    {"geopandas": with_geopandas, "cartopy": with_cartopy}[peer](layers, pd.read_csv(table))
    plt.savefig(out)


main()
