"""Reading GMT's binned line files (GSHHG): borders and rivers are cut at the
edges of one-degree bins, points being offsets from a bin's south-west corner."""

import netCDF4
import numpy as np

FOLDER = "x-gmt-gshhg-full/usr/share/gmt-gshhg"


def pieces(src, name, bbox):
    """[(level, [(lon, lat), ...])] of the bins touching bbox (w, s, e, n)."""
    with netCDF4.Dataset(src / FOLDER / f"binned_{name}_f.nc") as d:
        d.set_auto_mask(False)
        get = lambda v: d.variables[v][...]
        size = int(get("Bin_size_in_minutes")[0]) / 60.0
        across = int(get("N_bins_in_360_longitude_range")[0])
        first_seg = get("Id_of_first_segment_in_a_bin")
        n_seg = get("N_segments_in_a_bin")
        n_pts = get("N_points_for_a_segment")
        level = get("Hierarchial_level_of_a_segment")
        first_pt = get("Id_of_first_point_in_a_segment")
        # stored as signed shorts, meant as 0..65535 of a bin
        dx = get("Relative_longitude_from_SW_corner_of_bin").view(np.uint16)
        dy = get("Relative_latitude_from_SW_corner_of_bin").view(np.uint16)
    w, s, e, n = bbox
    out = []
    for b in range(len(n_seg)):
        row, col = divmod(b, across)
        west, south = col * size, 90.0 - (row + 1) * size
        if west > e or west + size < w or south > n or south + size < s:
            continue
        for k in range(int(first_seg[b]), int(first_seg[b]) + int(n_seg[b])):
            at = slice(int(first_pt[k]), int(first_pt[k]) + int(n_pts[k]))
            x = west + dx[at] * (size / 65535.0)
            y = south + dy[at] * (size / 65535.0)
            pts = list(zip(np.round(x, 7).tolist(), np.round(y, 7).tolist()))
            pts = [p for i, p in enumerate(pts) if i == 0 or p != pts[i - 1]]
            if len(pts) > 1:
                out.append((int(level[k]), pts))
    return out
