"""What `durand validate` takes for a table of events, beside merely parsing it, in turns.

    python3 benches/read/run.py --out read.md

A million made-up rows with the columns of an ACLED export (570 MB), made with a seed.
`durand validate` recognises them, reads dates, precision codes, tolls and actors, looks up
every place and tells what it would reject; polars and duckdb split the same file into typed
columns and count the rows. Needs Python 3.11; the peers go into a venv in the work folder.
"""

import argparse
import csv
import datetime
import json
import os
import platform
import random
import subprocess
import sys
import venv
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MONTHS = ("January February March April May June July August September October November December").split()
COLUMNS = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
).split(",")
TYPES = [
    ("Battles", "Armed clash"),
    ("Explosions/Remote violence", "Air/drone strike"),
    ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    ("Violence against civilians", "Attack"),
    ("Protests", "Peaceful protest"),
]
ACTORS = "Forces of one state", "Forces of another", "An armed group", "Another group", "Civilians (Pakistan)"
NOTE = (
    "On {day}, an event of the type {kind} was reported near {place} in {place} district ({province}). {n} people "
    "were reported killed, according to local sources that were asked by the reporters of the agency."
)
POLARS = "import polars as pl, sys; print(pl.read_csv(sys.argv[1]).height)"
DUCKDB = "import duckdb, sys; t = duckdb.read_csv(sys.argv[1]); duckdb.sql('create table e as from t'); print(duckdb.sql('select count(*) from e').fetchone()[0])"


def generate(path, rows):
    rng = random.Random(1)
    with open(ROOT / "geodata" / "districts.csv", newline="") as file:
        districts = [d for d in csv.DictReader(file) if d["level"] == "district"]
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        for i in range(rows):
            d, (event, sub), year = rng.choice(districts), rng.choice(TYPES), rng.randint(2018, 2025)
            pakistan, n = d["country"] == "PAK", rng.choice([0, 0, 0, 1, 2, 3, 5, 12])
            day = f"{rng.randint(1, 28):02} {rng.choice(MONTHS)} {year}"
            note = NOTE.format(day=day, kind=sub, place=d["name"], province=d["province"], n=n)
            out.writerow(
                [f"{d['country']}{i}", day, year, rng.choice([1, 1, 1, 1, 2, 3]), "Political violence", event, sub]
                + [rng.choice(ACTORS), "", rng.choice(["State forces", "Rebel group", "Political militia"])]
                + [rng.choice(ACTORS), "", rng.choice(["Civilians", "Rebel group"]), "", "", 586 if pakistan else 4]
                + ["South Asia", "Pakistan" if pakistan else "Afghanistan", d["province"], d["name"], "", d["name"]]
                + [f"{float(d['lat']) + rng.uniform(-0.1, 0.1):.4f}", f"{float(d['lon']) + rng.uniform(-0.1, 0.1):.4f}"]
                + [rng.choice([1, 1, 1, 2, 2, 3]), "A daily; A weekly", "National", note, n, "", 1_700_000_000 + i]
            )


def run(command):
    """Seconds, seconds of CPU, megabytes at most."""
    begin = datetime.datetime.now()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    said = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    seconds = (datetime.datetime.now() - begin).total_seconds()
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command[0]} failed")
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--work", type=Path, default=ROOT / "target" / "read", help="for venv and data [target/read]")
    add("--rows", type=int, default=1_000_000)
    add("--runs", type=int, default=5)
    add("--durand", type=Path, help="the durand binary [built by cargo build --release]")
    add("--out", type=Path, help="writes the table to a file too")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    python = args.work / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(args.work / "venv", with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt"], check=True)
    durand = args.durand
    if durand is None:
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
        durand = ROOT / "target" / "release" / "durand"
    data = args.work / f"acled-{args.rows}.csv"
    if not data.exists():
        generate(data, args.rows)
    commands = {
        "durand validate": [durand, "--no-imports", "validate", data],
        "polars read_csv": [python, "-c", POLARS, data],
        "duckdb read_csv": [python, "-c", DUCKDB, data],
    }
    taken = {name: [] for name in commands}
    for turn in range(args.runs):
        for name, command in commands.items():
            *figures, said = run([str(word) for word in command])
            taken[name].append(figures)
            if str(args.rows) not in said.replace(",", ""):
                sys.exit(f"{name} did not count {args.rows} rows: {said[:200]}")
    lines = [
        f"{args.rows:,} rows, {data.stat().st_size / 1e6:.0f} MB; medians of {args.runs} turns; {os.cpu_count()} cores,"
        f" {platform.machine()}, {datetime.date.today()}",
        "",
        "| | seconds | seconds of CPU | MB |",
        "|---|--:|--:|--:|",
    ]
    for name, figures in taken.items():
        seconds, cpu, megabytes = (median(f[i] for f in figures) for i in range(3))
        lines.append(f"| {name} | {seconds:.2f} | {cpu:.2f} | {megabytes:.0f} |")
    text = "\n".join(lines) + "\n"
    print(text)
    if args.out:
        args.out.write_text(text)
        args.out.with_suffix(".json").write_text(json.dumps(taken))


if __name__ == "__main__":
    main()
