// Integer kernels of the golden matrix engine: sums of columns, and what becomes of them.
#ifndef MEMWEAVE_MATRIX_KERNEL_H
#define MEMWEAVE_MATRIX_KERNEL_H

#include <stddef.h>
#include <stdint.h>

// Sums over the rows of drive times level: sums[v * columns + c].
//
// drive[v * stride + r]; stride is a multiple of 4, columns one of 16, and what lies beyond the rows is 0. Sixteen
// columns stand together, and of them four rows: levels[(c / 16) * 16 * stride + (r / 4) * 64 + (c % 16) * 4 + r % 4].
// group is how many steps of four rows can be added in 16 bits:
// 2 * group * (greatest drive) * (greatest level) < 65536, and 2 * (greatest drive) * (greatest level) < 32768.
void memweave_column_sums(
    const uint8_t *drive, const int8_t *levels, size_t vectors, size_t columns, size_t stride,
    size_t group, int32_t *sums);

// Four rows at a time, for rows that are driven or not: bit k of digits[v * groups + g] is bit `low` of input
// 4 * g + k. What lies beyond the inputs is 0.
void memweave_row_groups(
    const int32_t *inputs, size_t count, int low, size_t groups, uint8_t *digits);

// Sums over groups of four rows from tables of all their subsets (V. Arlazarov et al., 1970):
// sums[v * width + c] adds tables[(g * 16 + digits[v * groups + g]) * width + c].
//
// width is a multiple of 64; period is how many entries can be added in 8 bits, at least 1.
void memweave_subset_sums(
    const uint8_t *digits, const uint8_t *tables, size_t vectors, size_t groups, size_t width,
    size_t period, int32_t *sums);

// The codes of sums and their addition, for columns of one weight each, wrapping in 32 bits:
// totals[c] += factor * clamp(floor(sums[c] * slopes[c] + starts[c]), 0, highest).
void memweave_add_codes(
    const int32_t *sums, size_t columns, const double *slopes, const double *starts,
    double highest, int32_t factor, int32_t *totals);

// What becomes of sums: results[i] = clamp(round(max(sums[i] + added, least) / 2^shift), low, high), halves upwards;
// nothing may leave 32 bits before the clamp.
void memweave_round(
    const int32_t *sums, size_t count, int32_t added, int32_t least, int shift, int32_t low,
    int32_t high, int32_t *results);

// The digits that rows are driven with: (inputs[i] >> low & mask) * unit.
void memweave_drive(
    const int32_t *inputs, size_t count, int low, int32_t mask, int32_t unit, uint8_t *drive);

#endif
