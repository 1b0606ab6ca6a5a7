#include "matrix_kernel.h"

// The same loops for the processor's widest registers where it has them, and for any.
#define INLINE static inline __attribute__((always_inline))

INLINE void drive_each(
    const int32_t *inputs, size_t count, int low, int32_t mask, int32_t unit, uint8_t *drive) {
  for (size_t index = 0; index < count; index++) {
    drive[index] = (uint8_t)((inputs[index] >> low & mask) * unit);
  }
}

INLINE void round_each(
    const int32_t *sums, size_t count, int32_t added, int32_t least, int shift, int32_t low,
    int32_t high, int32_t *results) {
  const int32_t half = shift == 0 ? 0 : 1 << (shift - 1);
  for (size_t index = 0; index < count; index++) {
    const int32_t sum = sums[index] + added;
    const int32_t rounded = ((sum < least ? least : sum) + half) >> shift;
    results[index] = rounded < low ? low : rounded > high ? high : rounded;
  }
}

#if defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2")))

// Sixteen columns of one to four vectors, in two registers for each vector: four rows are added in a step, each
// load of cells serves all vectors, each load of inputs both registers.
WIDE INLINE void panel_of(
    const size_t vectors, const uint8_t *drive, size_t stride, const int8_t *cells, size_t group,
    int32_t *sums, size_t width) {
  const __m256i ones = _mm256_set1_epi16(1);
  // 16 bits without a sign: they start at the least number with one, which is taken off where they are widened.
  const __m256i least = _mm256_set1_epi16(INT16_MIN);
  const __m256i twice_least = _mm256_set1_epi32(2 * INT16_MIN);
  __m256i words[8];
  for (size_t index = 0; index < 2 * vectors; index++) words[index] = _mm256_setzero_si256();
  for (size_t first = 0; first < stride; first += 4 * group) {
    const size_t end = first + 4 * group < stride ? first + 4 * group : stride;
    __m256i halves[8];
    for (size_t index = 0; index < 2 * vectors; index++) halves[index] = least;
    for (size_t row = first; row < end; row += 4) {
      const __m256i left = _mm256_loadu_si256((const __m256i *)(cells + 16 * row));
      const __m256i right = _mm256_loadu_si256((const __m256i *)(cells + 16 * row + 32));
      for (size_t vector = 0; vector < vectors; vector++) {
        int32_t four;
        __builtin_memcpy(&four, drive + vector * stride + row, sizeof four);
        const __m256i inputs = _mm256_set1_epi32(four);
        halves[2 * vector] =
            _mm256_add_epi16(halves[2 * vector], _mm256_maddubs_epi16(inputs, left));
        halves[2 * vector + 1] =
            _mm256_add_epi16(halves[2 * vector + 1], _mm256_maddubs_epi16(inputs, right));
      }
    }
    for (size_t index = 0; index < 2 * vectors; index++) {
      const __m256i wide = _mm256_madd_epi16(halves[index], ones);
      words[index] = _mm256_add_epi32(words[index], _mm256_sub_epi32(wide, twice_least));
    }
  }
  for (size_t vector = 0; vector < vectors; vector++) {
    __m256i *place = (__m256i *)(sums + vector * width);
    _mm256_storeu_si256(place, words[2 * vector]);
    _mm256_storeu_si256(place + 1, words[2 * vector + 1]);
  }
}

WIDE static void column_sums_wide(
    const uint8_t *drive, const int8_t *levels, size_t vectors, size_t columns, size_t stride,
    size_t group, int32_t *sums) {
  for (size_t column = 0; column < columns; column += 16) {
    const int8_t *cells = levels + column * stride;
    size_t vector = 0;
    for (; vector + 4 <= vectors; vector += 4) {
      panel_of(4, drive + vector * stride, stride, cells, group, sums + vector * columns + column, columns);
    }
    for (; vector < vectors; vector++) {
      panel_of(1, drive + vector * stride, stride, cells, group, sums + vector * columns + column, columns);
    }
  }
}

