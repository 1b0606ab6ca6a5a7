// The C interface between one Verilated model and the Swift process that drives it.
//
// Filled in with the tables of one design, then compiled in one piece with what Verilator wrote
// (the class `model` and its root). Nothing but the functions at the end leaves the object.
//
// A clock cycle is: clock low, evaluate; observe the settled ports (stop conditions, recorders);
// clock high, evaluate. A value set from outside therefore acts on the very next rising edge. Of
// several clocks, all rise together in a cycle, or those that the caller names.
//
// Every instance has its own VerilatedContext. Verilator finds the context of running code through a
// variable of the thread, so each entry point that evaluates names its own first: an instance may
// move between threads, as long as one at a time uses it.

#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "model.h"
#include "model__Syms.h"
#include "model___024root.h"
#if VM_TRACE_FST
#include "verilated_fst_c.h"
#elif VM_TRACE
#include "verilated_vcd_c.h"
#endif
#if VM_COVERAGE
#include "verilated_cov.h"
#endif

// Of the text that Verilator writes.
void model___024root___eval(model___024root*);

namespace {

// Writes all signals over time, in models compiled for it; in others it is nothing at all.
#if VM_TRACE
class Wave {
#if VM_TRACE_FST
  std::unique_ptr<VerilatedFstC> file;
#else
  std::unique_ptr<VerilatedVcdC> file;
#endif
  std::uint64_t firstCycle = 0;

public:
  bool open(model& verilated, const char* path, std::uint64_t first) {
    file = std::make_unique<typename decltype(file)::element_type>();
    firstCycle = first;
    verilated.trace(file.get(), 99);
    file->open(path);
    return file->isOpen();
  }

  void dump(std::uint64_t cycle, std::uint64_t time) {
    if (file && cycle >= firstCycle) file->dump(time);
  }

  void close() {
    if (file) file->close();
    file.reset();
  }
};
#else
struct Wave {
  bool open(model&, const char*, std::uint64_t) { return false; }
  void dump(std::uint64_t, std::uint64_t) {}
  void close() {}
};
#endif

// A port: where it is in the design's state, and how long. Every instance has the same.
struct Port {
  const char* name;
  std::size_t offset;
  std::size_t bytes;
};

// In the order of the description.
#define PORT(port) {#port, offsetof(model___024root, port), sizeof(model___024root::port)},
const Port ports[] = {
@{ports}
    {nullptr, 0, 0}};

// Where the doubles of a probe's variable are, and how many; none for any other type.
struct Elements {
  const double* first;
  std::size_t count;
};

template <typename Other>
Elements elements(const Other&) {
  return {nullptr, 0};
}

Elements elements(const double& variable) { return {&variable, 1}; }

template <typename Element, std::size_t Count>
Elements elements(const VlUnpacked<Element, Count>& array) {
  const Elements inner = elements(array.m_storage[0]);
  return {inner.first, inner.count * Count};
}

struct Model {
  VerilatedContext context;
  std::unique_ptr<model> verilated;
  model___024root* root = nullptr;
  std::vector<const double*> probes;
  std::vector<std::uint64_t> records;
  Wave wave;
  std::uint64_t cycle = 0;
  bool stale = true;
  bool raised = false;
  bool failed = false;
  std::string message;

  explicit Model(int count, const char* const* arguments) {
    context.commandArgs(count, const_cast<const char**>(arguments));
    // Without it, Verilator starts a thread for every further core for each instance, which is told
    // of a context that may be gone when it comes to run.
    context.threads(1);
    context.randReset(0);
    context.randSeed(1);
    context.traceEverOn(VM_TRACE);
    // In waves the name stands before the top module's.
    verilated = std::make_unique<model>(&context, VM_TRACE ? "TOP" : "");
    root = verilated->rootp;
    findProbes();
    // The first time it sets the design up.
    verilated->eval();
    stale = false;
  }

  ~Model() {
    Verilated::threadContextp(&context);
    wave.close();
  }

  void findProbes() {
@{probes}
  }

