# Drives the table engine in cocotb on Verilator.
SIM = verilator
TOPLEVEL_LANG = verilog
TOPLEVEL = table_engine
MODULE = cocotb_driver
VERILOG_SOURCES = $(addprefix $(CURDIR)/,$(FILES))
EXTRA_ARGS = -O3 --x-assign fast --x-initial fast --noassert
export PYTHONPATH := $(BENCH):$(PYTHONPATH)
export CYCLES
PYTHON_BIN = $(PYTHON)
include $(shell $(PYTHON) -m cocotb.config --makefiles)/Makefile.sim
