"""The circuits of Circuits.swift in Amaranth 0.5. Prints one figure: cycles a second, or seconds."""
import sys
import time

from amaranth.back import verilog
from amaranth.hdl import Cat, Elaboratable, Module, Signal
from amaranth.lib.memory import Memory
from amaranth.sim import Simulator


class Busy(Elaboratable):
    def __init__(self):
        self.enable = Signal()
        self.head = Signal(32)
        self.total = Signal(32)

    def elaborate(self, platform):
        m = Module()
        m.submodules.words = words = Memory(shape=32, depth=16, init=[])
        write = words.write_port()
        read = words.read_port(domain="comb")
        lfsr = Signal(32, init=1)
        written, taken = Signal(32), Signal(32)
        front, back, level = Signal(4), Signal(4), Signal(5)
        pushes, pops = Signal(), Signal()
        m.d.comb += [
            pushes.eq(self.enable & (level != 16)),
            pops.eq(lfsr[3] & (level != 0)),
            read.addr.eq(front),
            self.head.eq(read.data),
            self.total.eq(written - taken),
            write.addr.eq(back),
            write.data.eq(lfsr),
            write.en.eq(pushes),
        ]
        with m.If(self.enable):
            m.d.sync += lfsr.eq(Cat(lfsr[31] ^ lfsr[21] ^ lfsr[1] ^ lfsr[0], lfsr[0:31]))
        with m.If(pushes):
            m.d.sync += [back.eq(back + 1), written.eq(written + 1)]
        with m.If(pops):
            m.d.sync += [front.eq(front + 1), taken.eq(taken + 1)]
        with m.If(pushes & ~pops):
            m.d.sync += level.eq(level + 1)
        with m.Elif(pops & ~pushes):
            m.d.sync += level.eq(level - 1)
        return m


class Tile(Elaboratable):
    def __init__(self):
        self.left, self.right = Signal(4), Signal(4)

    def elaborate(self, platform):
        m = Module()
        value = Signal(4)
        m.d.comb += self.right.eq(value)
        m.d.sync += value.eq(self.left + 1)
        return m


class Row(Elaboratable):
    def __init__(self, count):
        self.count = count
        self.first, self.last = Signal(4), Signal(4)

    def elaborate(self, platform):
        m = Module()
        previous = self.first
        for index in range(self.count):
            tile = Tile()
            m.submodules[f"tile_{index}"] = tile
            m.d.comb += tile.left.eq(previous)
            previous = tile.right
        m.d.comb += self.last.eq(previous)
        return m


def simulate(cycles):
    design = Busy()
    simulator = Simulator(design)
    simulator.add_clock(1e-6)

    async def bench(context):
        context.set(design.enable, 1)
        await context.tick().repeat(cycles)

    simulator.add_testbench(bench)
    start = time.perf_counter()
    simulator.run()
    return cycles / (time.perf_counter() - start)


def elaborate(count):
    start = time.perf_counter()
    row = Row(count)
    if count <= 1000:
        verilog.convert(row, ports=[row.first, row.last])
    else:
        # Yosys takes many minutes here; its own language is what Amaranth gives it.
        from amaranth.back import rtlil
        rtlil.convert(row, ports=[row.first, row.last])
    return time.perf_counter() - start


if __name__ == "__main__":
    work = {"simulate": simulate, "elaborate": elaborate}[sys.argv[1]]
    print(work(int(sys.argv[2])))
