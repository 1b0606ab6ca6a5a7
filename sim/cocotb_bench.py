"""Replays a recorded run on generated hardware in cocotb, and checks all that the recording has.

The recording is what `memweave reference DESCRIPTION --trace FILE`, or `memweave cosim` with the same
option, writes; MEMWEAVE_TRACE names it. Every record is compared: codes, values, error, pulses,
action, learning rate, faults and clock cycles. README.md says how to run it.
"""

import json
import os

import cocotb
from cocotb.clock import Clock
from cocotb.triggers import ClockCycles, FallingEdge, RisingEdge, Timer

STROBES = {
    "trace_rate_valid_o": ["trace_rate_code_o"],
    "trace_conversion_valid_o": ["trace_conversion_column_o", "trace_conversion_code_o"],
    "trace_value_valid_o": ["trace_value_action_o", "trace_value_o"],
    "trace_pulse_valid_o": [
        "trace_pulse_column_o", "trace_pulse_set_o", "trace_pulse_amplitude_o"],
    "trace_update_valid_o": ["trace_update_error_o", "trace_update_value_o"],
    "trace_choice_valid_o": ["trace_choice_explored_o"],
}
SIGNED = {"trace_value_o", "trace_update_error_o", "trace_update_value_o"}
# Offsets of registers; NAME_registers.h has them all.
CONTROL, CONSTANT_RATE, DISCOUNT, EXPLORATION, SEED = 0x04, 0x0C, 0x10, 0x14, 0x18
RATE_RATIO, RATE_FLOOR, EXPLORATION_RATIO, EXPLORATION_FLOOR = 0x34, 0x38, 0x3C, 0x40
BUS_LIMIT = 64


class Agent:
    """The accelerator at its pins: bus, observations and actions, and the strobes of its trace."""

    def __init__(self, dut):
        self.dut = dut
        self.cycle = 0
        self.beats = []
        self.written = {}
        # A table engine has no cells, and none of their strobes.
        self.strobes = {valid: fields for valid, fields in STROBES.items() if hasattr(dut, valid)}

    async def reset(self):
        dut = self.dut
        for name in (
            "axi_awvalid_i", "axi_wvalid_i", "axi_bready_i", "axi_arvalid_i", "axi_rready_i",
            "axi_awaddr_i", "axi_wdata_i", "axi_araddr_i", "observation_valid_i",
            "observation_reward_i", "observation_state_i", "observation_first_i",
            "observation_done_i", "rst_ni",
        ):
            getattr(dut, name).value = 0
        dut.axi_wstrb_i.value = 0xF
        dut.action_ready_i.value = 1
        cocotb.start_soon(Clock(dut.clk_i, 10, units="ns").start())
        await ClockCycles(dut.clk_i, 2)
        await FallingEdge(dut.clk_i)
        dut.rst_ni.value = 1
        for valid, fields in self.strobes.items():
            cocotb.start_soon(self._watch(valid, fields))
        await self.step()

    async def step(self):
        """One clock cycle; inputs change at falling edges, and outputs are settled after it."""
        await FallingEdge(self.dut.clk_i)
        self.cycle += 1
        await Timer(1, units="ns")

    async def _watch(self, valid, fields):
        """Notes what a strobe shows at rising edges, as a register would take it."""
        strobe = getattr(self.dut, valid)
        handles = [(name, getattr(self.dut, name)) for name in fields]
        while True:
            if strobe.value.integer == 0:
                await RisingEdge(strobe)
                await Timer(1, units="ns")
            await RisingEdge(self.dut.clk_i)
            if strobe.value.integer == 1:
                values = [
                    handle.value.signed_integer if name in SIGNED else handle.value.integer
                    for name, handle in handles]
                self.beats.append((self.cycle, valid, values))

    def take(self):
        """The beats since the last call, by strobe."""
        taken = {valid: [] for valid in STROBES}
        for _, valid, values in sorted(self.beats, key=lambda beat: beat[0]):
            taken[valid].append(values)
        self.beats = []
        return taken

    def faults(self):
        """Cells given up so far."""
        port = "trace_faults_o"
        return getattr(self.dut, port).value.integer if hasattr(self.dut, port) else 0

    async def wait_for(self, signal, limit):
        for _ in range(limit + 1):
            if signal.value.integer == 1:
                return
            await self.step()
        raise AssertionError(f"{signal._name} stayed 0 for {limit} cycles")

    async def begin_write(self, address, word):
        dut = self.dut
        dut.axi_awaddr_i.value = address
        dut.axi_wdata_i.value = word
        dut.axi_awvalid_i.value = 1
        dut.axi_wvalid_i.value = 1
        await Timer(1, units="ns")
        await self.wait_for(dut.axi_awready_o, BUS_LIMIT)
        assert dut.axi_wready_o.value.integer == 1
        began = self.cycle
        await self.step()
        dut.axi_awvalid_i.value = 0
        dut.axi_wvalid_i.value = 0
        await Timer(1, units="ns")
        return began

    async def end_write(self):
        self.dut.axi_bready_i.value = 1
        await self.wait_for(self.dut.axi_bvalid_o, BUS_LIMIT)
        assert self.dut.axi_bresp_o.value.integer == 0
        await self.step()
        self.dut.axi_bready_i.value = 0

    async def write(self, address, word):
        await self.begin_write(address, word)
        await self.end_write()

    async def apply(self, settings):
        schedule = settings["schedule"]
        wanted = {
            CONSTANT_RATE: settings["constantLearningRate"],
            DISCOUNT: settings["discount"],
            EXPLORATION: settings["exploration"],
            RATE_RATIO: schedule["rateRatio"],
            RATE_FLOOR: schedule["rateFloor"],
            EXPLORATION_RATIO: schedule["explorationRatio"],
            EXPLORATION_FLOOR: schedule["explorationFloor"],
            CONTROL: 2 * settings["learning"] + 4 * (settings["source"] == "constant")
            + 8 * (settings["source"] == "visits") + 16 * settings["detectsChange"]
            + 32 * settings["stimulates"],
        }
        for address, word in wanted.items():
            if self.written.get(address) != word:
                await self.write(address, word)
        self.written = wanted

    async def start(self, seed, latency):
        await self.write(SEED, seed)
        self.take()
        began = await self.begin_write(CONTROL, 1)
        await self.wait_for(self.dut.observation_ready_o, 10 * latency + 1000)
        cycles = self.cycle - began
        beats = self.take()
        await self.end_write()
        return cycles, beats

    async def observe(self, given, latency):
        dut = self.dut
        await self.wait_for(dut.observation_ready_o, 1000)
        dut.observation_reward_i.value = given["reward"] % 2 ** len(dut.observation_reward_i)
        dut.observation_state_i.value = given["state"]
        dut.observation_first_i.value = int(given["first"])
        dut.observation_done_i.value = int(given["done"])
        dut.observation_valid_i.value = 1
        began = self.cycle
        await self.step()
        dut.observation_valid_i.value = 0
        await Timer(1, units="ns")
        await self.wait_for(dut.action_valid_o, 10 * latency + 1000)
        cycles = self.cycle - began
        found = {
            "learningRate": dut.trace_learning_rate_o.value.integer,
            "faults": self.faults(),
            "action": dut.action_o.value.integer,
        }
        beats = self.take()
        await self.step()
        return cycles, found, beats


