"""What `durand map` takes beside other ways to draw the same map, in turns.

    python3 benches/maps/run.py --out maps.md

One table of made-up points, made with a seed, drawn as SVG over the countries,
provinces, rivers, neighbours and the Durand Line of geodata/. CPU time of whole
processes, with start and imports. Needs Python 3.11 and npm; the peers go into the
work folder, and what cannot be installed is left out and said.

What is not fair: durand also reads and checks the other columns, thins the lines,
places names without overlap, and adds legend, scale bar, graticule and credits; the
peers draw all layers in full and write no name. Beyond some hundred incidents durand
draws counts of places, not each point.
"""

import argparse
import csv
import datetime
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
GEODATA = ROOT / "geodata"
CONIC = "+proj=lcc +lat_1=30.6 +lat_2=35.8 +lat_0=33.2 +lon_0=67.7 +ellps=WGS84"
LAYERS = "neighbours", "outline", "rivers", "provinces", "line/osm"
TYPES = "air_strike", "clash", "suicide_attack", "drone_strike"


def generate(path, rows):
    rng = random.Random(rows)
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow("id date type place lat lon killed".split())
        for i in range(rows):
            day = f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
            lat, lon = f"{rng.uniform(29, 37):.4f}", f"{rng.uniform(61, 75):.4f}"
            out.writerow([f"i{i}", day, rng.choice(TYPES), "", lat, lon, rng.randint(0, 40)])


def commands(work, python, durand):
    """By name, what draws a table to a file; None where it is not installed."""

    def mapshaper(table, out):
        layers = [GEODATA / f"{layer}.geojson" for layer in LAYERS]
        program = work / "node_modules" / "mapshaper" / "bin" / "mapshaper"
        points = ["-points", "x=lon", "y=lat", f"target={table.stem}", "-style", "r=2", "fill=#0072b2"]
        lines = [word for layer in LAYERS for word in style(Path(layer).stem)]
        return ["node", program, "-i", *layers, table, "combine-files", *points, *lines, "-proj", CONIC, "target=*",
                "-o", out, "target=*", "width=1000"]  # fmt: skip

    def style(layer):
        return ["-style", f"target={layer}", "fill=none", "stroke=#808080"]

    def drawn_in_python(peer):
        return lambda table, out: [python, HERE / "python.py", peer, GEODATA, table, out]

    has_node = (work / "node_modules").exists()
    has_python = python.exists()
    return {
        "durand": lambda table, out: [durand, "--no-imports", "map", table, "-o", out],
        "d3-geo": (lambda table, out: ["node", work / "d3.mjs", GEODATA, table, out]) if has_node else None,
        "mapshaper": mapshaper if has_node else None,
        "geopandas": drawn_in_python("geopandas") if has_python else None,
        "cartopy": drawn_in_python("cartopy") if has_python else None,
    }


def install(work):
    """The peers, as far as they come."""
    python = work / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(work / "venv", with_pip=True)
        done = subprocess.run([python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt"])
        if done.returncode:
            shutil.rmtree(work / "venv")
    if not (work / "node_modules").exists() and shutil.which("npm"):
        shutil.copy(HERE / "package.json", work)
        subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit"], cwd=work)
    # Node looks for packages beside the script.
    shutil.copy(HERE / "d3.mjs", work)
    return python


def run(command):
    """Seconds of CPU, and megabytes at most."""
    child = subprocess.Popen([str(w) for w in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{command[0]} failed: {said[-400:]}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--work", type=Path, default=ROOT / "target" / "maps", help="for the peers, data and maps [target/maps]")
    add("--points", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    add("--runs", type=int, default=5)
    add("--durand", type=Path, help="the durand binary [built by cargo build --release]")
    add("--out", type=Path, help="writes the table to a file too")
    args = parser.parse_args()
    args.work = args.work.resolve()
    args.work.mkdir(parents=True, exist_ok=True)
    durand = args.durand
    if durand is None:
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
        durand = ROOT / "target" / "release" / "durand"
    programs = commands(args.work, install(args.work), durand)
    taken = {}
    for points in args.points:
        table = args.work / f"points{points}.csv"
        if not table.exists():
            generate(table, points)
        for turn in range(args.runs):
            for name, command in programs.items():
                if command is None:
                    print(f"{name} is not installed", file=sys.stderr)
                    continue
                out = args.work / f"{name}-{points}.svg"
                figures = run(command(table, out))
                taken.setdefault(points, {}).setdefault(name, []).append((*figures, out.stat().st_size / 1000))
    lines = [
        "| points | by | seconds of CPU | peak MB | SVG, KB | CPU / durand's |",
        "|--:|---|--:|--:|--:|--:|",
    ]
    for points, by_name in taken.items():
        ours = [figures[0] for figures in by_name["durand"]]
        for name, figures in by_name.items():
            cpu, megabytes, size = (median(f[i] for f in figures) for i in range(3))
            # Of each turn, since other things may run at the same time.
            ratio = median(f[0] / our for f, our in zip(figures, ours))
            lines.append(f"| {points:,} | {name} | {cpu:.3f} | {megabytes:,.0f} | {size:,.0f} | {ratio:.1f} |")
    text = "\n".join(lines) + (
        f"\n\n{datetime.date.today()}; {platform.machine()}, {os.cpu_count()} cores; medians of {args.runs} turns.\n"
    )
    print(text)
    if args.out:
        args.out.write_text(text)
        args.out.with_suffix(".json").write_text(json.dumps(taken))


if __name__ == "__main__":
    main()
