"""derive.py SRC OUT [step ...]: derives the embedded geodata from the unpacked
source packages in SRC (see fetch.sh) into the folder OUT."""

import importlib
import sys
from pathlib import Path

# in order: later steps read what earlier ones wrote into OUT
STEPS = ["line", "outline", "natural_earth", "gshhg_line", "neighbours", "provinces",
         "boundaries", "rivers", "towns", "manifest"]


def main(args):
    if len(args) < 2 or set(args[2:]) - {*STEPS, "all"}:
        raise SystemExit(f"usage: derive.py SRC OUT [{'|'.join(STEPS)}|all]")
    src, out = Path(args[0]), Path(args[1])
    wanted = STEPS if not args[2:] or "all" in args[2:] else args[2:]
    for step in STEPS:
        if step in wanted:
            importlib.import_module(step).run(src, out)


if __name__ == "__main__":
    main(sys.argv[1:])
