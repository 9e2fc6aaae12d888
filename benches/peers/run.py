"""Measures durand beside what one would otherwise use, in turns, and judges both by exact answers.

    python3 benches/peers/run.py --quick
    python3 benches/peers/run.py --postgis --out peers.md

Needs Python 3.11; the peers go into a venv in the work folder. This file only
starts processes and keeps the books, so that its own memory does not count in theirs.
"""

import argparse
import datetime
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import venv
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from types import SimpleNamespace

import postgis

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OURS = "durand"
TASKS = "project", "within", "district", "nearest", "enrich"
LINES = {"project": ["osm", "natural-earth"]}  # the other tasks take the first
# The peers of `enrich`, and the points beyond which they take minutes.
PROGRAMS = {"polars": 1_000_000, "duckdb": 100_000, "geopandas": 1_000_000, "ogr2ogr": 1_000_000}
PLACES = 100
ONE_THREAD = {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--work", type=Path, default=ROOT / "target" / "peers", help="for venv, data and results [target/peers]")
    add("--tasks", nargs="+", choices=TASKS, default=TASKS)
    add("--runs", type=int, default=5)
    add("--points", type=int, choices=(10_000, 100_000, 1_000_000), default=1_000_000)
    add("--quick", action="store_true", help="100,000 points, 2 runs")
    add("--ours", type=Path, help="the bench binary [built by cargo bench --no-run --bench peers]")
    add("--durand", type=Path, help="the durand binary [built by cargo build --release]")
    add("--alone", action="store_true", help="the peers without durand and cargo")
    add("--postgis", action="store_true", help="with a PostGIS of its own (Debian: postgresql, postgis)")
    add("--pg-bin", type=Path, default=postgis.installed(), help="where initdb, pg_ctl and psql are")
    add("--out", type=Path, help="writes the table to a file too")
    args = parser.parse_args()
    if args.quick:
        args.points, args.runs = 100_000, 2
    return args


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(*command):
    """What a process prints, its seconds of CPU with its children's, its peak in megabytes."""
    command = [str(word) for word in command]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | ONE_THREAD) as process:
        text = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return text, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def once(stamp, sources, make):
    """Calls `make` unless it was done with the same sources."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    if not stamp.exists() or stamp.read_text() != digest:
        say(f"{stamp.stem}: in {stamp.parent}")
        make()
        stamp.write_text(digest)


def prepare(work):
    """The venv's Python, and the folder of the data."""
    python, data, wanted = work / "venv" / "bin" / "python", work / "data", HERE / "requirements.txt"
    data.mkdir(parents=True, exist_ok=True)

    def install():
        venv.create(work / "venv", with_pip=True, clear=True)
        run(python, "-m", "pip", "install", "-q", "-r", wanted)

    def generate():
        run(python, HERE / "data.py", data)
        run(python, HERE / "truth.py", data)

    names = "outline.geojson", "line/osm.geojson", "line/natural-earth.geojson"
    geodata = [ROOT / "geodata" / name for name in names]
    once(work / "venv.done", [wanted], install)
    once(work / "data.done", [wanted, HERE / "data.py", HERE / "truth.py", *geodata], generate)
    return python, data


