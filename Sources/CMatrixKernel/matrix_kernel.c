#include "matrix_kernel.h"

// The same loops for the processor's widest registers where it has them, and for any.
#if defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2")))

WIDE static inline int32_t total(__m256i words) {
  __m128i half = _mm_add_epi32(_mm256_castsi256_si128(words), _mm256_extracti128_si256(words, 1));
  half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
  half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1));
  return _mm_cvtsi128_si32(half);
}

// The totals of four registers side by side.
WIDE static inline __m128i totals_of_four(__m256i a, __m256i b, __m256i c, __m256i d) {
  __m256i pairs = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
  return _mm_add_epi32(_mm256_castsi256_si128(pairs), _mm256_extracti128_si256(pairs, 1));
}

WIDE static void one_column(
    const uint8_t *drive, const int8_t *levels, size_t stride, size_t group, int32_t *sum) {
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i words = _mm256_setzero_si256();
  for (size_t first = 0; first < stride; first += 32 * group) {
    const size_t end = first + 32 * group < stride ? first + 32 * group : stride;
    __m256i halves = _mm256_setzero_si256();
    for (size_t row = first; row < end; row += 32) {
      const __m256i inputs = _mm256_loadu_si256((const __m256i *)(drive + row));
      const __m256i cells = _mm256_loadu_si256((const __m256i *)(levels + row));
      halves = _mm256_add_epi16(halves, _mm256_maddubs_epi16(inputs, cells));
    }
    words = _mm256_add_epi32(words, _mm256_madd_epi16(halves, ones));
  }
  *sum = total(words);
}

// Four columns of two vectors at once: every load serves twice or four times.
WIDE static void four_columns_of_two(
    const uint8_t *drive, const int8_t *levels, size_t stride, size_t group, int32_t *sums,
    int32_t *next_sums) {
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i words[8];
  for (int index = 0; index < 8; index++) words[index] = _mm256_setzero_si256();
  for (size_t first = 0; first < stride; first += 32 * group) {
    const size_t end = first + 32 * group < stride ? first + 32 * group : stride;
    __m256i halves[8];
    for (int index = 0; index < 8; index++) halves[index] = _mm256_setzero_si256();
    for (size_t row = first; row < end; row += 32) {
      const __m256i inputs = _mm256_loadu_si256((const __m256i *)(drive + row));
      const __m256i others = _mm256_loadu_si256((const __m256i *)(drive + stride + row));
      for (int column = 0; column < 4; column++) {
        const __m256i cells =
            _mm256_loadu_si256((const __m256i *)(levels + (size_t)column * stride + row));
        halves[column] = _mm256_add_epi16(halves[column], _mm256_maddubs_epi16(inputs, cells));
        halves[column + 4] =
            _mm256_add_epi16(halves[column + 4], _mm256_maddubs_epi16(others, cells));
      }
    }
    for (int index = 0; index < 8; index++) {
      words[index] = _mm256_add_epi32(words[index], _mm256_madd_epi16(halves[index], ones));
    }
  }
  _mm_storeu_si128((__m128i *)sums, totals_of_four(words[0], words[1], words[2], words[3]));
  _mm_storeu_si128((__m128i *)next_sums, totals_of_four(words[4], words[5], words[6], words[7]));
}

WIDE static void four_columns(
    const uint8_t *drive, const int8_t *levels, size_t stride, size_t group, int32_t *sums) {
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i words[4];
  for (int index = 0; index < 4; index++) words[index] = _mm256_setzero_si256();
  for (size_t first = 0; first < stride; first += 32 * group) {
    const size_t end = first + 32 * group < stride ? first + 32 * group : stride;
    __m256i halves[4];
    for (int index = 0; index < 4; index++) halves[index] = _mm256_setzero_si256();
    for (size_t row = first; row < end; row += 32) {
      const __m256i inputs = _mm256_loadu_si256((const __m256i *)(drive + row));
      for (int column = 0; column < 4; column++) {
        const __m256i cells =
            _mm256_loadu_si256((const __m256i *)(levels + (size_t)column * stride + row));
        halves[column] = _mm256_add_epi16(halves[column], _mm256_maddubs_epi16(inputs, cells));
      }
    }
    for (int index = 0; index < 4; index++) {
      words[index] = _mm256_add_epi32(words[index], _mm256_madd_epi16(halves[index], ones));
    }
  }
  _mm_storeu_si128((__m128i *)sums, totals_of_four(words[0], words[1], words[2], words[3]));
}

