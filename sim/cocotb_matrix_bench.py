"""Replays a recorded run on a generated matrix engine in cocotb: programs its cells, gives it vectors, and
checks every output and the cycles that are promised.

The recording is what `memweave reference DESCRIPTION --trace FILE.txt` writes; MEMWEAVE_TRACE names it.
README.md says how to run it and what stands in the recording.
"""

import os

import cocotb
from cocotb.clock import Clock
from cocotb.triggers import ClockCycles, FallingEdge, RisingEdge, Timer

CELL = ["layer", "tile", "row", "column", "level"]


class Engine:
    """The engine at its pins; all outputs are taken at once."""

    def __init__(self, dut):
        self.dut = dut
        self.cycle = 0
        self.accepted = 0
        self.limit = 1000
        self.taken = []
        self.outputs = 0

    async def reset(self):
        dut = self.dut
        names = ["input_valid_i", "input_data_i", "program_valid_i", "rst_ni"]
        names += [f"program_{name}_i" for name in CELL]
        names += ["calibrate_i", "program_start_i", "program_last_i"]
        names += [f"report_{name}_i" for name in CELL[:4]]
        for name in names:
            if hasattr(dut, name):
                getattr(dut, name).value = 0
        dut.output_ready_i.value = 1
        cocotb.start_soon(Clock(dut.clk_i, 10, units="ns").start())
        await ClockCycles(dut.clk_i, 2)
        await FallingEdge(dut.clk_i)
        dut.rst_ni.value = 1
        await Timer(1, units="ns")
        cocotb.start_soon(self._take())

    async def step(self):
        """One clock cycle; inputs change at falling edges, and outputs are settled after it."""
        await FallingEdge(self.dut.clk_i)
        self.cycle += 1
        await Timer(1, units="ns")

    async def _take(self):
        """Notes outputs at rising edges, as a register would take them."""
        valid, data = self.dut.output_valid_o, self.dut.output_data_o
        while True:
            if valid.value.integer == 0:
                await RisingEdge(valid)
                await Timer(1, units="ns")
            await RisingEdge(self.dut.clk_i)
            if valid.value.integer == 1:
                self.taken.append((data.value.integer, self.cycle))

    async def wait_until(self, condition, what):
        """Lets cycles pass, and counts them."""
        waited = 0
        while not condition():
            assert waited <= self.limit, f"cycle {self.cycle}: {what}"
            await self.step()
            waited += 1
        return waited

    async def pulse(self, signal):
        signal.value = 1
        await self.step()
        signal.value = 0
        await Timer(1, units="ns")

    def check(self, what, found, expected):
        assert found == expected, (
            f"cycle {self.cycle}, after {self.outputs} outputs: {what}: expected {expected}, "
            f"found {found}")

    async def ready(self, what):
        return await self.wait_until(lambda: self.dut.program_ready_o.value.integer == 1, what)

    async def clear(self, cycles):
        self.check("cycles of the clearing", await self.ready("reports are not cleared"), cycles)

    async def tune(self, cycles):
        await self.pulse(self.dut.calibrate_i)
        waited = await self.wait_until(
            lambda: self.dut.calibrating_o.value.integer == 0, "the calibration does not end")
        self.check("cycles of the calibration", waited, cycles)

    async def verify(self):
        await self.pulse(self.dut.program_start_i)

    async def cell(self, layer, tile, row, column, level, last, cycles):
        for name, value in zip(CELL, [layer, tile, row, column, level]):
            getattr(self.dut, f"program_{name}_i").value = value
        if hasattr(self.dut, "program_last_i"):
            self.dut.program_last_i.value = last
        await self.pulse(self.dut.program_valid_i)
        waited = await self.ready("the programming does not end")
        self.check("cycles of the programming", waited, cycles)

    async def give(self, element):
        self.dut.input_data_i.value = element
        self.dut.input_valid_i.value = 1
        await Timer(1, units="ns")
        await self.wait_until(
            lambda: self.dut.input_ready_o.value.integer == 1, "input_ready_o stayed 0")
        self.accepted = self.cycle
        await self.step()
        self.dut.input_valid_i.value = 0

    async def take(self, expected, latency):
        await self.wait_until(
            lambda: len(self.taken) > self.outputs, "output_valid_o stayed 0")
        found, cycle = self.taken[self.outputs]
        self.check("output", found, expected)
        if latency:
            self.check("cycles to the first output", cycle - self.accepted, latency)
        self.outputs += 1


@cocotb.test()
async def replays_the_recording(dut):
    engine = Engine(dut)
    await engine.reset()
    with open(os.environ["MEMWEAVE_TRACE"], encoding="utf-8") as file:
        for line in file:
            word, *numbers = line.split()
            numbers = [int(number) for number in numbers]
            if word == "limit":
                (engine.limit,) = numbers
            elif word in ("clear", "tune", "verify", "cell", "give", "take"):
                await getattr(engine, word)(*numbers)
            else:
                assert word == "seed", f"an unknown word in the recording: {word}"
    dut._log.info("%d outputs in %d cycles, as recorded", engine.outputs, engine.cycle)
