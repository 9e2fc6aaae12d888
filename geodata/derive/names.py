"""Completes names.csv, the one name of each place for maps in Pashto, Dari and
Urdu: rows that are there stay, and where a place has no row in a language, the
first of these that there is becomes one:

1. its first alias in that language in aliases.csv whose letters all belong to
   the language; an alias without a language counts for those of its country;
2. near the line, its name in the neighbour's language, letter by letter.

python3 names.py GEODATA; then manifest.py."""

import csv
import re
import sys
from pathlib import Path

FILE = "names.csv"
COLUMNS = ("kind", "name", "country", "province", "lang", "text", "source")
KINDS = ("country", "line", "province", "district", "tehsil", "town", "crossing", "river")
LANGS = {"ps": "ps", "prs": "fa", "ur": "ur"}
OWN = {"AFG": ("ps", "prs"), "PAK": ("ur",), "": ("ps", "prs", "ur")}
COMMON = "ءآأؤئابتثجحخدذرزسشصضطظعغفقلمنوپچژکی \u200c-–"
LETTERS = {"ps": COMMON + "هيۀټځڅډړږښګڼېۍ", "fa": COMMON + "هۀگ", "ur": COMMON + "گٹڈڑںھہےۂۃ\u0670"}
# Where carrying a name over into the neighbour's letters is worth it.
NEAR = {"Badakhshan", "Nuristan", "Kunar", "Nangarhar", "Laghman", "Logar", "Paktia", "Khost", "Paktika", "Ghazni",
        "Zabul", "Kandahar", "Helmand", "Nimruz", "Balochistan", "Khyber Pakhtunkhwa", "Gilgit Baltistan"}
COMPILED = "compiled by the project; not checked against a source"
CARRIED = {"ur": "the Dari name in Urdu letters", "ps": "the Urdu name in Pashto letters",
           "fa": "the Urdu name in Dari letters"}


def fits(text, lang):
    return set(text) <= set(LETTERS[lang])


def carried(text, lang):
    """A Dari name as Urdu writes it, or an Urdu one as Pashto or Dari do."""
    if lang == "ur":
        return text.translate(str.maketrans("هۀ", "ہہ"))
    text = re.sub("ئی\\b", "ی\u200d", text).replace("\u0670", "").replace("ے", "ې" if lang == "ps" else "ی")
    text = text.translate(str.maketrans("ہھۂۃںؤئ", "ههههنوی"))
    if lang == "fa":
        return text.translate(str.maketrans("ٹڈڑ", "تدر")).replace("\u200d", "")
    text = re.sub("ی(?!\u200d)(?= |$)", "ي", text).replace("\u200d", "")
    return text.translate(str.maketrans("ٹڈڑگآ", "ټډړګا"))


def source_in(source, tag):
    """What a source says of one language, as in "prs: A; ps: B"."""
    parts = re.split(r"(?:^|; )(prs|ps|ur): ", source)
    said = dict(zip(parts[1::2], parts[2::2]))
    return said.get(tag, parts[0]) or source


def _read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def order(row):
    return (KINDS.index(row["kind"]), row["country"], row["province"], row["name"], row["lang"])


def _known_by(geodata):
    """What a place may be called in aliases.csv, and its name and place in the gazetteer."""
    names = {}
    rows = _read(geodata / "districts.csv")
    taken = {(r["province"], r["name"]) for r in rows}
    for r in rows:
        name, other = r["name"], r["other_name"]
        # As the gazetteer has it: the humanitarian spelling comes first.
        if other and ";" not in other and (r["province"], other) not in taken:
            name, other = other, name
        for known in (name, *other.split(";")):
            names.setdefault((r["level"], r["country"], r["province"], known.strip()), name)
    for r in _read(geodata / "towns.csv"):
        for known in (r["name"], *r["alternates"].split("|")):
            names.setdefault(("town", r["country"], r["province"], known), r["name"])
    return names


def completed(geodata):
    known_by = _known_by(geodata)
    rows = {(r["kind"], r["name"], r["country"], r["province"], r["lang"]): r for r in _read(geodata / FILE)}

    def put(place, lang, text, source):
        if (*place, lang) not in rows and fits(text, lang):
            rows[(*place, lang)] = dict(zip(COLUMNS, (*place, lang, text, source)))

    aliases = _read(geodata / "aliases.csv")
    for tagged in (True, False):
        for r in aliases:
            if not re.search("[\u0600-\u06ff]", r["alias"]) or bool(r["lang"]) != tagged:
                continue
            name = known_by.get((r["kind"], r["country"], r["province"], r["name"]), r["name"])
            for tag in r["lang"].split(";") if tagged else OWN[r["country"]]:
                if tag in LANGS:
                    place = (r["kind"], name, r["country"], r["province"])
                    put(place, LANGS[tag], r["alias"], source_in(r["source"], tag))
    for (*place, lang), row in list(rows.items()):
        if row["kind"] in ("district", "town") and row["province"] in NEAR:
            there = {("AFG", "fa"): ("ur",), ("PAK", "ur"): ("ps", "fa")}.get((row["country"], lang), ())
            for other in there:
                put(place, other, carried(row["text"], other), f"{CARRIED[other]}; {COMPILED}")
    return sorted(rows.values(), key=order)


def main(geodata):
    rows = completed(geodata)
    with (geodata / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: names.py GEODATA")
    main(Path(sys.argv[1]))
