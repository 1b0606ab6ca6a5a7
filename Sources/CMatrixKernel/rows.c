#include "any_processor.h"
#include "matrix_kernel.h"

ANY_PROCESSOR
void memweave_drive(
    const int32_t *inputs, size_t input_stride, size_t vectors, size_t rows, int32_t low,
    int32_t mask, int32_t unit, uint8_t *drive, size_t stride, int32_t *driven) {
  for (size_t vector = 0; vector < vectors; vector++) {
    const int32_t *restrict own = inputs + vector * input_stride;
    uint8_t *restrict digits = drive + vector * stride;
    int32_t sum = 0;
    for (size_t row = 0; row < rows; row++) {
      const int32_t digit = (own[row] >> low & mask) * unit;
      digits[row] = (uint8_t)digit;
      sum += digit;
    }
    for (size_t row = rows; row < stride; row++) digits[row] = 0;
    driven[vector] = sum;
  }
}

ANY_PROCESSOR
void memweave_row_groups(
    const int32_t *inputs, size_t input_stride, size_t vectors, size_t rows, int32_t low,
    uint8_t *digits, size_t groups, int32_t *driven) {
  for (size_t vector = 0; vector < vectors; vector++) {
    const int32_t *restrict own = inputs + vector * input_stride;
    uint8_t *restrict four = digits + vector * groups;
    int32_t sum = 0;
    for (size_t group = 0; group < rows / 4; group++) {
      const int32_t *input = own + 4 * group;
      const int32_t bits[4] = {
          input[0] >> low & 1, input[1] >> low & 1, input[2] >> low & 1, input[3] >> low & 1};
      four[group] = (uint8_t)(bits[0] | bits[1] << 1 | bits[2] << 2 | bits[3] << 3);
      sum += bits[0] + bits[1] + bits[2] + bits[3];
    }
    for (size_t group = rows / 4; group < groups; group++) four[group] = 0;
    for (size_t row = rows / 4 * 4; row < rows; row++) {
      const int32_t bit = own[row] >> low & 1;
      four[row / 4] |= (uint8_t)(bit << row % 4);
      sum += bit;
    }
    driven[vector] = sum;
  }
}
