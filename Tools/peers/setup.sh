#!/bin/bash
# setup.sh FOLDER [N]: puts data, the hand-written floor and a Python environment with peers into FOLDER (outside the
# repository). Without a package index the peers are left out; the floor and plain Python are always there.
set -e
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?usage: setup.sh FOLDER [N]}
mkdir -p "$folder/data"
[ -f "$folder/data/expected-requests-${2:-10000}.ndjson" ] || OUT="$folder/data" python3 "$here/gen.py" "${2:-10000}"
[ "$folder/floor" -nt "$here/floor/floor.swift" ] || swiftc -O -o "$folder/floor" "$here/floor/floor.swift"
[ -d "$folder/venv" ] || python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -c 'import orjson, datalogic_py' 2>/dev/null ||
  "$folder/venv/bin/pip" install -q orjson==3.13.0 datalogic-py==5.9.0 ||
  echo "setup.sh: JSONLogic could not be installed and is left out"
"$folder/venv/bin/python" -c 'import bkflow_feel' 2>/dev/null ||
  "$folder/venv/bin/pip" install -q bkflow-feel==1.2.0 ||
  echo "setup.sh: bkflow-feel could not be installed and is left out"
"$folder/venv/bin/python" -c 'import openfisca_core' 2>/dev/null ||
  "$folder/venv/bin/pip" install -q numpy==2.4.6 OpenFisca-Core==46.0.1 ||
  echo "setup.sh: OpenFisca could not be installed and is left out"
"$folder/venv/bin/python" -c 'import duckdb' 2>/dev/null ||
  "$folder/venv/bin/pip" install -q duckdb==2.0.0 ||
  echo "setup.sh: DuckDB could not be installed and is left out"
