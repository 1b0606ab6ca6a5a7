#include "any_processor.h"
#include "matrix_kernel.h"

// From 0 on, cutting off is rounding down.
#define ADD_CODES(name, number) \
  ANY_PROCESSOR \
  void name( \
      const int32_t *sums, size_t sum_stride, size_t vectors, size_t columns, \
      const number *slopes, const number *starts, number highest, int32_t factor, \
      int32_t *totals, size_t total_stride) { \
    for (size_t vector = 0; vector < vectors; vector++) { \
      const int32_t *restrict own = sums + vector * sum_stride; \
      int32_t *restrict to = totals + vector * total_stride; \
      for (size_t column = 0; column < columns; column++) { \
        const number exact = own[column] * slopes[column] + starts[column]; \
        const number positive = exact < 0 ? 0 : exact; \
        to[column] += factor * (int32_t)(positive > highest ? highest : positive); \
      } \
    } \
  }

ADD_CODES(memweave_add_codes, float)
ADD_CODES(memweave_add_precise_codes, double)

ANY_PROCESSOR
void memweave_round(
    const int32_t *sums, size_t sum_stride, size_t vectors, size_t columns, const int32_t *added,
    int32_t least, int32_t shift, int32_t low, int32_t high, int32_t *results,
    size_t result_stride) {
  const int32_t half = shift == 0 ? 0 : 1 << (shift - 1);
  for (size_t vector = 0; vector < vectors; vector++) {
    const int32_t *restrict own = sums + vector * sum_stride;
    int32_t *restrict to = results + vector * result_stride;
    const int32_t more = added[vector * sum_stride];
    for (size_t column = 0; column < columns; column++) {
      const int32_t sum = own[column] + more;
      const int32_t rounded = ((sum < least ? least : sum) + half) >> shift;
      to[column] = rounded < low ? low : rounded > high ? high : rounded;
    }
  }
}
