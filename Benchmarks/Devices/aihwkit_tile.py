"""Rank-one updates a second of an analogue tile of AIHWKIT on the CPU, one thread.

Arguments: rows and columns, the learning rate, and a file with pairs of lines, the numbers of the
columns and those of the rows. Prints updates a second of the processor, and the mean change of the weights.
"""

import sys
import time

import torch
from aihwkit.simulator.configs import SingleRPUConfig, UpdateParameters
from aihwkit.simulator.parameters.enums import PulseType
from aihwkit.simulator.presets.devices import ReRamSBPresetDevice
from aihwkit.simulator.tiles import AnalogTile

torch.set_num_threads(1)
torch.manual_seed(1)


def main(rows, columns, learning_rate, path):
    device = ReRamSBPresetDevice(
        # The same device in every cell, its weight seen as it is: what is left is the spread of
        # each pulse.
        dw_min_dtod=0.0, up_down_dtod=0.0, w_max_dtod=0.0, w_min_dtod=0.0, write_noise_std=0.0)
    update = UpdateParameters(
        desired_bl=31, update_bl_management=False, update_management=False,
        pulse_type=PulseType.STOCHASTIC)
    tile = AnalogTile(rows, columns, SingleRPUConfig(device=device, update=update))
    tile.set_weights(torch.zeros(rows, columns))
    tile.set_learning_rate(learning_rate)
    with open(path) as lines:
        numbers = [torch.tensor([[float(word) for word in line.split()]]) for line in lines]
    pairs = list(zip(numbers[0::2], numbers[1::2]))
    for x, d in pairs:
        tile.update(x, d)
    weights = tile.get_weights()[0]
    best = 0.0
    for _ in range(20):
        start = time.process_time()
        for x, d in pairs:
            tile.update(x, d)
        best = max(best, len(pairs) / (time.process_time() - start))
    print(best, float(weights.abs().mean()))


main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), sys.argv[4])
