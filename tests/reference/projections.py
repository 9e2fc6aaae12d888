"""What PROJ makes of points, to judge durand's map projections against.

    pip install numpy pyproj
    python3 tests/reference/projections.py

writes projections.csv beside itself in a second. Columns: the projection; for
the azimuthal one the place it is centred on; the point; metres east and north
on the plane; how far the page's upward direction is clockwise of true north
there, in degrees (PROJ's meridian convergence, from the derivatives of the
projection; empty at the centre of the azimuthal one, where PROJ has none).
Points are seeded, and rounded before they are projected.
"""

from pathlib import Path

import numpy as np
from pyproj import Geod, Proj

HERE = Path(__file__).resolve().parent
SEED = 20251122
CONIC = "+lat_1=30.6 +lat_2=35.8 +lat_0=33.2 +lon_0=67.7"
FIXED = {
    "lambert": f"+proj=lcc {CONIC}",
    "albers": f"+proj=aea {CONIC}",
    "oblique-mercator": "+proj=omerc +lat_0=33 +lonc=67.9 +alpha=51 +gamma=90 +k=0.9997",
}
# Places along the line, from its western end to its eastern.
CENTRES = [(60.87, 29.86), (66.4, 30.92), (69.45, 31.9), (71.09, 34.1), (74.57, 37.03)]


def rows(name, definition, centre, points):
    plane = Proj(f"{definition} +ellps=WGS84 +units=m")
    for lon, lat in points:
        x, y = plane(lon, lat, errcheck=True)
        turn = "" if (lon, lat) == centre else f"{plane.get_factors(lon, lat).meridian_convergence:.6f}"
        yield f"{name},{centre[0]},{centre[1]},{lon},{lat},{x:.6f},{y:.6f},{turn}"


def main():
    rng, out = np.random.default_rng(SEED), []
    for name, definition in FIXED.items():
        points = np.round(rng.uniform([59, 23], [78, 39], (300, 2)), 7).tolist()
        corners = [[lon, lat] for lon in (59, 78) for lat in (23, 39)]
        out += rows(name, definition, ("", ""), points + corners)
    for centre in CENTRES:
        azimuth, metres = rng.uniform(-180, 180, 80), 10 ** rng.uniform(0, np.log10(500e3), 80)
        lon, lat, _ = Geod(ellps="WGS84").fwd(*np.tile(centre, (80, 1)).T, azimuth, metres)
        points = [tuple(p) for p in np.round(np.transpose([lon, lat]), 7).tolist()]
        definition = f"+proj=aeqd +lon_0={centre[0]} +lat_0={centre[1]}"
        out += rows("azimuthal", definition, centre, [centre, *points])
    header = "projection,centre_lon,centre_lat,lon,lat,x_m,y_m,convergence_deg"
    (HERE / "projections.csv").write_text("\n".join([header, *out]) + "\n")


main()
