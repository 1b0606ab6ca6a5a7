#include "matrix_kernel.h"

// The same sums with the registers of AVX2 where the processor has them, and for any.

#if defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2")))
#define WIDE_INLINE WIDE static inline __attribute__((always_inline))

// Adds `steps` times four rows to sixteen columns of some vectors: each load of cells serves all vectors, each load
// of inputs both registers. Sums wait in memory, so that the 16-bit sums have the registers for themselves.
WIDE_INLINE void add_rows(
    const size_t vectors, const size_t steps, const uint8_t *drive, size_t stride,
    const int8_t *cells, int32_t *sums, size_t sum_stride) {
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i halves[8];
  for (size_t step = 0; step < steps; step++) {
    const __m256i left = _mm256_loadu_si256((const __m256i *)(cells + 64 * step));
    const __m256i right = _mm256_loadu_si256((const __m256i *)(cells + 64 * step + 32));
    for (size_t vector = 0; vector < vectors; vector++) {
      int32_t four;
      __builtin_memcpy(&four, drive + vector * stride + 4 * step, sizeof four);
      const __m256i inputs = _mm256_set1_epi32(four);
      const __m256i products[2] = {
          _mm256_maddubs_epi16(inputs, left), _mm256_maddubs_epi16(inputs, right)};
      for (size_t side = 0; side < 2; side++) {
        __m256i *half = halves + 2 * vector + side;
        *half = step == 0 ? products[side] : _mm256_add_epi16(*half, products[side]);
      }
    }
  }
  for (size_t vector = 0; vector < vectors; vector++) {
    __m256i *place = (__m256i *)(sums + vector * sum_stride);
    for (size_t side = 0; side < 2; side++) {
      const __m256i more = _mm256_madd_epi16(halves[2 * vector + side], ones);
      _mm256_storeu_si256(
          place + side, _mm256_add_epi32(_mm256_loadu_si256(place + side), more));
    }
  }
}

WIDE_INLINE void add_panel(
    const size_t vectors, const uint8_t *drive, size_t stride, const int8_t *cells, int32_t *sums,
    size_t sum_stride) {
  const size_t steps = stride / 4;
  size_t step = 0;
  for (; step + 4 <= steps; step += 4) {
    add_rows(vectors, 4, drive + 4 * step, stride, cells + 64 * step, sums, sum_stride);
  }
  for (; step < steps; step++) {
    add_rows(vectors, 1, drive + 4 * step, stride, cells + 64 * step, sums, sum_stride);
  }
}

WIDE static void add_columns_wide(
    const uint8_t *drive, size_t stride, size_t vectors, const int8_t *cells, size_t columns,
    int32_t *sums, size_t sum_stride) {
  for (size_t column = 0; column < columns; column += 16) {
    const int8_t *panel = cells + column * stride;
    size_t vector = 0;
    for (; vector + 4 <= vectors; vector += 4) {
      add_panel(
          4, drive + vector * stride, stride, panel, sums + vector * sum_stride + column,
          sum_stride);
    }
    for (; vector < vectors; vector++) {
      add_panel(
          1, drive + vector * stride, stride, panel, sums + vector * sum_stride + column,
          sum_stride);
    }
  }
}

// 32 columns for each register, in bytes, then in 16 bits.
WIDE_INLINE void sum_subsets_of_panel(
    const size_t registers, const uint8_t *digits, size_t groups, const uint8_t *tables,
    size_t columns, size_t period, int32_t *sums) {
  __m256i halves[8];
  for (size_t index = 0; index < 2 * registers; index++) halves[index] = _mm256_setzero_si256();
  for (size_t first = 0; first < groups; first += period) {
    const size_t end = first + period < groups ? first + period : groups;
    __m256i bytes[4];
    for (size_t index = 0; index < registers; index++) bytes[index] = _mm256_setzero_si256();
    for (size_t group = first; group < end; group++) {
      const __m256i *entry = (const __m256i *)(tables + (group * 16 + digits[group]) * columns);
      for (size_t index = 0; index < registers; index++) {
        bytes[index] = _mm256_add_epi8(bytes[index], _mm256_loadu_si256(entry + index));
      }
    }
    for (size_t index = 0; index < 2 * registers; index++) {
      const __m128i half = index % 2 == 0 ? _mm256_castsi256_si128(bytes[index / 2])
                                          : _mm256_extracti128_si256(bytes[index / 2], 1);
      halves[index] = _mm256_add_epi16(halves[index], _mm256_cvtepu8_epi16(half));
    }
  }
  for (size_t index = 0; index < 2 * registers; index++) {
    __m256i *place = (__m256i *)(sums + 16 * index);
    _mm256_storeu_si256(place, _mm256_cvtepu16_epi32(_mm256_castsi256_si128(halves[index])));
    _mm256_storeu_si256(
        place + 1, _mm256_cvtepu16_epi32(_mm256_extracti128_si256(halves[index], 1)));
  }
}

WIDE static void sum_subsets_wide(
    const uint8_t *digits, size_t groups, const uint8_t *tables, size_t columns, size_t period,
    int32_t *sums) {
  size_t column = 0;
  for (; column + 128 <= columns; column += 128) {
    sum_subsets_of_panel(4, digits, groups, tables + column, columns, period, sums + column);
  }
  if (column < columns) {
    sum_subsets_of_panel(2, digits, groups, tables + column, columns, period, sums + column);
  }
}

static int is_wide(void) { return __builtin_cpu_supports("avx2"); }
#else
static int is_wide(void) { return 0; }
static void add_columns_wide(
    const uint8_t *drive, size_t stride, size_t vectors, const int8_t *cells, size_t columns,
    int32_t *sums, size_t sum_stride) {}
static void sum_subsets_wide(
    const uint8_t *digits, size_t groups, const uint8_t *tables, size_t columns, size_t period,
    int32_t *sums) {}
#endif

void memweave_column_sums(
    const uint8_t *drive, size_t stride, const int32_t *driven, size_t vectors,
    const int8_t *cells, size_t columns, int32_t centre, int32_t *sums, size_t sum_stride) {
  for (size_t vector = 0; vector < vectors; vector++) {
    int32_t *own = sums + vector * sum_stride;
    for (size_t column = 0; column < columns; column++) own[column] = centre * driven[vector];
  }
  if (is_wide()) {
    add_columns_wide(drive, stride, vectors, cells, columns, sums, sum_stride);
    return;
  }
  for (size_t vector = 0; vector < vectors; vector++) {
    for (size_t column = 0; column < columns; column++) {
      const int8_t *own = cells + column / 16 * 16 * stride + column % 16 * 4;
      int32_t *sum = sums + vector * sum_stride + column;
      for (size_t row = 0; row < stride; row++) {
        *sum += drive[vector * stride + row] * own[row / 4 * 64 + row % 4];
      }
    }
  }
}

void memweave_subset_sums(
    const uint8_t *digits, size_t groups, size_t vectors, const uint8_t *tables, size_t columns,
    size_t period, int32_t *sums, size_t sum_stride) {
  for (size_t vector = 0; vector < vectors; vector++) {
    const uint8_t *own = digits + vector * groups;
    int32_t *to = sums + vector * sum_stride;
    if (is_wide()) {
      sum_subsets_wide(own, groups, tables, columns, period, to);
      continue;
    }
    for (size_t column = 0; column < columns; column++) {
      to[column] = 0;
      for (size_t group = 0; group < groups; group++) {
        to[column] += tables[(group * 16 + own[group]) * columns + column];
      }
    }
  }
}
