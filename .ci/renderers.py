"""The sample figures look alike in resvg (by which durand writes PNG), in
Chromium and in librsvg, with the bundled fonts and no others.

usage: renderers.py DURAND FIGURES_FOLDER

Pictures are blurred by a pixel, then compared where each pixel may lie one
off, for renderers round positions and paint edges in ways of their own. Two
measures find what a reader would: detail, the largest share of pixels in a
square of 4 mm that differ by more than SHADE of 255; and tone, the largest
difference of the colours averaged over some millimetres, which finds a
missing hatch or tint. At the end the check is checked: it must see a label
moved by 2 mm, a missing font and a missing hatch.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from figures import FIGURES

DPI = 150
SCALE = DPI / 96
SQUARE = 24
# As measured, the largest over all figures and renderers: detail 0 %, tone 6;
# a label moved by 2 mm gives 9.7 %, a missing hatch a tone of 16.
# A pixel differs by more than this, of 255: the edge of a bar that lies between
# two rows of pixels is shaded in steps, not the same ones in each (41 measured).
SHADE = 48
MOST_DETAIL = 3.0
MOST_TONE = 9.0

TITLE = "تورخم ته نږدې پېښې – Torkham ≥ 5 − 3 خوست"

FONTS = Path(__file__).resolve().parent.parent / "src/draw/text/fonts"
FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>{rest}</fontconfig>
"""
NO_BOLD = """<selectfont><rejectfont><pattern><patelt name="style"><string>Bold</string></patelt></pattern>
</rejectfont></selectfont>"""


def run(args, **kwargs):
    ended = subprocess.run([str(a) for a in args], capture_output=True, text=True, timeout=120, **kwargs)
    if ended.returncode != 0:
        sys.exit(f"{args[0]} failed: {ended.stderr}")


def fontconfig(work, name, rest=""):
    """An environment in which fontconfig knows the bundled fonts alone."""
    conf = work / f"{name}.conf"
    conf.write_text(FONTCONFIG.format(fonts=FONTS, cache=work / f"{name}-cache", rest=rest))
    return os.environ | {"FONTCONFIG_FILE": str(conf)}


def resvg(durand, args, svg):
    """Draws a figure, and gives durand's own PNG of it."""
    png = svg.with_suffix(".resvg.png")
    run([durand, "--no-imports", *args, "-o", svg])
    run([durand, "--no-imports", *args, "--dpi", DPI, "-o", png])
    return Image.open(png).convert("RGB")


def librsvg(svg, work, env):
    png = work / f"{svg.stem}.librsvg.png"
    run(["rsvg-convert", "-d", DPI, "-p", DPI, svg, "-o", png], env=env)
    return Image.open(png).convert("RGB")


def chromium(svg, size, work, env):
    png = work / f"{svg.stem}.chromium.png"
    width, height = (int(side / SCALE) + 2 for side in size)
    run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text",
         "--font-render-hinting=none", f"--force-device-scale-factor={SCALE}", f"--user-data-dir={work / 'profile'}",
         f"--window-size={width},{height}", f"--screenshot={png}", svg.resolve().as_uri()], env=env)
    return Image.open(png).convert("RGB")


def blurred(image, radius):
    return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), dtype=np.float32)


def square_means(field):
    """The mean over each square of SQUARE pixels."""
    sums = np.pad(field, ((1, 0), (1, 0))).cumsum(0, dtype=np.float64).cumsum(1)
    n = SQUARE
    return (sums[n:, n:] - sums[:-n, n:] - sums[n:, :-n] + sums[:-n, :-n]) / n**2


def compare(one, other):
    """Detail in percent, tone, and the plain mean difference, of 255."""
    box = (0, 0, min(one.width, other.width), min(one.height, other.height))
    if max(abs(one.width - other.width), abs(one.height - other.height)) > 8:
        sys.exit(f"sizes differ: {one.size} and {other.size}")
    one, other = one.crop(box), other.crop(box)
    a, b = blurred(one, 1), np.pad(blurred(other, 1), ((1, 1), (1, 1), (0, 0)), mode="edge")
    h, w = a.shape[:2]
    shifted = (np.abs(a - b[y:y + h, x:x + w]).max(axis=2) for y in range(3) for x in range(3))
    least = np.minimum.reduce(list(shifted))
    detail = square_means((least > SHADE).astype(np.float32)).max() * 100
    tone = np.abs(blurred(one, 8) - blurred(other, 8)).max()
    mean = np.abs(np.asarray(one, dtype=np.float32) - np.asarray(other, dtype=np.float32)).mean()
    return detail, tone, mean


def differ(measures):
    return measures[0] > MOST_DETAIL or measures[1] > MOST_TONE


def moved(svg):
    """The sample with its shortest plain label 2 mm further right."""
    labels = re.finditer(r'<text x="([\d.]+)"[^>]*>([^<]+)</text>', svg)
    label = min(labels, key=lambda found: len(found[2]))
    return f"{svg[:label.start(1)]}{float(label[1]) + 2 / 25.4 * 96:.2f}{svg[label.end(1):]}"


def main():
    durand, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    samples = {path.stem for path in folder.glob("*.svg")}
    if samples != FIGURES.keys():
        sys.exit(f"samples and figures differ: {sorted(samples ^ FIGURES.keys())}")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        env = fontconfig(work, "fonts")
        pictures, wrong = {}, []

        def check(figure, ours, renderer, picture):
            measures = compare(ours, picture)
            print("%-14s resvg and %-9s detail %5.2f %%, tone %5.2f, mean %5.2f" % (figure, renderer, *measures))
            if differ(measures):
                wrong.append(f"{figure} differs in {renderer}")

        for figure, args in FIGURES.items():
            svg, sample = work / f"{figure}.svg", folder / f"{figure}.svg"
            ours = pictures[figure] = resvg(durand, args, svg)
            if svg.read_bytes() != sample.read_bytes():
                sys.exit(f"{sample}: durand {' '.join(args)} draws another figure")
            check(figure, ours, "Chromium", chromium(svg, ours.size, work, env))
            check(figure, ours, "librsvg", librsvg(svg, work, env))
        # Pango takes the spaces between Arabic words from another font than
        # the others, so that librsvg sets this title narrower by a millimetre.
        svg = work / "arabic.svg"
        ours = resvg(durand, ["chart", "bands", "--title", TITLE], svg)
        check("Arabic letters", ours, "Chromium", chromium(svg, ours.size, work, env))
        map_svg = (folder / "border-map.svg").read_text()
        faults = {
            "a label moved by 2 mm": (moved(map_svg), env),
            "a missing font": (map_svg, fontconfig(work, "no-bold", NO_BOLD)),
            "a missing hatch": (re.sub(r"url\(#hatch[^)]*\)", "none", map_svg), env),
        }
        for fault, (svg, surroundings) in faults.items():
            path = work / "fault.svg"
            path.write_text(svg)
            measures = compare(pictures["border-map"], librsvg(path, work, surroundings))
            print("%-35s detail %5.2f %%, tone %5.2f" % (fault, *measures[:2]))
            if not differ(measures):
                wrong.append(f"{fault} was not seen")
    if wrong:
        sys.exit("; ".join(wrong))


main()
