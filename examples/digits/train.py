"""Trains a small network on the 8 x 8 digits of scikit-learn and saves what `digits.yaml` names.

    python3 examples/digits/train.py        # needs numpy and scikit-learn

Two layers without biases, so that each is one matrix; pixels are whole numbers 0 to 16. Every fifth digit is kept
for testing. The weights are rounded to 8 bits here, the shift between the layers follows from the training
data: the greatest activation just fits 8 bits.
"""

import os

import numpy as np
from sklearn.datasets import load_digits

folder = os.path.dirname(os.path.abspath(__file__))
digits = load_digits()
pixels, labels = digits.data.astype(np.int64), digits.target
test = np.arange(len(labels)) % 5 == 0

random = np.random.default_rng(7)
first = random.standard_normal((32, 64)) / 8
second = random.standard_normal((10, 32)) / 6
inputs, wanted = pixels[~test] / 16, np.eye(10)[labels[~test]]
for step in range(3000):
    rate = 0.5 * (1 - step / 3000)
    batch = random.integers(0, len(inputs), 64)
    x, y = inputs[batch], wanted[batch]
    hidden = np.maximum(x @ first.T, 0)
    scores = hidden @ second.T
    share = np.exp(scores - scores.max(axis=1, keepdims=True))
    error = (share / share.sum(axis=1, keepdims=True) - y) / len(batch)
    back = (error @ second) * (hidden > 0)
    second -= rate * (error.T @ hidden + 1e-4 * second)
    first -= rate * (back.T @ x + 1e-4 * first)

hidden = np.maximum(pixels[test] / 16 @ first.T, 0)
share = np.mean((hidden @ second.T).argmax(axis=1) == labels[test])
print(f"floating point: {100 * share:.1f} % of {test.sum()} digits")


def rounded(weights):
    return np.round(weights / np.abs(weights).max() * 127).astype(np.int8)


first, second = rounded(first), rounded(second)
hidden = np.maximum(pixels[~test] @ first.T.astype(np.int64), 0)
print("shift:", max(0, int(np.ceil(np.log2(hidden.max() / 255)))))
np.save(os.path.join(folder, "hidden.npy"), first)
np.save(os.path.join(folder, "output.npy"), second)
np.save(os.path.join(folder, "pixels.npy"), pixels[test].astype(np.uint8))
np.save(os.path.join(folder, "labels.npy"), labels[test].astype(np.uint8))
