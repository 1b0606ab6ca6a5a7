#!/bin/bash
# From an edit to the verdict: memweave beside plain `verilator --cc --exe --build`.
#
#   Benchmarks/cosim.sh [MEMWEAVE]
#
# Both compile the RTL of examples/maze-walker.yaml and run it; memweave also runs its golden model
# and compares one episode. Each figure is the best of several runs, in seconds of wall-clock time.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
memweave=$(realpath "${1:-$here/../.build/release/memweave}")
description=$here/../examples/maze-walker.yaml
runs=${RUNS:-3}
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

# The best of several runs of the last words, each after the first word.
best() {
  local prepare=$1 least=""
  shift
  for _ in $(seq "$runs"); do
    $prepare
    local start end
    start=$(date +%s%N)
    "$@"
    end=$(date +%s%N)
    local time=$(((end - start) / 1000000))
    if [ -z "$least" ] || [ "$time" -lt "$least" ]; then least=$time; fi
  done
  echo "$least"
}

show() {
  awk -v name="$1" -v ours="$2" -v theirs="$3" -v goal="$4" 'BEGIN {
    printf "%-34s %8.2f s %10.2f s %8.1f x   %s\n", name, ours / 1000, theirs / 1000, theirs / ours, goal }'
}

cosim # the runtime, once per machine
fresh
unchanged=$(best : cosim)
changed=$(best edit cosim)
plain_changed=$(best edit plain)
plain_unchanged=$(best : plain)
plain_fresh=$(best : fresh)

printf '%-34s %10s %12s %10s   %s\n' "edit to verdict" memweave verilator ratio goal
show "unchanged" "$unchanged" "$plain_unchanged" ""
show "unchanged, fresh folder" "$unchanged" "$plain_fresh" "1 s, 30 x"
show "one file changed" "$changed" "$plain_changed" ""
show "one file changed, fresh folder" "$changed" "$plain_fresh" "3 s, 5 x"
