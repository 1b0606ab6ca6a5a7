import Diagnostics
import HDL
import Testing

extension ClockDomain {
  fileprivate static let write = ClockDomain("write")
  fileprivate static let read = ClockDomain("read")
}

/// One register of its own domain.
private final class Flop: Hardware {
  @Input var value
  @Output var held
  @Register(1) var state
  var body: Logic {
    held <== state
    state <== value
  }
}

/// Registers of two domains.
private final class Both: Hardware {
  @Input(4, from: .domain(.write)) var value
  @Input(from: .asynchronous) var button
  @Output(4) var seen
  @Register(4, in: .write) var first
  @Register(4, in: .read, crossing: .held) var second
  @Memory(depth: 4, width: 4, in: .write) var words
  var body: Logic {
    first <== value
    when(button) { words[0] <== first }
    second <== words[0]
    seen <== second
  }
}

private func circuit(of hardware: some Hardware) throws -> Circuit {
  try Circuit(elaborating: hardware)
}

@Suite struct ClockDomainTests {
  @Test func whatIsDeclaredInADomainIsThere() throws {
    let top = try #require(try circuit(of: Both()).topModule)
    #expect(top.clockDomains == [.write, .read])
    #expect(
      top.clockDomains.flatMap { [$0.clockPortName, $0.resetPortName] } == [
        "write_clk_i", "write_rst_ni", "read_clk_i", "read_rst_ni",
      ])
    #expect(top.memories[0].domain == .write)
    #expect(top.signal(named: "value")?.source == .domain(.write))
    #expect(top.signal(named: "button")?.source == .asynchronous)
    #expect(top.signal(named: "second")?.crossing == .held)
  }

  @Test func aModuleHasADomainOfItsOwn() throws {
    final class Video: Hardware {
      @Input var value
      @Output var seen
      @Register(1) var state
      @Instance var flop = Flop()
      @Instance(in: .main) var slow = Flop()
      var clockDomain: ClockDomain { ClockDomain("VideoPixel") }
      var body: Logic {
        state <== value
        flop.value <== state
        slow.value <== flop.held
        seen <== slow.held
      }
    }
    let top = try #require(try circuit(of: Video()).topModule)
    #expect(top.clockDomains.map(\.clock) == ["video_pixel_clk", "clk"])
    #expect(
      top.instances.map { $0.domains.map(\.parent.name) } == [["video_pixel"], []])
  }

  @Test func instancesArePlaced() throws {
    final class Parent: Hardware {
      @Input(4) var value
      @Output(4) var seen
      @Outputs(count: 2) var bits
      @Instance(domains: [.write: .main]) var both = Both()
      @Instances(in: .read) var flops = [Flop(), Flop()]
      var body: Logic {
        both.value <== value
        both.button <== value[0]
        seen <== both.seen
        for (bit, flop) in zip(bits, flops) {
          flop.value <== value[1]
          bit <== flop.held
        }
      }
    }
    let top = try #require(try circuit(of: Parent()).topModule)
    #expect(top.clockDomains == [.main, .read])
    #expect(top.instances[0].domain(of: .write) == .main)
    #expect(top.instances[0].domain(of: .read) == .read)
    #expect(top.instances[1].domain(of: .main) == .read)
  }

  @Test func aSynchronousResetReachesTheInstancesAndTheirNames() throws {
    final class Synchronous: Hardware {
      @Input var value
      @Output var seen
      @Register(1) var state
      @Instance var flop = Flop()
      @Instance var both = Both()
      var clockDomain: ClockDomain { .main.with(reset: .synchronous) }
      var body: Logic {
        state <== value
        flop.value <== state
        both.value <== cat(state, state, state, state)
        both.button <== 0
        seen <== flop.held
      }
    }
    let circuit = try circuit(of: Synchronous())
    #expect(circuit.modules.map(\.name) == ["flop_synchronous_reset", "both", "synchronous"])
    #expect(circuit.modules[0].clockDomains.map(\.resetStyle) == [.synchronous])
    #expect(circuit.topModule?.clockDomains == [.main.with(reset: .synchronous), .write, .read])
  }

  @Test func mistakesAreTold() {
    final class Wrong: Hardware {
      @Input var value
      @Wire(1, from: .domain(.write)) var inner
      @Output var seen
      @Register(1) var state
      @Register(1, in: .main.with(reset: .synchronous)) var other
      @Register(1, in: ClockDomain(name: "slow", clock: "clk", reset: "slow_rst")) var slow
      @Instance(domains: [.write: .main]) var flop = Flop()
      @Register(1, in: ClockDomain("µ")) var odd
      var body: Logic {
        inner <== value
        state <== inner
        other <== state
        slow <== other
        flop.value <== slow
        odd <== flop.held
        seen <== odd
      }
    }
    let found = complaints(about: Wrong())
    #expect(
      found == [
        "source-not-an-input: 'inner' is said to come from somewhere, but is driven in this "
          + "module @-17",
        "clock-domain-clash: two different clock domains are both named 'main': clk_i with "
          + "asynchronous rst_ni, and clk_i with synchronous rst_ni @-14",
        "clock-domain-clash: the clock domains 'main' and 'slow' share a port: clk_i with "
          + "asynchronous rst_ni, and clk_i with asynchronous slow_rst_ni @-13",
        "unknown-clock-domain: instance 'flop' of module 'flop' has no clock domain 'write' @-12",
        "name-invalid: 'µ_clk_i' cannot be a name in the emitted text @-11",
      ])
  }
}