def built(name, *command):
    """The executable that cargo builds, or None."""
    if not shutil.which("cargo"):
        return None
    done = subprocess.run(["cargo", *command, "--message-format=json"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    messages = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    found = [m["executable"] for m in messages if m.get("executable") and m["target"]["name"] == name]
    return found[-1] if found and not done.returncode else None


def binaries(args):
    """Our bench and our program; None for what is not there."""
    if args.alone:
        return None, None
    ours = args.ours or built("peers", "bench", "--no-run", "--bench", "peers")
    durand = args.durand or built("durand", "build", "--release")
    if durand and subprocess.run([durand, "enrich", "--help"], capture_output=True).returncode:
        durand = None
    say(f"the bench: {ours or 'not there'}; durand enrich: {durand or 'not there'}")
    return ours, durand


def measure(at, task, name, line, n):
    """The figures of one process; None where ours is not there."""
    points, border, areas = at.data / f"points-{n}", at.data / f"line-{line}.geojson", at.data / "districts.geojson"
    out = at.work / "result.geojson"
    out.unlink(missing_ok=True)
    if name == OURS and not (at.durand if task == "enrich" else at.ours):
        return None
    if task == "enrich":
        table = f"{points}.csv"
        columns = ["-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-oo", "AUTODETECT_TYPE=YES"]
        commands = {
            OURS: [at.durand, "enrich", table, "--border", border, "--districts", areas, "-o", out],
            "ogr2ogr": ["ogr2ogr", "-f", "GeoJSON", *columns, "-a_srs", "EPSG:4326", out, table],
        }
        _, cpu, peak = run(*commands.get(name, [at.python, HERE / "enrich.py", name, table, border, areas, out]))
        figures = {"cpu_s": cpu, "peak_mb": peak}
    elif name == OURS:
        files = ["--line", border, "--points", f"{points}.bin", "--areas", areas, "--places", at.data / "places.bin"]
        text, *_ = run(at.ours, task, *files, "--within-km", 10, "--k", 20, "--runs", 2, "--out", out)
        report = json.loads(text)
        figures = {"setup_cpu_s": report["setup_cpu_s"], "cpu_s": report["cpu_s"][-1], "peak_mb": report["rss_mb"]}
    else:
        server = at.address if "PostGIS" in name else []
        return json.loads(run(at.python, HERE / "peers.py", task, name, at.data, line, n, *server)[0])
    return figures | json.loads(run(at.python, HERE / "truth.py", at.data, task, line, n, out)[0])


def nanoseconds(task, line, n, figures):
    """What is timed, and its nanoseconds of CPU a point."""
    if task == "nearest":
        cpu = {"nearest: build": figures["setup_cpu_s"] / n, "nearest: ask, a place": figures["cpu_s"] / PLACES}
    else:
        cpu = {f"{task}, {line}" if task in LINES else task: figures["cpu_s"] / n}
    return {label: seconds * 1e9 for label, seconds in cpu.items()}


def compare(at, peers, args):
    """Ours and each peer in turns; (n, figures, nanoseconds, ratio) of each by label and name."""
    rows = defaultdict(lambda: defaultdict(list))
    for task, name, most in peers:
        n = min(most, args.points)
        for line in LINES.get(task, ["osm"]):
            for turn in range(args.runs):
                say(f"{task}, {line}: {name}, {n:,} points, turn {turn + 1} of {args.runs}")
                ours, theirs = (measure(at, task, who, line, n) for who in (OURS, name))
                own = nanoseconds(task, line, n, ours) if ours else {}
                for label, ns in nanoseconds(task, line, n, theirs).items():
                    if ours and n == args.points:
                        rows[label][OURS].append((n, ours, own[label], 1.0))
                    rows[label][name].append((n, theirs, ns, ns / own[label] if ours else None))
                if ours and not ours["exact"]:
                    at.inexact.add(f"{task}, {line}, {n:,} points: {ours['said']}")
    return rows


def about(args, at):
    """When, where and with what."""

    def first(*command):
        return run(*command)[0].splitlines()[0].split(",")[0]

    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    where = f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB"
    versions = [f"Python {platform.python_version()}", *(HERE / "requirements.txt").read_text().split(), *at.server]
    versions += [first("ogr2ogr", "--version")] if shutil.which("ogr2ogr") else []
    versions += [f"durand {first('git', '-C', ROOT, 'describe', '--always', '--dirty')}"] if at.ours or at.durand else []
    return f"{datetime.date.today()}; {where}; medians of {args.runs} turns; {', '.join(versions)}."


def markdown(rows):
    yield "| task | by | points | CPU, ns a point | peak MB | against the truth | CPU / durand's |"
    yield "|---|---|--:|--:|--:|---|--:|"
    for label, names in rows.items():
        for name, turns in names.items():
            n, figures, *_ = turns[-1]
            cpu, peak = median(ns for *_, ns, _ in turns), median(f["peak_mb"] for _, f, *_ in turns)
            ratios = [ratio for *_, ratio in turns if ratio]
            ratio = f"{median(ratios):,.2f}" if ratios else ""
            yield f"| {label} | {name} | {n:,} | {cpu:,.0f} | {peak:,.0f} | {figures['said']} | {ratio} |"


def main():
    args = arguments()
    at = SimpleNamespace(work=args.work.resolve(), address=[], server=[], inexact=set())
    at.python, at.data = prepare(at.work)
    at.ours, at.durand = binaries(args)
    peers = json.loads(run(at.python, HERE / "peers.py", "--list")[0])
    peers += [("enrich", name, most) for name, most in PROGRAMS.items() if name != "ogr2ogr" or shutil.which(name)]
    peers = [peer for peer in peers if peer[0] in args.tasks]
    with ExitStack() as stack:
        if args.postgis and not args.pg_bin:
            say("PostGIS is not installed: left out")
        elif args.postgis:
            try:
                at.address = [stack.enter_context(postgis.server(args.pg_bin, at.work / "postgis"))]
                sizes = {min(most, args.points) for _, name, most in peers if "PostGIS" in name}
                at.server = [postgis.load(args.pg_bin, *at.address, at.data, LINES["project"], sizes)]
            except subprocess.CalledProcessError:
                say("PostGIS does not run: left out")
        if not at.server:
            peers = [peer for peer in peers if "PostGIS" not in peer[1]]
        text = "\n".join([*markdown(compare(at, peers, args)), "", about(args, at), ""])
    print(text)
    if args.out:
        args.out.write_text(text, encoding="utf-8")
    for complaint in sorted(at.inexact):
        say(f"NOT EXACT: {complaint}")
    sys.exit(bool(at.inexact))


if __name__ == "__main__":
    main()
