"""Networks in the ONNX format with what ONNX's own reference implementation gives, and archives of NumPy and
safetensors: files in the present folder, cases.json beside them."""

import json
import os
import struct
import sys

cache = os.environ.get("MEMWEAVE_CACHE") or os.path.join(
    os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "memweave"
)
sys.path.insert(0, os.path.join(cache, "onnx-1"))

try:
    import numpy as np
    import onnx
    from onnx import TensorProto, helper, numpy_helper
    from onnx.reference import ReferenceEvaluator
except ImportError as error:
    sys.exit(f"onnx is missing, which 'make setup' installs: {error}")

random = np.random.default_rng(5)
cases = []


def numbers(*shape, kind=np.float32):
    return random.standard_normal(shape).astype(kind)


def case(name, shape, nodes, constants, inputs=3, kind=np.float32):
    element = helper.np_dtype_to_tensor_dtype(np.dtype(kind))
    graph = helper.make_graph(
        nodes, name,
        [helper.make_tensor_value_info("x", element, ["n"] + shape)],
        [helper.make_tensor_value_info("y", element, None)],
        [value if isinstance(value, TensorProto) else numpy_helper.from_array(value, key)
         for key, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    onnx.save(model, f"{name}.onnx")
    evaluator = ReferenceEvaluator(model)
    vectors = [numbers(1, *shape, kind=kind) for _ in range(inputs)]
    cases.append({
        "name": name,
        "inputs": [v.astype(float).ravel().tolist() for v in vectors],
        "outputs": [np.asarray(evaluator.run(None, {"x": v})[0], dtype=float).ravel().tolist() for v in vectors],
    })


node = helper.make_node
case("matmul", [7], [node("MatMul", ["x", "w"], ["a"]), node("Add", ["b", "a"], ["c"]),
                     node("Relu", ["c"], ["y"])], {"w": numbers(7, 5), "b": numbers(5)})
case("gemm", [6], [node("Gemm", ["x", "w", "b"], ["y"], alpha=0.5, beta=-2.0, transB=1)],
     {"w": numbers(4, 6), "b": numbers(1, 4)})
case("double", [6], [node("Gemm", ["x", "w"], ["a"]), node("Identity", ["a"], ["y"])],
     {"w": numbers(6, 3, kind=np.float64)}, kind=np.float64)
case("listed", [4], [node("MatMul", ["x", "w"], ["y"])],
     {"w": helper.make_tensor("w", TensorProto.FLOAT, [4, 2], numbers(8).tolist())})
case("sign", [5], [node("MatMul", ["x", "w"], ["a"]), node("Sign", ["a"], ["b"]),
                   node("MatMul", ["b", "v"], ["y"])], {"w": numbers(5, 6), "v": numbers(6, 2)})
case("conv", [3, 6, 5],
     [node("Conv", ["x", "w", "b"], ["a"], pads=[1, 0, 2, 1], strides=[2, 1], dilations=[1, 2]),
      node("Relu", ["a"], ["r"]), node("Flatten", ["r"], ["f"]), node("MatMul", ["f", "v"], ["y"])],
     {"w": numbers(4, 3, 3, 2), "b": numbers(4), "v": numbers(64, 3)})
case("groups", [4, 5, 5],
     [node("Conv", ["x", "w"], ["a"], group=2, kernel_shape=[2, 3]), node("Add", ["a", "b"], ["y"])],
     {"w": numbers(6, 2, 2, 3), "b": numbers(6, 1, 1)})
for padding in ("SAME_UPPER", "SAME_LOWER", "VALID"):
    case(padding.lower(), [2, 6, 7],
         [node("Conv", ["x", "w"], ["y"], auto_pad=padding, strides=[2, 3])], {"w": numbers(2, 2, 3, 2)})
case("conv1d", [2, 9], [node("Conv", ["x", "w"], ["y"], pads=[1, 1])], {"w": numbers(3, 2, 3)})
case("convs", [2, 7, 6],
     [node("Conv", ["x", "w", "b"], ["a"], pads=[1, 1, 1, 1]), node("Relu", ["a"], ["r"]),
      node("Conv", ["r", "v"], ["c"], strides=[2, 3]), node("Add", ["c", "d"], ["e"]),
      node("Flatten", ["e"], ["f"]), node("Gemm", ["f", "u"], ["y"])],
     {"w": numbers(3, 2, 3, 3), "b": numbers(3), "v": numbers(4, 3, 2, 2), "d": numbers(4, 1, 1),
      "u": numbers(24, 5)})
case("reshape", [12],
     [node("Constant", [], ["s"], value=numpy_helper.from_array(np.array([-1, 3, 2, 2]), "s")),
      node("Reshape", ["x", "s"], ["i"]), node("Conv", ["i", "w"], ["a"]),
      node("Reshape", ["a", "t"], ["y"])],
     {"w": numbers(2, 3, 2, 1), "t": np.array([0, -1])})

refused = {
    "pool": ([1, 4, 4], [node("Conv", ["x", "w"], ["a"]),
                         node("MaxPool", ["a"], ["y"], "shrink", kernel_shape=[2, 2])], {"w": numbers(1, 1, 1, 1)}),
    "branch": ([4], [node("MatMul", ["x", "w"], ["a"]), node("Add", ["a", "x"], ["y"], "skip")],
               {"w": numbers(4, 4)}),
    "windows": ([1, 3, 3], [node("Conv", ["x", "w"], ["a"]), node("Add", ["a", "b"], ["y"], "untied")],
                {"w": numbers(1, 1, 2, 2), "b": numbers(1, 2, 2)}),
    "mixed": ([1, 3, 3],
              [node("Conv", ["x", "w"], ["a"]), node("Reshape", ["a", "s"], ["b"]),
               node("Conv", ["b", "v"], ["y"], "second")],
              {"w": numbers(2, 1, 2, 2), "s": np.array([-1, 4, 2, 1]), "v": numbers(1, 4, 1, 1)}),
    "size": ([4], [node("MatMul", ["x", "w"], ["y"], "wide")], {"w": numbers(5, 2)}),
}
for name, (shape, nodes, constants) in refused.items():
    graph = helper.make_graph(
        nodes, name, [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n"] + shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
        [numpy_helper.from_array(value, key) for key, value in constants.items()])
    onnx.save(helper.make_model(graph), f"{name}.onnx")

first, second = np.arange(6, dtype=np.int16).reshape(2, 3), numbers(3, 2)
np.savez("stored.npz", first=first, second=second)
np.savez_compressed("deflated.npz", first=first, second=second)
header = json.dumps({
    "__metadata__": {"format": "pt"},
    "fc.weight": {"dtype": "F16", "shape": [3, 2], "data_offsets": [12, 24]},
    "fc.steps": {"dtype": "I16", "shape": [2, 3], "data_offsets": [0, 12]},
}).encode()
with open("two.safetensors", "wb") as file:
    file.write(struct.pack("<Q", len(header)) + header + first.tobytes() + second.astype(np.float16).tobytes())
with open("images-idx3-ubyte", "wb") as file:
    file.write(struct.pack(">BBBBIII", 0, 0, 8, 3, 2, 1, 3) + bytes(range(6)))

with open("cases.json", "w") as file:
    json.dump({"cases": cases, "second": second.astype(float).ravel().tolist()}, file)