WIDE static size_t add_codes_wide(
    const int32_t *sums, size_t columns, const double *slopes, const double *starts,
    double highest, int32_t factor, int32_t *totals) {
  const __m256d zero = _mm256_setzero_pd();
  const __m256d most = _mm256_set1_pd(highest);
  const __m128i scale = _mm_set1_epi32(factor);
  size_t column = 0;
  for (; column + 4 <= columns; column += 4) {
    const __m256d sum =
        _mm256_cvtepi32_pd(_mm_loadu_si128((const __m128i *)(sums + column)));
    const __m256d exact = _mm256_add_pd(
        _mm256_mul_pd(sum, _mm256_loadu_pd(slopes + column)), _mm256_loadu_pd(starts + column));
    // From 0 on, cutting off is rounding down.
    const __m128i code = _mm256_cvttpd_epi32(_mm256_min_pd(_mm256_max_pd(exact, zero), most));
    __m128i *place = (__m128i *)(totals + column);
    _mm_storeu_si128(
        place, _mm_add_epi32(_mm_loadu_si128(place), _mm_mullo_epi32(code, scale)));
  }
  return column;
}

WIDE static void round_wide(
    const int32_t *sums, size_t count, int32_t added, int32_t least, int shift, int32_t low,
    int32_t high, int32_t *results) {
  round_each(sums, count, added, least, shift, low, high, results);
}

WIDE static void drive_wide(
    const int32_t *inputs, size_t count, int low, int32_t mask, int32_t unit, uint8_t *drive) {
  drive_each(inputs, count, low, mask, unit, drive);
}

// The widths of AVX2: 64 columns in bytes, then in 16 bits.
WIDE static void two_registers_of_columns(
    const uint8_t *digits, const uint8_t *tables, size_t groups, size_t width, size_t period,
    int32_t *sums) {
  __m256i halves[4];
  for (int index = 0; index < 4; index++) halves[index] = _mm256_setzero_si256();
  for (size_t first = 0; first < groups; first += period) {
    const size_t end = first + period < groups ? first + period : groups;
    __m256i bytes[2] = {_mm256_setzero_si256(), _mm256_setzero_si256()};
    for (size_t group = first; group < end; group++) {
      const uint8_t *entry = tables + (group * 16 + digits[group]) * width;
      bytes[0] = _mm256_add_epi8(bytes[0], _mm256_loadu_si256((const __m256i *)entry));
      bytes[1] = _mm256_add_epi8(bytes[1], _mm256_loadu_si256((const __m256i *)(entry + 32)));
    }
    for (int index = 0; index < 4; index++) {
      const __m128i half = index % 2 == 0 ? _mm256_castsi256_si128(bytes[index / 2])
                                          : _mm256_extracti128_si256(bytes[index / 2], 1);
      halves[index] = _mm256_add_epi16(halves[index], _mm256_cvtepu8_epi16(half));
    }
  }
  for (int index = 0; index < 4; index++) {
    __m256i *place = (__m256i *)(sums + 16 * index);
    _mm256_storeu_si256(place, _mm256_cvtepu16_epi32(_mm256_castsi256_si128(halves[index])));
    _mm256_storeu_si256(
        place + 1, _mm256_cvtepu16_epi32(_mm256_extracti128_si256(halves[index], 1)));
  }
}

WIDE static void subset_sums_wide(
    const uint8_t *digits, const uint8_t *tables, size_t vectors, size_t groups, size_t width,
    size_t period, int32_t *sums) {
  for (size_t vector = 0; vector < vectors; vector++) {
    for (size_t column = 0; column < width; column += 64) {
      two_registers_of_columns(
          digits + vector * groups, tables + column, groups, width, period,
          sums + vector * width + column);
    }
  }
}

// The bit that is looked at becomes the sign of each of eight inputs.
WIDE static size_t row_groups_wide(
    const int32_t *inputs, size_t count, int low, uint8_t *digits) {
  size_t input = 0;
  for (; input + 8 <= count; input += 8) {
    const __m256i eight = _mm256_loadu_si256((const __m256i *)(inputs + input));
    const int bits = _mm256_movemask_ps(_mm256_castsi256_ps(_mm256_slli_epi32(eight, 31 - low)));
    digits[input / 4] = bits & 15;
    digits[input / 4 + 1] = (uint8_t)(bits >> 4);
  }
  return input;
}