WIDE static void column_sums_wide(
    const uint8_t *drive, const int8_t *levels, size_t vectors, size_t columns, size_t stride,
    size_t group, int32_t *sums) {
  for (size_t column = 0; column < columns; column += 4) {
    const int8_t *cells = levels + column * stride;
    const size_t left = columns - column;
    size_t vector = 0;
    if (left >= 4) {
      for (; vector + 2 <= vectors; vector += 2) {
        int32_t *sum = sums + vector * columns + column;
        four_columns_of_two(drive + vector * stride, cells, stride, group, sum, sum + columns);
      }
      for (; vector < vectors; vector++) {
        four_columns(
            drive + vector * stride, cells, stride, group, sums + vector * columns + column);
      }
    }
    for (; vector < vectors; vector++) {
      for (size_t index = 0; index < left; index++) {
        one_column(
            drive + vector * stride, cells + index * stride, stride, group,
            sums + vector * columns + column + index);
      }
    }
  }
}

WIDE static void add_codes_wide(
    const int32_t *sums, size_t columns, const double *slopes, const double *starts,
    double highest, int64_t factor, int64_t *totals) {
  const __m256d zero = _mm256_setzero_pd();
  const __m256d most = _mm256_set1_pd(highest);
  const __m256d scale = _mm256_set1_pd((double)factor);
  // A whole number below 2^51 is moved into the low bits by adding 1.5 * 2^52.
  const __m256d magic = _mm256_set1_pd(6755399441055744.0);
  size_t column = 0;
  for (; column + 4 <= columns; column += 4) {
    const __m256d sum =
        _mm256_cvtepi32_pd(_mm_loadu_si128((const __m128i *)(sums + column)));
    const __m256d exact = _mm256_add_pd(
        _mm256_mul_pd(sum, _mm256_loadu_pd(slopes + column)), _mm256_loadu_pd(starts + column));
    const __m256d code = _mm256_min_pd(_mm256_max_pd(_mm256_floor_pd(exact), zero), most);
    const __m256d moved = _mm256_add_pd(_mm256_mul_pd(code, scale), magic);
    const __m256i term =
        _mm256_sub_epi64(_mm256_castpd_si256(moved), _mm256_castpd_si256(magic));
    __m256i *place = (__m256i *)(totals + column);
    _mm256_storeu_si256(place, _mm256_add_epi64(_mm256_loadu_si256(place), term));
  }
  for (; column < columns; column++) {
    const double exact = __builtin_floor(sums[column] * slopes[column] + starts[column]);
    const double code = exact < 0 ? 0 : exact > highest ? highest : exact;
    totals[column] += factor * (int64_t)code;
  }
}

WIDE static void drive_wide(
    const int32_t *inputs, size_t count, int low, int32_t mask, int32_t unit, uint8_t *drive) {
  for (size_t index = 0; index < count; index++) {
    drive[index] = (uint8_t)((inputs[index] >> low & mask) * unit);
  }
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
static void add_codes_wide(
    const int32_t *sums, size_t columns, const double *slopes, const double *starts,
    double highest, int64_t factor, int64_t *totals) {}
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
      int32_t sum = 0;
      for (size_t row = 0; row < stride; row++) {
        sum += drive[vector * stride + row] * levels[column * stride + row];
      }
      sums[vector * columns + column] = sum;
    }
  }
}

void memweave_add_codes(
    const int32_t *sums, size_t columns, const double *slopes, const double *starts,
    double highest, int64_t factor, int64_t *totals) {
  if (is_wide()) {
    add_codes_wide(sums, columns, slopes, starts, highest, factor, totals);
    return;
  }
  for (size_t column = 0; column < columns; column++) {
    const double exact = __builtin_floor(sums[column] * slopes[column] + starts[column]);
    const double code = exact < 0 ? 0 : exact > highest ? highest : exact;
    totals[column] += factor * (int64_t)code;
  }
}

void memweave_drive(
    const int32_t *inputs, size_t count, int low, int32_t mask, int32_t unit, uint8_t *drive) {
  if (is_wide()) {
    drive_wide(inputs, count, low, mask, unit, drive);
    return;
  }
  for (size_t index = 0; index < count; index++) {
    drive[index] = (uint8_t)((inputs[index] >> low & mask) * unit);
  }
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
