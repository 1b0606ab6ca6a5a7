# Compiles the harness with the compiler and the flags of the models that are driven from Swift.
all:
	verilator --cc --exe --build -O3 --x-assign fast --x-initial fast --noassert \
	  -CFLAGS "-O2 -ffp-contract=off" -MAKEFLAGS "OPT_FAST=-O2 OPT_SLOW=-O2 OPT_GLOBAL=-O2 CXX=$(CXX) LINK=$(CXX)" \
	  --top-module table_engine -o harness $(FILES) $(HARNESS)