  void addProbe(const char* name, const Elements& found, std::size_t count) {
    if (!found.first) throw std::runtime_error{std::string{"'"} + name + "' is not of type real"};
    if (found.count != count) {
      throw std::runtime_error{std::string{"'"} + name + "' has " + std::to_string(found.count)
                               + " elements, not " + std::to_string(count)};
    }
    probes.push_back(found.first);
  }

  // What `verilated->eval()` does once the design is set up, without looking for the variables of the
  // thread twice. Waves are written by what only that knows.
  void evaluate() {
#if VM_TRACE
    verilated->eval();
#else
    model___024root___eval(root);
    Verilated::endOfEval(root->vlSymsp->__Vm_evalMsgQp);
#endif
    stale = false;
  }

  void* at(const Port& port) { return reinterpret_cast<unsigned char*>(root) + port.offset; }

  void settle() {
    if (raised || stale) {
      setClocks(0);
      evaluate();
    }
  }

  // One bit for each clock, the first in bit 0.
  void setClocks(std::uint64_t levels) {
@{clocks}
    raised = levels != 0;
  }

  void raiseClocks(std::uint64_t clocks) {
    wave.dump(cycle, context.time());
    setClocks(clocks);
    context.timeInc(1);
    evaluate();
    wave.dump(cycle, context.time());
    context.timeInc(1);
    ++cycle;
  }

  template <std::size_t Count>
  void record(const std::uint64_t (&entry)[Count]) {
    records.insert(records.end(), entry, entry + Count);
  }

  void observe() {
@{recorders}
  }

  void edge(std::uint64_t clocks) {
    settle();
    observe();
    raiseClocks(clocks);
  }

  void step(std::uint64_t cycles) {
    for (std::uint64_t i = 0; i < cycles; ++i) edge(~std::uint64_t{0});
  }

  // One bit for each clock's reset, active low.
  void setResets(std::uint64_t levels) {
@{resets}
    stale = true;
  }

  // Cycles clocked before the port showed the value, or -1 after `limit` cycles without it.
  template <typename Word>
  std::int64_t runUntil(const Word& port, std::uint64_t value, std::uint64_t limit) {
    for (std::uint64_t i = 0;; ++i) {
      settle();
      if (port == value) return static_cast<std::int64_t>(i);
      if (i == limit) return -1;
      edge(~std::uint64_t{0});
    }
  }

  std::int64_t runUntil(const Port& port, std::uint64_t value, std::uint64_t limit) {
    switch (port.bytes) {
      case 1: return runUntil(*static_cast<CData*>(at(port)), value, limit);
      case 2: return runUntil(*static_cast<SData*>(at(port)), value, limit);
      case 4: return runUntil(*static_cast<IData*>(at(port)), value, limit);
      default: return runUntil(*static_cast<QData*>(at(port)), value, limit);
    }
  }
};

// A port of one instance.
struct Place {
  void* address;
  std::size_t bytes;

  std::uint64_t read() const {
    switch (bytes) {
      case 1: return *static_cast<CData*>(address);
      case 2: return *static_cast<SData*>(address);
      case 4: return *static_cast<IData*>(address);
      default: return *static_cast<QData*>(address);
    }
  }

  void write(std::uint64_t value) const {
    switch (bytes) {
      case 1: *static_cast<CData*>(address) = static_cast<CData>(value); break;
      case 2: *static_cast<SData*>(address) = static_cast<SData>(value); break;
      case 4: *static_cast<IData*>(address) = static_cast<IData>(value); break;
      default: *static_cast<QData*>(address) = value; break;
    }
  }
};

std::vector<Place> places(Model& model, const std::int32_t* indices, std::int64_t count) {
  std::vector<Place> found;
  for (std::int64_t i = 0; i < count; ++i) {
    found.push_back({model.at(ports[indices[i]]), ports[indices[i]].bytes});
  }
  return found;
}

// No C++ exception may cross into Swift: it becomes `otherwise`, and the instance is spent.
template <typename Result, typename Body>
Result guarded(Model* self, Result otherwise, const Body& body) {
  if (self->failed) return otherwise;
  try {
    Verilated::threadContextp(&self->context);
    return body();
  } catch (const std::exception& error) {
    self->message = error.what();
    self->failed = true;
    return otherwise;
  }
}

std::string placed(const char* file, int line, const char* text) {
  return std::string{file ? file : ""} + ":" + std::to_string(line) + ": " + text;
}

// What the running design said last of a property that does not hold.
thread_local std::string complaint;

}  // namespace

