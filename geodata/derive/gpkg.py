"""Reading layers of the world map GeoPackage that QGIS ships (Natural Earth
1:10m v4.1.0, generalised there; disputed borders as they are)."""

import sqlite3

import shapely

SOURCE = "x-qgis-common/usr/share/qgis/resources/data/world_map.gpkg"
_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def _geometry(blob):
    header = 8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7]
    return shapely.from_wkb(blob[header:])


def rows(src, layer, *columns):
    """[(fid, geometry, column, ...)] ordered by fid."""
    db = sqlite3.connect(f"file:{src / SOURCE}?mode=ro", uri=True)
    try:
        wanted = ", ".join(f'"{c}"' for c in columns)
        found = db.execute(f'select fid, geom, {wanted} from "{layer}" order by fid').fetchall()
    finally:
        db.close()
    return [(fid, _geometry(blob), *rest) for fid, blob, *rest in found]
