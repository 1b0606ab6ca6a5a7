"""Drives the table engine in cocotb, as main.swift does."""

import os
import time

import cocotb
from cocotb.triggers import Timer

INPUTS = [
    ("state_i", 0x7F), ("action_i", 0x3), ("reward_i", 0xFFFF), ("next_i", 0x7F),
    ("terminal_i", 1), ("learn_i", 1), ("rate_i", 0xFFFF), ("transition_valid_i", 1),
]


@cocotb.test()
async def drives(dut):
    word = 1

    def following():
        nonlocal word
        word ^= word << 13 & 0xFFFFFFFF
        word ^= word >> 17
        word ^= word << 5 & 0xFFFFFFFF
        return word

    async def cycle():
        dut.clk_i.value = 0
        await Timer(1, "ns")
        dut.clk_i.value = 1
        await Timer(1, "ns")

    handles = [(getattr(dut, name), mask) for name, mask in INPUTS]
    for handle, _ in handles:
        handle.value = 0
    for name in ("discount_i", "exploration_i", "seed_i", "start_i"):
        getattr(dut, name).value = 0
    dut.result_ready_i.value = 1
    dut.rst_ni.value = 0
    await cycle()
    await cycle()
    dut.rst_ni.value = 1
    total = 0
    start = time.process_time()
    for _ in range(int(os.environ["CYCLES"])):
        for handle, mask in handles:
            handle.value = following() & mask
        await cycle()
        total += dut.value_o.value.integer
    print(f"driven {time.process_time() - start:.9f} {total % 2 ** 64}", flush=True)
