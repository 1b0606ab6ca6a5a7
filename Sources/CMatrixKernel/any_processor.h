// A function is compiled for processors with AVX2 and for any other, and the right one is taken when the program starts.
#ifndef MEMWEAVE_ANY_PROCESSOR_H
#define MEMWEAVE_ANY_PROCESSOR_H

#if defined(__x86_64__) && defined(__linux__)
#define ANY_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define ANY_PROCESSOR
#endif

#endif
