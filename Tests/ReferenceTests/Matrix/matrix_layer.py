"""A layer of the matrix engine in NumPy, from docs/matrix-engine.md: real columns, real thresholds.

Reads cases as JSON and prints the outputs of each vector of each case. A column's sum is a matrix
product of whole levels; a code is the sum divided by the levels of a code, to the nearest, from the
middle up.
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


def lone_bit(place, width):
    """Level and scale of a bit that stands alone."""
    level = 2 ** min(place, width - 1)
    return level, 2**place // level


def digits(numbers, bits, width):
    """Digits of `width` bits of numbers of `bits` bits, and what each counts."""
    count = math.ceil(bits / width)
    return [
        ((numbers // 2 ** (width * k)) % 2 ** min(width, bits - width * k), 2 ** (width * k))
        for k in range(count)
    ]


def cells(weights, case):
    """Levels of all weights, column by column of a weight, and what a column counts."""
    bits, width = case["weightBits"], case["cellBits"]
    top = 2**width - 1

    def spread(numbers, bits):
        if case["slicing"] == "binary":
            return digits(numbers, bits, width)
        count = math.ceil((2**bits - 1) / top)
        return [(np.clip(numbers - k * top, 0, top), 1) for k in range(count)]

    if case["scheme"] == "offset-column":
        return spread(weights + 2 ** (bits - 1), bits)
    if case["scheme"] == "differential-pair":
        positive = spread(np.maximum(weights, 0), bits - 1)
        return positive + [
            (level, -scale) for level, scale in spread(np.maximum(-weights, 0), bits - 1)
        ]
    level, scale = lone_bit(bits - 1, width)
    low = spread(weights % 2 ** (bits - 1), bits - 1)
    return low + [((weights < 0) * level, -scale)]


def planes(vector, case):
    bits, width = case["inputBits"], case["driveBits"]
    if not case["inputSigned"]:
        return digits(vector, bits, width)
    level, scale = lone_bit(bits - 1, width)
    low = digits(vector % 2 ** (bits - 1), bits - 1, width) if bits > 1 else []
    return low + [((vector < 0) * level, -scale)]


def codes(sums, case):
    exact = np.asarray(sums) / case["levelsPerCode"] + 0.5 + 1 / (64 * case["levelsPerCode"])
    return np.clip(np.floor(exact), 0, 2 ** case["codeBits"] - 1).astype(np.int64)


def outputs(vector, case):
    weights = np.array(case["weights"], dtype=np.int64)
    vector = np.array(vector, dtype=np.int64)
    limit = 2 ** (case["accumulatorBits"] - 1)
    total = np.zeros(weights.shape[0], dtype=np.int64)
    for first in range(0, weights.shape[1], case["rows"]):
        rows = slice(first, first + case["rows"])
        sums = np.zeros(weights.shape[0], dtype=np.int64)
        offset = 0
        for drive, plane_scale in planes(vector[rows], case):
            for level, scale in cells(weights[:, rows], case):
                found = codes(level @ drive, case)
                sums = np.clip(sums + found * (scale * plane_scale), -limit, limit - 1)
            if case["scheme"] == "offset-column":
                level, scale = lone_bit(case["weightBits"] - 1, case["cellBits"])
                found = int(codes(level * drive.sum(), case))
                offset = min(max(offset - found * scale * plane_scale, -limit), limit - 1)
        total += sums + offset
    if case["biases"]:
        total = total + np.array(case["biases"])
    if case["activation"] == "relu":
        total = np.maximum(total, 0)
    elif case["activation"] == "sign":
        total = np.where(total >= 0, 1, -1)
    if case["multipliers"]:
        total = total.astype(object) * np.array(case["multipliers"], dtype=object)
    total = np.floor_divide(total + (2 ** case["shift"]) // 2, 2 ** case["shift"])
    bits = case["outputBits"]
    low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if case["outputSigned"] else (0, 2**bits - 1)
    return np.clip(total, low, high).tolist()


with open(sys.argv[1]) as file:
    print(json.dumps([[outputs(v, case) for v in case["vectors"]] for case in json.load(file)]))
