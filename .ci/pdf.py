"""Each figure as PDF: one page of the figure's size, fonts embedded as subsets
with their letters, and every text of the SVG found again by poppler.

usage: pdf.py DURAND FIGURES_FOLDER
"""

import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from figures import FIGURES

TITLE = "تورخم – Torkham ≥ 5 km"


def said(*args):
    ended = subprocess.run([str(a) for a in args], capture_output=True, text=True, timeout=60)
    if ended.returncode != 0:
        sys.exit(f"{args[0]}: {ended.stderr}")
    return ended.stdout


def plain(text):
    """Without spaces, which poppler sets by distance, and marks of direction."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and unicodedata.category(c) != "Cf")


SVG = "{http://www.w3.org/2000/svg}"


def words(element):
    return (element.text or "") + "".join(child.tail or "" for child in element if child.tag == f"{SVG}title")


def labels(root):
    """The texts that stand upright; poppler reads turned ones by letters."""
    for element in root.iter(f"{SVG}text"):
        if "transform" not in element.attrib and words(element).strip():
            yield plain(words(element))


def spelled(root):
    """The texts whose letters stand apart, or turn along a line."""
    for element in root.iter(f"{SVG}text"):
        if "letter-spacing" in element.attrib:
            yield words(element)
    for group in root.iter(f"{SVG}g"):
        title, letters = group.find(f"{SVG}title"), "".join(words(text) for text in group.findall(f"{SVG}text"))
        if title is not None and letters and plain(letters) == plain(title.text):
            yield title.text


def check(pdf, svg):
    root = ElementTree.parse(svg).getroot()
    width, height = (float(root.get(side).removesuffix("mm")) / 25.4 * 72 for side in ("width", "height"))
    info = said("pdfinfo", pdf)
    page = re.search(r"Page size: +([\d.]+) x ([\d.]+) pts", info)
    assert abs(float(page[1]) - width) < 0.1 and abs(float(page[2]) - height) < 0.1, info
    assert "Pages:           1\n" in info and "CreationDate" not in info, info
    title = root.find(f"{SVG}title").text
    assert title in info, info
    fonts = said("pdffonts", pdf).splitlines()[2:]
    assert fonts and all(re.search(r"Noto.* yes yes yes ", font) for font in fonts), fonts
    text = said("pdftotext", pdf, "-")
    lost = [label for label in labels(root) if label not in plain(text)]
    lost += [name for name in spelled(root) if name not in text]
    assert not lost, f"{pdf}: {lost}"


def main():
    durand, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for figure, args in FIGURES.items():
            pdf = work / f"{figure}.pdf"
            said(durand, "--no-imports", *args, "-o", pdf)
            check(pdf, folder / f"{figure}.svg")
        arabic = work / "arabic.pdf"
        said(durand, "--no-imports", "chart", "bands", "--title", TITLE, "-o", arabic)
        words = plain(said("pdftotext", arabic, "-"))
        assert all(plain(word) in words for word in TITLE.split()), words[:80]
    print(f"{len(FIGURES)} figures and one with Arabic letters: size, fonts and text are right")


main()
