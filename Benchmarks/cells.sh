#!/bin/bash
# Cells of the table engine after synthesis by Yosys, for a Xilinx UltraScale+ and a Lattice iCE40.
#
# usage: cells.sh MEMWEAVE [STATES...]
#
# Without STATES: 64, where the whole takes some minutes. iCE40 up to 64 states, whose values fit in its block RAM.
set -euo pipefail
memweave=$1
shift
[ $# -gt 0 ] || set -- 64
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

echo "Cells of the table engine (Yosys $(yosys -V | cut -d ' ' -f 2)), 4 actions, values of 18 bits, one update a clock:"
printf '  %-22s %7s | %8s %8s %6s %8s | %8s %8s %8s\n' \
  algorithm states LUT FF DSP48 RAMB18 'ice40 LUT' DFF BRAM
count() { # FILE PATTERN: the sum of the counts of cells whose names match
  awk -v pattern="$2" '$1 ~ pattern && $2 ~ /^[0-9]+$/ { sum += $2 } END { print sum + 0 }' "$1"
}
for states in "$@"; do
  for algorithm in q-learning sarsa expected-sarsa double-q-learning; do
    cat >"$folder/engine.yaml" <<EOF
name: engine-cells
learning:
  engine: table
  algorithm: $algorithm
  states: $states
  actions: 4
  fraction-bits: 14
  value-bits: 18
EOF
    "$memweave" generate "$folder/engine.yaml" -o "$folder/design" >/dev/null
    read="read_verilog -sv $folder/design/rtl/*.sv; hierarchy -top table_engine"
    yosys -q -w Resizing -p "$read; synth_xilinx -family xcup -top table_engine -flatten; tee -o $folder/xilinx.txt stat"
    ice=(- - -)
    if [ "$states" -le 64 ]; then
      yosys -q -w Resizing -p "$read; synth_ice40 -top table_engine -flatten; tee -o $folder/ice40.txt stat"
      ice=("$(count "$folder/ice40.txt" '^SB_LUT4$')" "$(count "$folder/ice40.txt" '^SB_DFF')" \
        "$(count "$folder/ice40.txt" '^SB_RAM')")
    fi
    printf '  %-22s %7d | %8d %8d %6d %8d | %8s %8s %8s\n' "$algorithm" "$states" \
      "$(count "$folder/xilinx.txt" '^LUT[1-6]$')" "$(count "$folder/xilinx.txt" '^FD[A-Z]+$')" \
      "$(count "$folder/xilinx.txt" '^DSP48')" "$(count "$folder/xilinx.txt" '^RAMB')" "${ice[@]}"
  done
done
echo "  QTAccel (FPGA 2020) publishes one sample a clock and up to 180 million samples a second after place and"
echo "  route on an UltraScale+; its cell counts are not in what was available to us."
