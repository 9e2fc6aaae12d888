"""GDAL opens the exports, finds every feature, and types the properties.

usage: gdal.py OUTPUT_FOLDER
"""

import json
import subprocess
import sys
from pathlib import Path

REALS = {"uncertainty_km", "lon", "lat", "border_distance_km", "border_distance_min_km",
         "border_distance_max_km", "p_within_5km", "p_within_10km", "p_within_25km", "p_within_50km",
         "border_measure_km", "crossing_distance_km"}
INTEGERS = {"killed_min", "killed_max", "injured_min", "injured_max"}
BOOLEANS = {"killed_open", "injured_open", "contested"}
DATES = {"date_start", "date_end"}


def layer(path):
    said = subprocess.run(["ogrinfo", "-so", "-al", str(path)], check=True, capture_output=True, text=True)
    if "ERROR" in said.stdout + said.stderr or "Warning" in said.stderr:
        sys.exit(f"{path}: {said.stdout}{said.stderr}")
    return said.stdout


def main():
    folder = Path(sys.argv[1])
    points = layer(folder / "incidents.geojson")
    expected = len(json.loads((folder / "incidents.geojson").read_text())["features"])
    assert f"Feature Count: {expected}" in points, points
    types = dict(line.split(": ", 1) for line in points.splitlines() if ": " in line)
    for names, kind in ((REALS, "Real"), (INTEGERS, "Integer"), (BOOLEANS, "Integer(Boolean)"), (DATES, "Date")):
        for name in names:
            assert types.get(name, "missing").startswith(kind), f"{name} is {types.get(name)}, not {kind}"
    assert "Geometry: Point" in points, points
    areas = layer(folder / "footprints.geojson")
    assert "Feature Count:" in areas
    print(f"{expected} incidents, all properties typed")


main()
