# Memweave. `make run` and `make test` install what is missing, then do their work; `make help` lists all.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.SILENT:
.DEFAULT_GOAL := help

EXAMPLE := maze-walker
# Those whose hardware is committed in generated/.
EXAMPLES := maze-walker maze-table
DESCRIPTION := examples/$(EXAMPLE).yaml

# What memweave and its tests call, and the Debian packages it comes in, where they have other names.
PROGRAMS := verilator g++ make yosys iverilog pkg-config ccache z3 ngspice admsXml:adms gnuplot:gnuplot-nox
LIBRARIES := yaml-0.1:libyaml-dev zlib:zlib1g-dev protobuf:libprotobuf-dev cminpack:libcminpack-dev systemc:libsystemc-dev

# The parsers of the tests and NumPy, beside the compiled models; the tests find them there.
CACHE := $(or $(MEMWEAVE_CACHE),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/memweave)

# The program holds no path of the machine it was built on.
RELEASE := -c release --quiet \
  -Xswiftc -file-prefix-map -Xswiftc "$(CURDIR)=." -Xcc -ffile-prefix-map="$(CURDIR)=."
MEMWEAVE = .build/release/memweave
SWIFT_FILES = Package.swift Sources Tests Benchmarks templates docs $(wildcard examples/*.swift)

.PHONY: help setup packages parsers build run test prove fuzz matrices bench format check generate results prototype mutation coverage pictures doctor clean

help: ## List the targets.
	sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

setup: packages parsers ## Install what is missing: Debian packages, and the tests' parsers and NumPy.

packages:
	if ! command -v swift >/dev/null; then
	  echo "memweave: Swift 6 is not in PATH; see https://www.swift.org/install/linux/" >&2
	  exit 3
	fi
	missing=()
	for program in $(PROGRAMS); do
	  command -v "$${program%%:*}" >/dev/null || missing+=("$${program##*:}")
	done
	for library in $(LIBRARIES); do
	  pkg-config --exists "$${library%%:*}" 2>/dev/null || missing+=("$${library##*:}")
	done
	# It has no file for pkg-config.
	[ -e /usr/include/onnx/onnx_pb.h ] || missing+=(libonnx-dev)
	python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)
	# cocotb loads Python as a library.
	python3 -c 'import ctypes, sys; ctypes.CDLL("libpython%d.%d.so.1.0" % sys.version_info[:2])' \
	  2>/dev/null || missing+=(libpython3-dev)
	[ $${#missing[@]} -eq 0 ] && exit 0
	as_root=(env)
	if [ "$$(id -u)" -ne 0 ]; then as_root=(sudo env); fi
	if ! command -v "$${as_root[0]}" >/dev/null || ! command -v apt-get >/dev/null; then
	  echo "memweave: these packages are missing, and without root or sudo, or without apt-get," >&2
	  echo "they cannot be installed from here: $${missing[*]}" >&2
	  exit 3
	fi
	echo "Installing $${missing[*]}"
	packages() {
	  "$${as_root[@]}" DEBIAN_FRONTEND=noninteractive \
	    apt-get -qq -o DPkg::Lock::Timeout=300 "$$@" </dev/null
	}
	packages update || echo "memweave: the package lists could not be renewed" >&2
	packages install -y --no-install-recommends "$${missing[@]}" >/dev/null

parsers:
	for parser in 'pyslang pyslang 12' 'systemrdl systemrdl-compiler 1' \
	    'openvaf_py openvaf-py 0.1' 'numpy numpy 2' 'onnx onnx 1' 'verilator verilator 5' \
	    'cocotb cocotb 1.9' 'fusesoc fusesoc 2'; do
	  read -r module package version <<<"$$parser"
	  folder='$(CACHE)'/$$package-$$version
	  present() { PYTHONPATH="$$folder" python3 -c "import $$module" 2>/dev/null; }
	  if present; then continue; fi
	  echo "Installing $$package"
	  python3 -m pip install --quiet --disable-pip-version-check --no-input \
	    --no-warn-script-location --root-user-action=ignore --upgrade \
	    --target "$$folder" "$$package==$$version.*" || true
	  if ! present; then
	    echo "memweave: $$package could not be installed; the tests that need it will fail" >&2
	  fi
	done

build: packages ## Build the program memweave.
	[ -x $(MEMWEAVE) ] || echo "Building memweave; the first time takes some minutes"
	swift build $(RELEASE) --product memweave

run: build ## Learn to walk the maze in RTL, held against the golden model.
	$(MEMWEAVE) run $(DESCRIPTION) -o out/$(EXAMPLE)

test: setup ## Run all tests.
	echo "Building the tests; the first time takes some minutes"
	swift build --build-tests --quiet
	swift test --skip-build --disable-xctest

prove: build ## Prove the properties of the library's components.
	$(MEMWEAVE) prove

fuzz: setup ## Compare random circuits on all tools for FUZZ_SECONDS (60) from FUZZ_SEED on.
	swift build --build-tests --quiet
	FUZZ_SECONDS="$${FUZZ_SECONDS:-60}" swift test --skip-build --disable-xctest \
	  --filter allSimulatorsAgreeForAWhile

matrices: setup ## Compare random matrix engines with their golden model for MATRIX_SECONDS (300) from MATRIX_SEED on.
	swift build --build-tests --quiet
	MATRIX_SECONDS="$${MATRIX_SECONDS:-300}" swift test --skip-build --disable-xctest \
	  --filter anyEngineAgreesForAWhile

bench: build ## Measure the devices, and all else beside AIHWKIT, Amaranth and NumPy (in .build/bench, 6 GB), plain Verilator and C.
	[ -x .build/bench/venv/bin/python ] || python3 -m venv .build/bench/venv
	.build/bench/venv/bin/pip install -q 'amaranth[builtin-yosys]==0.5.*' numpy
	# AIHWKIT is compiled for one version of PyTorch.
	.build/bench/venv/bin/pip install -q aihwkit==1.1.0 'torch==2.10.*' 'torchvision==0.25.*'
	swift build $(RELEASE) --product DeviceBenchmarks
	.build/release/DeviceBenchmarks .build/bench/venv/bin/python Benchmarks/Devices/aihwkit_tile.py
	Benchmarks/Devices/array.sh $(MEMWEAVE)
	swift build $(RELEASE) --product Benchmarks
	.build/release/Benchmarks .build/bench/venv/bin/python Benchmarks/Speed/amaranth_bench.py
	Benchmarks/cosim.sh $(MEMWEAVE)
	.build/bench/venv/bin/pip install -q 'cocotb==1.9.*'
	swift build $(RELEASE) --product DriverBenchmarks
	.build/release/DriverBenchmarks .build/bench/driver .build/bench/venv/bin/python
	swift build $(RELEASE) --product LearningBenchmarks
	cc -O2 -o .build/bench/q_loop Benchmarks/Learning/q_loop.c
	Benchmarks/cells.sh $(MEMWEAVE)
	.build/release/LearningBenchmarks .build/bench/q_loop .build/bench/venv/bin/python \
	  Benchmarks/Learning/q_loop.py
	swift build $(RELEASE) --product MatrixBenchmarks
	.build/release/MatrixBenchmarks .build/bench/venv/bin/python Benchmarks/Matrix/matmul.py

format: ## Format all Swift files.
	swift format -i -r -p $(SWIFT_FILES)

check: ## Hold the Swift files against the format, then run all tests.
	swift format lint -s -r -p $(SWIFT_FILES)
	$(MAKE) --no-print-directory test

generate: build ## Record the hardware in generated/ anew.
	mkdir -p generated
	for example in $(EXAMPLES); do
	  rm -rf out/generated
	  $(MEMWEAVE) generate examples/$$example.yaml -o out/generated
	  rm -rf generated/$$example
	  mv out/generated generated/$$example
	done

results: build ## Measure the comparison of learning rates anew; takes some 70 minutes of processor time, and goes on where it was broken off.
	$(MEMWEAVE) learn $(DESCRIPTION) --seeds 300 --report docs/results/q-learning.md --resume out/results
	rm -rf out/results

prototype: build ## Hold the float model against the prototype's table, 1000 seeds; takes some minutes.
	$(MEMWEAVE) learn $(DESCRIPTION) --seeds 1000 --prototype docs/results/prototype.md

mutation: build ## Try a sample of each shipped accelerator's mutants anew, MUTANTS (800) of each.
	$(MEMWEAVE) mutate examples --sample "$${MUTANTS:-800}" --report docs/results/mutation.md

coverage: build ## Measure anew how much of the shipped hardware its tests reach; takes some minutes.
	$(MEMWEAVE) coverage examples --library --report docs/results/coverage.md

pictures: build ## Draw the pictures of the documents anew.
	rm -rf out/pictures
	$(MEMWEAVE) characterize ohmic --imperfections read-noise=0.02,device-spread=0.05 \
	  --devices 8 --cycles 4 -o out/pictures >/dev/null
	mkdir -p docs/characterization
	cp out/pictures/characterization.svg docs/characterization/ohmic.svg

doctor: build ## Say which tools are here, and in which version.
	$(MEMWEAVE) doctor

clean: ## Remove what was built and written.
	rm -rf .build out