// The runtime is compiled without its own versions of these, which end the process.

void vl_finish(const char* file, int line, const char*) {
  throw std::runtime_error{placed(file, line, "the design called $finish")};
}

void vl_stop(const char* file, int line, const char*) {
  std::string text = "the design called $stop, $error or $fatal";
  if (!complaint.empty()) text += ", saying '" + complaint + "'";
  complaint.clear();
  throw std::runtime_error{placed(file, line, text.c_str())};
}

void vl_fatal(const char* file, int line, const char*, const char* text) {
  throw std::runtime_error{placed(file, line, text)};
}

extern "C" {

// Prints what the design prints. What it says of a property that does not hold, after the time in
// brackets, becomes part of the failure that follows.
int model_print(const char* format, ...) {
  std::va_list arguments;
  va_start(arguments, format);
  std::va_list copy;
  va_copy(copy, arguments);
  std::string text(static_cast<std::size_t>(std::vsnprintf(nullptr, 0, format, copy)), '\0');
  va_end(copy);
  std::vsnprintf(text.data(), text.size() + 1, format, arguments);
  va_end(arguments);
  const std::size_t error = text.find("] %Error: ");
  if (text.compare(0, 1, "[") == 0 && error != std::string::npos) {
    complaint = text.substr(error + 10, text.find_last_not_of('\n') - error - 9);
  } else {
    std::fputs(text.c_str(), stdout);
  }
  return static_cast<int>(text.size());
}

#define EXPORT __attribute__((visibility("default")))

// `arguments[0]` names the program; plusargs follow. Null on failure, with the reason in `message`.
EXPORT void* model_create(
    int count, const char* const* arguments, char* message, std::size_t capacity) {
  try {
    return new Model{count, arguments};
  } catch (const std::exception& error) {
    std::snprintf(message, capacity, "%s", error.what());
    return nullptr;
  }
}

// Nothing of the runtime is left that points to the instance's context.
EXPORT void model_destroy(void* self) {
  delete static_cast<Model*>(self);
  Verilated::threadContextp(Verilated::defaultContextp());
}

// The reason of the last failure; valid until the next call.
EXPORT const char* model_message(void* self) {
  return static_cast<Model*>(self)->message.c_str();
}

EXPORT std::uint64_t model_cycle(void* self) { return static_cast<Model*>(self)->cycle; }

// The ports, in the order of the description, and where the state begins that they are in: inputs may
// be written, with values that fit them, after which `model_stale` has to be set; outputs may be read
// while it is not set.
EXPORT const Port* model_ports() { return ports; }

EXPORT void* model_state(void* self) { return static_cast<Model*>(self)->root; }

// Whether inputs were set since the design was last evaluated. This and the state stay where they are
// while the instance lives.
EXPORT bool* model_stale(void* self) { return &static_cast<Model*>(self)->stale; }

// Evaluates the design if inputs were set; 0 on success, -1 on failure.
EXPORT std::int32_t model_settle(void* self) {
  Model* const target = static_cast<Model*>(self);
  if (!target->stale) return 0;
  return guarded(target, -1, [&] { target->evaluate(); return 0; });
}

// Sets a port wider than 64 bits, which is made of words of 32, the lowest first.
EXPORT void model_poke_wide(void* self, std::int32_t port, const std::uint64_t* words) {
  Model* const target = static_cast<Model*>(self);
  EData* const parts = static_cast<EData*>(target->at(ports[port]));
  for (std::size_t i = 0; i < ports[port].bytes / sizeof(EData); ++i) {
    parts[i] = static_cast<EData>(words[i / 2] >> (i % 2 * 32));
  }
  target->stale = true;
}

// The level of each clock's reset, the first in bit 0.
EXPORT void model_set_resets(void* self, std::uint64_t levels) {
  static_cast<Model*>(self)->setResets(levels);
}

// The settled value of a port wider than 64 bits; fills as many words as the port needs; 0 on success,
// -1 on failure.
EXPORT std::int32_t model_peek_wide(void* self, std::int32_t port, std::uint64_t* words) {
  Model* const target = static_cast<Model*>(self);
  const std::int32_t status = model_settle(self);
  if (status != 0) return status;
  const EData* const parts = static_cast<const EData*>(target->at(ports[port]));
  for (std::size_t i = 0; i < ports[port].bytes / sizeof(EData); ++i) {
    if (i % 2 == 0) words[i / 2] = 0;
    words[i / 2] |= std::uint64_t{parts[i]} << (i % 2 * 32);
  }
  return 0;
}

// One cycle in which the clocks of the set rise; 0 on success, -1 on failure.
EXPORT std::int32_t model_edge(void* self, std::uint64_t clocks) {
  Model* const target = static_cast<Model*>(self);
  return guarded(target, -1, [&] { target->edge(clocks); return 0; });
}

// Of every row: sets the inputs, lets a cycle pass, and reads the outputs; 0 on success, -1 on
// failure. The caller checks that the values fit and that no port is wider than 64 bits.
EXPORT std::int32_t model_drive(
    void* self, const std::int32_t* inputs, std::int64_t inputCount, const std::int32_t* outputs,
    std::int64_t outputCount, std::int64_t rows, const std::uint64_t* given,
    std::uint64_t* found) {
  Model* const target = static_cast<Model*>(self);
  return guarded(target, -1, [&] {
    const std::vector<Place> set = places(*target, inputs, inputCount);
    const std::vector<Place> shown = places(*target, outputs, outputCount);
    for (std::int64_t row = 0; row < rows; ++row) {
      for (const Place& place : set) place.write(*given++);
      target->stale = true;
      target->step(1);
      for (const Place& place : shown) *found++ = place.read();
    }
    return 0;
  });
}

// 0 on success, -1 on failure.
EXPORT std::int32_t model_step(void* self, std::uint64_t cycles) {
  Model* const target = static_cast<Model*>(self);
  return guarded(target, -1, [&] { target->step(cycles); return 0; });
}

// Cycles clocked before the port showed the value; -1 when `limit` cycles passed; -2 on failure.
EXPORT std::int64_t model_run_until(
    void* self, std::int32_t port, std::uint64_t value, std::uint64_t limit) {
  Model* const target = static_cast<Model*>(self);
  return guarded(target, std::int64_t{-2}, [&] {
    return target->runUntil(ports[port], value, limit);
  });
}

// The records since the last clearing: recorder index, cycle, fields, one record after the other.
EXPORT const std::uint64_t* model_records(void* self, std::int64_t* count) {
  Model* const target = static_cast<Model*>(self);
  *count = static_cast<std::int64_t>(target->records.size());
  return target->records.data();
}

EXPORT void model_clear_records(void* self) { static_cast<Model*>(self)->records.clear(); }

// The first element of a probe's variable; it stays where it is while the instance lives.
EXPORT const double* model_probe(void* self, std::int32_t probe) {
  return static_cast<Model*>(self)->probes[probe];
}

// 0 on success, -1 when the file cannot be written or the model has no waves.
EXPORT std::int32_t model_open_wave(void* self, const char* path, std::uint64_t firstCycle) {
  Model* const target = static_cast<Model*>(self);
  return guarded(target, -1, [&] {
    return target->wave.open(*target->verilated, path, firstCycle) ? 0 : -1;
  });
}

// Writes what was reached so far, in Verilator's format; 0 on success, -1 on failure, also where the
// model does not count.
EXPORT std::int32_t model_write_coverage(void* self, const char* path) {
  Model* const target = static_cast<Model*>(self);
  return guarded(target, -1, [&] {
#if VM_COVERAGE
    target->context.coveragep()->forcePerInstance(true);
    target->context.coveragep()->write(path);
    return 0;
#else
    static_cast<void>(path);
    return -1;
#endif
  });
}

EXPORT void model_close_wave(void* self) {
  Model* const target = static_cast<Model*>(self);
  Verilated::threadContextp(&target->context);
  target->wave.close();
}

}  // extern "C"
