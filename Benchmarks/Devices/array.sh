#!/bin/bash
# How long Verilator takes for a crossbar of 128 x 128 devices, and how fast it is then.
# Argument: the program memweave.
set -euo pipefail
memweave=$(realpath "$1")
source=$(realpath "$(dirname "$0")")/array_bench.cpp
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

measure() {
  local name=$1 volts=$2 seconds=$3 module=${1//-/_}_array
  "$memweave" device "$name" --to systemverilog-array -o . >/dev/null
  local timed=
  grep -q seconds_i "$module.sv" && timed=-DTIMED
  local TIMEFORMAT="  $name: built in %U s of user and %S s of system time; "
  time verilator --cc --exe --build -O3 -Wno-lint -Wno-style --Mdir "$name" \
    -CFLAGS "-ffp-contract=off -DMODEL=V$module -DVOLTS=$volts -DSECONDS=$seconds $timed" \
    -MAKEFLAGS 'OPT_FAST=-O2 OPT_SLOW=-O0 OPT_GLOBAL=-O0' "$source" "$module.sv" >log 2>&1
  "$name/V$module"
}

exec 2>&1
echo "Crossbars of 128 x 128 cells in Verilator, on one core:"
measure ohmic 0.9 1e-9
measure stanford 1 1e-10
measure silver-selector 0.2 1e-8
