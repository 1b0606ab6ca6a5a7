"""Reads designs with slang, the strict parser of IEEE 1800, all in one process.

Each argument is a design: its top modules with ',' between them, then its files, with '=' between
these. What slang has to say goes to standard error; nothing is printed about a clean design.
"""

import os
import sys

cache = os.environ.get("MEMWEAVE_CACHE") or os.path.join(
    os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "memweave"
)
sys.path.insert(0, os.path.join(cache, "pyslang-12"))

try:
    from pyslang.driver import CommandLineOptions, Driver
except ImportError as error:
    sys.exit(f"pyslang is missing, which 'make setup' installs: {error}")

# A `unique case` keeps its default on purpose: what an upset leaves behind must lead somewhere.
# Signals named `unused_...` take the bits that a module does not need.
WARNINGS = ["extra", "pedantic", "unused", "error"]
WARNINGS += ["no-unused-but-set-variable", "no-case-redundant-default"]


def complaints(design):
    """What slang prints about one design: errors and warnings."""
    tops, *files = design.split("=")
    driver = Driver()
    driver.addStandardArgs()
    arguments = ["slang", "--std", "1800-2017", "--color-diagnostics=false"]
    arguments += [f"--top {top}" for top in tops.split(",")]
    arguments += [f"-W{name}" for name in WARNINGS] + files
    good = (
        driver.parseCommandLine(" ".join(arguments), CommandLineOptions())
        and driver.processOptions()
        and driver.parseAllSources()
    )
    if good:
        compilation = driver.createCompilation()
        driver.reportCompilation(compilation, True)
        driver.runAnalysis(compilation)
        good = driver.reportDiagnostics(True)
    return good


for argument in sys.argv[1:]:
    if not complaints(argument):
        print(f"in the design {argument.split('=')[0]}", file=sys.stderr)
