"""Trains a small convolutional network on the 8 x 8 digits of scikit-learn and saves it as ONNX.

    python3 examples/digits/train_network.py        # needs numpy, scikit-learn and onnx

One convolution of 3 x 3 with stride 2 and eight filters, ReLU, and a matrix to the ten classes, both with biases. Every
fifth digit is kept for testing, as in train.py; a hundred of the others are saved to quantise the network with.
"""

import os

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from sklearn.datasets import load_digits

folder = os.path.dirname(os.path.abspath(__file__))
digits = load_digits()
images, labels = digits.images[:, None].astype(np.float32), digits.target
test = np.arange(len(labels)) % 5 == 0
filters, size = 8, 4


def patches(images):
    """Windows of 3 x 3 at stride 2, a border of one zero around."""
    padded = np.pad(images, ((0, 0), (0, 0), (1, 1), (1, 1)))
    rows = [padded[:, 0, i : i + 8 : 2, j : j + 8 : 2] for i in range(3) for j in range(3)]
    return np.stack(rows, axis=1).reshape(len(images), 9, size * size)


random = np.random.default_rng(11)
kernel = random.standard_normal((filters, 9)) / 40
kernel_bias = np.zeros(filters)
matrix = random.standard_normal((10, filters * size * size)) / 12
bias = np.zeros(10)
inputs, wanted = patches(images[~test]), np.eye(10)[labels[~test]]
for step in range(4000):
    rate = 0.2 * (1 - step / 4000)
    batch = random.integers(0, len(inputs), 64)
    x, y = inputs[batch], wanted[batch]
    hidden = np.maximum(kernel @ x + kernel_bias[:, None], 0)
    flat = hidden.reshape(len(batch), -1)
    scores = flat @ matrix.T + bias
    share = np.exp(scores - scores.max(axis=1, keepdims=True))
    error = (share / share.sum(axis=1, keepdims=True) - y) / len(batch)
    back = (error @ matrix).reshape(hidden.shape) * (hidden > 0)
    matrix -= rate * (error.T @ flat + 1e-4 * matrix)
    bias -= rate * error.sum(axis=0)
    kernel -= rate / 100 * np.einsum("bfp,bkp->fk", back, x)
    kernel_bias -= rate * back.sum(axis=(0, 2))

hidden = np.maximum(kernel @ patches(images[test]) + kernel_bias[:, None], 0)
scores = hidden.reshape(len(hidden), -1) @ matrix.T + bias
share = np.mean(scores.argmax(axis=1) == labels[test])
print(f"floating point: {100 * share:.1f} % of {test.sum()} digits")


def constant(name, values):
    return numpy_helper.from_array(np.asarray(values, dtype=np.float32), name)


graph = helper.make_graph(
    [
        helper.make_node(
            "Conv", ["image", "kernel", "kernel_bias"], ["edges"], "conv",
            kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1],
        ),
        helper.make_node("Relu", ["edges"], ["hidden"], "relu"),
        helper.make_node("Flatten", ["hidden"], ["flat"], "flatten"),
        helper.make_node("Gemm", ["flat", "matrix", "bias"], ["scores"], "classes", transB=1),
    ],
    "digits",
    [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["images", 1, 8, 8])],
    [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["images", 10])],
    [
        constant("kernel", kernel.reshape(filters, 1, 3, 3)),
        constant("kernel_bias", kernel_bias),
        constant("matrix", matrix),
        constant("bias", bias),
    ],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
model.ir_version = 8
onnx.checker.check_model(model)
onnx.save(model, os.path.join(folder, "digits.onnx"))
np.save(os.path.join(folder, "calibration.npy"), images[~test][:100].astype(np.uint8))
