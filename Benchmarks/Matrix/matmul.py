"""Matrix times vector in NumPy, and in AIHWKIT where it is there: products a second, one thread."""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import time

import numpy as np


def rate(work, vectors):
    """The best of five runs of at least 0.1 s each."""
    best = 0.0
    for _ in range(5):
        done, start = 0, time.perf_counter()
        while time.perf_counter() - start < 0.1:
            for _ in range(max(1, 256 // vectors)):
                work()
            done += max(1, 256 // vectors) * vectors
        best = max(best, done / (time.perf_counter() - start))
    return best


def numpy_work(size, vectors):
    random = np.random.default_rng(1)
    weights = random.standard_normal((size, size), dtype=np.float32)
    inputs = random.standard_normal((vectors, size), dtype=np.float32)
    outputs = np.empty((vectors, size), dtype=np.float32)
    return lambda: np.matmul(inputs, weights, out=outputs)


def aihwkit_work(size, vectors):
    import torch
    from aihwkit.nn import AnalogLinear
    from aihwkit.simulator.configs import InferenceRPUConfig

    torch.set_num_threads(1)
    config = InferenceRPUConfig()
    config.forward.inp_res = 1 / 254.0
    config.forward.out_res = 1 / 254.0
    config.forward.out_noise = 0.0
    layer = AnalogLinear(size, size, bias=False, rpu_config=config).eval()
    inputs = torch.rand(vectors, size)

    def work():
        with torch.no_grad():
            layer(inputs)

    return work


for size, vectors in ((128, 1), (128, 256), (512, 256)):
    print(f"numpy-{size}-{vectors}", rate(numpy_work(size, vectors), vectors), flush=True)
    try:
        work = aihwkit_work(size, vectors)
    except ImportError:
        continue
    print(f"aihwkit-{size}-{vectors}", rate(work, vectors), flush=True)
