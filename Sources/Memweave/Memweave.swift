// One import for a package that describes, generates and co-simulates accelerators.
@_exported import Accelerators
@_exported import CircuitChecks
@_exported import CircuitSimulator
@_exported import CoSimulation
@_exported import Components
@_exported import CrossbarPhysics
@_exported import DevicePhysics
@_exported import Diagnostics
@_exported import Generation
@_exported import HDL
@_exported import Mutation
@_exported import Reference
@_exported import RegisterMaps
@_exported import Specifications
@_exported import SystemVerilog
@_exported import Workloads
@_exported import YAML
