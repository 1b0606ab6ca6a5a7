"""An analogue matrix-vector product in NumPy, from settings as CrossSim names them.

CrossSim (T. P. Xiao et al., Sandia, version 3) is the field's simulator of accuracy; this is no part of it. What a setting says is
computed here on matrices of conductances, and the random numbers are those of docs/matrix-engine.md, so that the outputs of the golden
model must come out exactly. Reads settings as JSON and prints the sums of each vector of each.
"""

import json
import math
import os
import sys

cache = os.environ.get("MEMWEAVE_CACHE") or os.path.join(
    os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "memweave"
)
sys.path.insert(0, os.path.join(cache, "numpy-2"))

try:
    import numpy as np
except ImportError as error:
    sys.exit(f"numpy is missing, which 'make setup' installs: {error}")

GOLDEN = 0x9E3779B97F4A7C15
MASK = 2**64 - 1


def mixed(state):
    word = (state + GOLDEN) & MASK
    word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & MASK
    return word ^ (word >> 31)


def normal(seed, stream, index, draw):
    key = mixed(mixed(mixed(stream << 32 | seed) ^ index) ^ draw)
    total = 0
    for step in range(3):
        word = mixed((key + step * GOLDEN) & MASK)
        total += sum(word >> (16 * part) & 0xFFFF for part in range(4))
    return (total - 393210) / 65536


def slices(magnitudes, bits, width):
    """Digits of `width` bits, least significant first, with their weights."""
    return [
        (magnitudes // 2 ** (width * k) % 2**width, 2 ** (width * k))
        for k in range(math.ceil(bits / width))
    ]


def columns_of_weights(case):
    """Levels and weight of each column that a matrix takes: W = sum(weight * levels), the offset apart."""
    W = np.array(case["weights"])
    bits, width = case["weight_bits"], case["cell_bits"]
    if case["style"] == "OFFSET":
        return slices(W + 2 ** (bits - 1), bits, width), True
    positive = slices(np.maximum(W, 0), bits - 1, width)
    negative = slices(np.maximum(-W, 0), bits - 1, width)
    return positive + [(level, -weight) for level, weight in negative], False


class Array:
    """One array of programmed conductances, those of level 0 subtracted."""

    def __init__(self, case, number, level, used):
        self.case, self.number = case, number
        gmin = 1 / case["Rmax"]
        spacing = (1 / case["Rmin"] - gmin) / (2 ** case["cell_bits"] - 1)
        self.conductance = np.zeros(level.shape)
        rows, columns = level.shape
        for write, (row, column) in enumerate(np.argwhere(used)):
            index = number * rows * columns + int(row) * columns + int(column)
            error = normal(case["seed"], 6, index, write)
            target = gmin + level[row, column] * spacing
            programmed = target * (1 + case["programming_error"] * error)
            self.conductance[row, column] = programmed - gmin
        self.unit = spacing * case["read_voltage"] / (2 ** case["slice_size"] - 1)
        self.reads = 0

    def codes(self, digits, columns):
        """Digitised currents of some columns for one slice of the inputs."""
        case = self.case
        voltage = case["read_voltage"] * digits / (2 ** case["slice_size"] - 1)
        current = voltage @ self.conductance[: len(digits)][:, columns]
        width = self.conductance.shape[1]
        noise = [
            normal(case["seed"], 7, self.number * width + column, self.reads) for column in columns
        ]
        self.reads += 1
        current = current * (1 + case["read_noise"] * np.array(noise))
        step = case["calibrated_range"] / (2 ** case["adc_bits"] - 1) * self.unit
        code = np.floor(current / step + 0.5 + self.unit / (64 * step))
        return np.clip(code, 0, 2 ** case["adc_bits"] - 1).astype(np.int64)


def results(case):
    parts, has_offset = columns_of_weights(case)
    outputs, inputs = np.array(case["weights"]).shape
    rows, lanes = case["rows_max"], case["converters"]
    lane_columns = case["cols_max"] // lanes
    per_lane = (lane_columns - has_offset) // len(parts)
    row_blocks, column_blocks = -(-inputs // rows), -(-outputs // (per_lane * lanes))
    used_columns = per_lane * len(parts) + has_offset
    level_of_offset = 2 ** min(case["weight_bits"] - 1, case["cell_bits"] - 1)
    weight_of_offset = 2 ** (case["weight_bits"] - 1) // level_of_offset

    arrays = []
    for block in range(row_blocks):
        first = block * rows
        height = min(rows, inputs - first)
        for column_block in range(column_blocks):
            level = np.zeros((rows, case["cols_max"]), dtype=np.int64)
            used = np.zeros(level.shape, dtype=bool)
            for lane in range(lanes):
                for place in range(per_lane):
                    output = (column_block * lanes + lane) * per_lane + place
                    if output >= outputs:
                        break
                    for k, (levels, _) in enumerate(parts):
                        column = lane * lane_columns + place * len(parts) + k
                        level[:height, column] = levels[output, first : first + height]
                        used[:height, column] = True
                    if has_offset:
                        level[:height, lane * lane_columns + used_columns - 1] = level_of_offset
                        used[:height, lane * lane_columns + used_columns - 1] = True
            arrays.append(Array(case, len(arrays), level, used))

    answers = []
    for vector in case["vectors"]:
        totals = np.zeros(outputs, dtype=np.int64)
        for digits, scale in slices(np.array(vector), case["input_bits"], case["slice_size"]):
            for column in range(used_columns):
                columns = [lane * lane_columns + column for lane in range(lanes)]
                for number, array in enumerate(arrays):
                    block, column_block = divmod(number, column_blocks)
                    codes = array.codes(digits[block * rows : (block + 1) * rows], columns)
                    for lane in range(lanes):
                        first = (column_block * lanes + lane) * per_lane
                        if has_offset and column == used_columns - 1:
                            totals[first : first + per_lane] -= codes[lane] * weight_of_offset * scale
                            continue
                        place, k = divmod(column, len(parts))
                        if first + place < outputs:
                            totals[first + place] += codes[lane] * parts[k][1] * scale
        answers.append(totals.tolist())
    return answers


with open(sys.argv[1]) as file:
    print(json.dumps([results(case) for case in json.load(file)]))
