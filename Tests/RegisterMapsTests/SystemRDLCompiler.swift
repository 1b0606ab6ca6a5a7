import TestSupport

/// The package `systemrdl-compiler`, which `make setup` installs: what it finds in a text.
enum SystemRDLCompiler {
  static func dump(_ file: String, in workspace: Workspace) throws -> (
    status: Int32, output: String
  ) {
    try workspace.write(script, to: "dump.py")
    return try workspace.run("python3", ["dump.py", file])
  }

  private static let script = """
    import os
    import sys

    cache = os.environ.get("MEMWEAVE_CACHE") or os.path.join(
        os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "memweave")
    sys.path.insert(0, os.path.join(cache, "systemrdl-compiler-1"))

    try:
        from systemrdl import RDLCompiler, node
    except ImportError as error:
        sys.exit(f"systemrdl-compiler is missing, which 'make setup' installs: {error}")

    compiler = RDLCompiler()
    compiler.compile_file(sys.argv[1])
    lower = lambda value: str(value).lower()

    registers = []
    for found in compiler.elaborate().descendants(unroll=True):
        if isinstance(found, node.RegNode):
            name = found.inst_name
            if found.is_array:
                name += "_" + "_".join(str(index) for index in found.current_idx)
            lines = [f"register {name} {found.absolute_address}"]
            for field in found.fields():
                codes = field.get_property("encode")
                cases = [f" {case.name}={case.value}" for case in codes] if codes else []
                reset = field.get_property("reset")
                lines.append(
                    f"field {field.inst_name} {field.low} {field.width} "
                    f"{lower(field.is_sw_readable)} {lower(field.is_sw_writable)} "
                    f"{'none' if reset is None else reset}{''.join(cases)}")
            registers.append((found.absolute_address, lines))
    for _, lines in sorted(registers):
        print("\\n".join(lines))

    """
}
