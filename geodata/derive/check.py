"""check.py SRC GEODATA: derives every layer again, in a temporary folder, and
compares with the committed files. Says what differs; exit 1 if anything does."""

import contextlib
import io
import shutil
import sys
import tempfile
from pathlib import Path

import derive
import manifest

GIVEN = ("districts.csv", "crossings.csv", "aliases.csv", "names.csv", "incidents/incidents.json",
         "incidents/events.json")


def _difference(mine, theirs):
    a, b = (t.decode("utf-8", "replace").splitlines() for t in (mine, theirs))
    for n, (x, y) in enumerate(zip(a, b), 1):
        if x != y:
            at = next((i for i, (c, d) in enumerate(zip(x, y)) if c != d), min(len(x), len(y)))
            cut = slice(max(0, at - 30), at + 30)
            return f"line {n}, column {at + 1}: derived …{x[cut]}…, committed …{y[cut]}…"
    return f"{len(a)} lines derived, {len(b)} committed"


def main(args):
    if len(args) != 2:
        raise SystemExit("usage: check.py SRC GEODATA")
    src, committed = Path(args[0]), Path(args[1])
    failed = 0
    with tempfile.TemporaryDirectory() as tmp:
        fresh = Path(tmp)
        for name in GIVEN:
            (fresh / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(committed / name, fresh / name)
        with contextlib.redirect_stdout(io.StringIO()):
            derive.main([str(src), str(fresh), "all"])
        for name in [layer["file"] for layer in manifest.LAYERS] + [manifest.FILE]:
            if name in GIVEN:
                continue
            path = committed / name
            if not path.exists():
                say = "missing"
            else:
                mine, theirs = (fresh / name).read_bytes(), path.read_bytes()
                say = "same" if mine == theirs else _difference(mine, theirs)
            failed += say != "same"
            print(f"{name}: {say}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