static int is_wide(void) { return __builtin_cpu_supports("avx2"); }
#else
static int is_wide(void) { return 0; }
static void column_sums_wide(
    const uint8_t *drive, const int8_t *levels, size_t vectors, size_t columns, size_t stride,
    size_t group, int32_t *sums) {}
static size_t add_codes_wide(
    const int32_t *sums, size_t columns, const double *slopes, const double *starts,
    double highest, int32_t factor, int32_t *totals) {
  return 0;
}
static void round_wide(
    const int32_t *sums, size_t count, int32_t added, int32_t least, int shift, int32_t low,
    int32_t high, int32_t *results) {}
static void drive_wide(
    const int32_t *inputs, size_t count, int low, int32_t mask, int32_t unit, uint8_t *drive) {}
static void subset_sums_wide(
    const uint8_t *digits, const uint8_t *tables, size_t vectors, size_t groups, size_t width,
    size_t period, int32_t *sums) {}
static size_t row_groups_wide(
    const int32_t *inputs, size_t count, int low, uint8_t *digits) {
  return 0;
}
#endif

void memweave_column_sums(
    const uint8_t *drive, const int8_t *levels, size_t vectors, size_t columns, size_t stride,
    size_t group, int32_t *sums) {
  if (is_wide()) {
    column_sums_wide(drive, levels, vectors, columns, stride, group, sums);
    return;
  }
  for (size_t vector = 0; vector < vectors; vector++) {
    for (size_t column = 0; column < columns; column++) {
      const int8_t *cells = levels + column / 16 * 16 * stride + column % 16 * 4;
      int32_t sum = 0;
      for (size_t row = 0; row < stride; row++) {
        sum += drive[vector * stride + row] * cells[row / 4 * 64 + row % 4];
      }
      sums[vector * columns + column] = sum;
    }
  }
}

void memweave_add_codes(
    const int32_t *sums, size_t columns, const double *slopes, const double *starts,
    double highest, int32_t factor, int32_t *totals) {
  size_t column =
      is_wide() ? add_codes_wide(sums, columns, slopes, starts, highest, factor, totals) : 0;
  for (; column < columns; column++) {
    const double exact = sums[column] * slopes[column] + starts[column];
    totals[column] += factor * (int32_t)(exact < 0 ? 0 : exact > highest ? highest : exact);
  }
}

void memweave_round(
    const int32_t *sums, size_t count, int32_t added, int32_t least, int shift, int32_t low,
    int32_t high, int32_t *results) {
  if (is_wide()) {
    round_wide(sums, count, added, least, shift, low, high, results);
    return;
  }
  round_each(sums, count, added, least, shift, low, high, results);
}

void memweave_drive(
    const int32_t *inputs, size_t count, int low, int32_t mask, int32_t unit, uint8_t *drive) {
  if (is_wide()) {
    drive_wide(inputs, count, low, mask, unit, drive);
    return;
  }
  drive_each(inputs, count, low, mask, unit, drive);
}

void memweave_row_groups(
    const int32_t *inputs, size_t count, int low, size_t groups, uint8_t *digits) {
  size_t input = is_wide() ? row_groups_wide(inputs, count, low, digits) : 0;
  for (size_t group = input / 4; group < groups; group++) digits[group] = 0;
  for (; input < count; input++) {
    digits[input / 4] |= (uint8_t)((inputs[input] >> low & 1) << input % 4);
  }
}

void memweave_subset_sums(
    const uint8_t *digits, const uint8_t *tables, size_t vectors, size_t groups, size_t width,
    size_t period, int32_t *sums) {
  if (is_wide()) {
    subset_sums_wide(digits, tables, vectors, groups, width, period, sums);
    return;
  }
  for (size_t vector = 0; vector < vectors; vector++) {
    for (size_t column = 0; column < width; column++) {
      int32_t sum = 0;
      for (size_t group = 0; group < groups; group++) {
        sum += tables[(group * 16 + digits[vector * groups + group]) * width + column];
      }
      sums[vector * width + column] = sum;
    }
  }
}
