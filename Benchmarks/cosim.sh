#!/bin/bash
# From an edit to the verdict: memweave beside plain `verilator --cc --exe --build`.
#
#   Benchmarks/cosim.sh [MEMWEAVE]
#
# Both compile the RTL of examples/maze-walker.yaml and run it; memweave also runs its golden model
# and compares one episode. Both sides run in turns, RUNS times: the best time of each in seconds of wall-clock
# time, and the median of the ratios. Plain Verilator builds from nothing, as its command line says, and
# once more in a folder that is kept, where make leaves alone what did not change.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
memweave=$(realpath "${1:-$here/../.build/release/memweave}")
description=$here/../examples/maze-walker.yaml
runs=${RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export MEMWEAVE_CACHE=$work/cache

"$memweave" generate "$description" -o "$work/rtl" >/dev/null
cd "$work/rtl"
sources=$(cat maze_walker.f)
edits=0

# Another start value that the reset hides: the C++ changes, the verdict does not.
edit() {
  edits=$((edits + 1))
  sed -i "s/compared_q = [0-9.e-]*;/compared_q = $edits.0e-30;/" \
    macros/maze_walker_crossbar_macro.sv
}

cosim() { "$memweave" cosim "$description" --rtl . --episodes 1 >/dev/null; }

plain() {
  verilator --cc --exe --build --top-module maze_walker --Mdir "$work/obj" -CFLAGS "-I$work/rtl" $sources \
    "$here/harness.cpp" >/dev/null
  "$work/obj/Vmaze_walker" >/dev/null
}

fresh() {
  rm -rf "$work/obj"
  plain
}

# Runs words and puts the milliseconds they took into `time`.
clock() {
  local start end
  start=$(date +%s%N)
  "$@"
  end=$(date +%s%N)
  time=$(((end - start) / 1000000))
}

# Both sides in turns, so that what else the machine does meets both; a line of `$work/$1` for each pair.
pair() {
  local ours
  clock cosim
  ours=$time
  clock "$2"
  echo "$ours $time" >>"$work/$1"
}

# The best of each side, and the median of the pairs' ratios.
show() {
  sort -g -k1 "$work/$1" | awk '{ print $2 / $1 }' | sort -g >"$work/ratios"
  awk -v name="$2" -v goal="$3" -v ratios="$work/ratios" '
    NR == 1 || $1 < ours { ours = $1 } NR == 1 || $2 < theirs { theirs = $2 }
    END {
      while ((getline ratio < ratios) > 0) all[++n] = ratio
      printf "%-34s %8.2f s %10.2f s %8.1f x   %s\n", name, ours / 1000, theirs / 1000, \
        all[int((n + 1) / 2)], goal }' "$work/$1"
}

cosim # what all models share, once per machine
fresh
for _ in $(seq "$runs"); do
  pair unchanged plain
  pair unchanged_fresh fresh
  edit
  pair changed plain
  edit
  pair changed_fresh fresh
done

printf '%-34s %10s %12s %10s   %s\n' "edit to verdict" memweave verilator ratio goal
show unchanged "unchanged, folder kept" ""
show unchanged_fresh "unchanged" "1 s, 30 x"
show changed "one file changed, folder kept" ""
show changed_fresh "one file changed" "3 s, 5 x"
