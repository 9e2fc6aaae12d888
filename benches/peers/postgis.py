"""A PostGIS of our own on 127.0.0.1, for as long as it is needed."""

import json
import os
import shutil
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path

# One process answers each question, so that its CPU time is all there is.
SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_parallel_workers_per_gather = 0
max_parallel_maintenance_workers = 0
maintenance_work_mem = '1GB'
shared_buffers = '1GB'
jit = off
fsync = off
"""
LINE = "INSERT INTO lines VALUES ('{}', ST_GeomFromGeoJSON('{}')::geography);\n"
POINTS = """
CREATE TABLE given (id int, date date, district text, type text, fatalities int, lat float8, lon float8);
\\copy given FROM '{path}' CSV HEADER
CREATE TABLE points_{n} AS SELECT id - 1 AS id, ST_Point(lon, lat)::geography AS place FROM given;
DROP TABLE given;
ANALYZE points_{n};
"""


def installed():
    """The programs of the newest server that Debian installed, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def server(programs, folder):
    """Runs a server on a free port; gives its address. Its data go when it ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    as_postgres = []
    if os.geteuid() == 0:  # which the server refuses to be
        shutil.chown(folder, "postgres")
        as_postgres = ["runuser", "-u", "postgres", "--"]

    def run(program, *options):
        command = [*as_postgres, programs / program, "-D", folder / "data", *options]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/")

    run("initdb", "-U", "postgres", "-A", "trust", "--no-locale", "-E", "UTF8")
    with open(folder / "data" / "postgresql.conf", "a", encoding="utf-8") as file:
        file.write(f"{SETTINGS}port = {port}\n")
    run("pg_ctl", "-w", "-l", folder / "log", "start")
    try:
        yield f"host=127.0.0.1 port={port} user=postgres dbname=postgres"
    finally:
        run("pg_ctl", "-m", "fast", "stop")
        shutil.rmtree(folder)


def load(programs, address, data, lines, sizes):
    """Makes the tables `lines` (name, shape) and `points_N` (id from 0, place); says the version."""
    script = "CREATE EXTENSION postgis;\nCREATE TABLE lines (name text, shape geography);\n"
    for name in lines:
        line = json.loads((data / f"line-{name}.geojson").read_text(encoding="utf-8"))
        script += LINE.format(name, json.dumps(line["features"][0]["geometry"]))
    script += "".join(POINTS.format(n=n, path=data / f"points-{n}.csv") for n in sizes)
    script += "SELECT 'PostgreSQL ' || current_setting('server_version') || ', PostGIS ' || postgis_lib_version();"
    psql = [programs / "psql", address, "-qAt", "-v", "ON_ERROR_STOP=1"]
    return subprocess.run(psql, input=script, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
