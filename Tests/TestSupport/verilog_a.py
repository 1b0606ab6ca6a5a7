"""Computes devices in Verilog-A with OpenVAF: the current, and the rate of each state.

The file has a line `FILE STATE,STATE…` for a device, and after it a line `= VOLTAGE STATE…` for each
point. An integral has no value at a point, so `V(x_node) <+ idt(rate, start)` is read as
`I(x_node) <+ rate`; all else is as it stands.
"""

import os
import re
import sys

cache = os.environ.get("MEMWEAVE_CACHE") or os.path.join(
    os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "memweave"
)
sys.path.insert(0, os.path.join(cache, "openvaf-py-0.1"))

try:
    import openvaf_py
except ImportError as error:
    sys.exit(f"openvaf-py is missing, which 'make setup' installs: {error}")

INTEGRAL = re.compile(r"V\((\w+)_node\)\s*<\+\s*idt\((.*?),\s*[^,()]+\);", re.DOTALL)


def compiled(file, states):
    with open(file) as text:
        source = text.read()
    changed, count = INTEGRAL.subn(r"I(\1_node) <+ \2;", source)
    assert count in (0, len(states)), file
    name = "rates-" + file
    with open(name, "w") as text:
        text.write(changed)
    module = openvaf_py.compile_va(name)[0]
    given = module.get_param_defaults()
    values = {}
    kinds = list(zip(module.param_names, module.param_kinds))
    for key, kind in kinds + list(zip(module.init_param_names, module.init_param_kinds)):
        if kind == "param":
            values[key] = given[key.lower()]
        else:
            values[key] = 1.0 if key == "mfactor" else 0.0
    return module, values, count > 0


def main(path):
    module = None
    with open(path) as lines:
        for line in lines:
            words = line.split()
            if words[0] != "=":
                states = words[1].split(",")
                module, values, moves = compiled(words[0], states)
                continue
            numbers = [float(word) for word in words[1:]]
            point = dict(values)
            point["V(plus,minus)"] = numbers[0]
            for state, number in zip(states, numbers[1:]):
                point[f"V({state}_node)" if moves else state] = number
            residuals = module.run_init_eval(point)[0]
            # Node 0 is plus, node 1 minus, and then come the nodes of the states.
            places = [0] + ([2 + place for place in range(len(states))] if moves else [])
            print(*[repr(residuals[place][0]) for place in places])


main(sys.argv[1])