def conversions(beats):
    return [{"column": column, "code": code}
            for column, code in beats["trace_conversion_valid_o"]]


def pulses(beats):
    return [{"column": column, "set": bool(is_set), "amplitude": amplitude}
            for column, is_set, amplitude in beats["trace_pulse_valid_o"]]


def rate_codes(beats):
    return [code for (code,) in beats["trace_rate_valid_o"]]


def check(where, expected, found):
    for key, value in found.items():
        assert value == expected.get(key), (
            f"{where}: {key}: expected {expected.get(key)}, found {value}")


@cocotb.test()
async def replays_the_golden_trace(dut):
    with open(os.environ["MEMWEAVE_TRACE"], encoding="utf-8") as file:
        head, *lines = [json.loads(line) for line in file if line.strip()]
    agent = Agent(dut)
    await agent.reset()

    start = head["start"]
    cycles, beats = await agent.start(head["hardwareSeed"], start["latency"])
    calibration, *verifies = conversions(beats) or [{"code": 0}]
    check("start", start, {
        "latency": cycles, "calibrationCode": calibration["code"], "conversions": verifies,
        "rateCodes": rate_codes(beats), "pulses": pulses(beats),
        "faults": agent.faults()})

    for number, line in enumerate(lines, 1):
        await agent.apply(line["settings"])
        expected = line["record"]
        cycles, found, beats = await agent.observe(line["input"], expected["latency"])
        choices = [explored for (explored,) in beats["trace_choice_valid_o"]]
        updates = beats["trace_update_valid_o"]
        if not choices:
            del found["action"]
        check(f"transaction {number}", expected, {
            **found, "latency": cycles, "conversions": conversions(beats),
            "valuesRead": [{"action": action, "value": value}
                           for action, value in beats["trace_value_valid_o"]],
            "pulses": pulses(beats), "rateCodes": rate_codes(beats),
            "explored": bool(choices and choices[0])})
        assert len(updates) == ("error" in expected), f"transaction {number}: updates"
        for error, value in updates:
            check(f"transaction {number}", expected, {"error": error, "updatedValue": value})
        assert len(choices) == ("action" in expected), f"transaction {number}: choices"
    dut._log.info("%d transactions in %d cycles, as recorded", len(lines), agent.cycle)
