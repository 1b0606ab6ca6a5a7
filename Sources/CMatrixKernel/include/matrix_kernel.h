// Integer kernels of the golden matrix engine: rows that are driven, sums of columns, and what becomes of them.
//
// Vectors stand one after the other; a stride is how many elements there are from one to the next.
#ifndef MEMWEAVE_MATRIX_KERNEL_H
#define MEMWEAVE_MATRIX_KERNEL_H

#include <stddef.h>
#include <stdint.h>

// The digits that rows are driven with: drive[v * stride + r] = (inputs[v * input_stride + r] >> low & mask) * unit,
// 0 from row `rows` on; and their sums: driven[v].
void memweave_drive(
    const int32_t *inputs, size_t input_stride, size_t vectors, size_t rows, int32_t low,
    int32_t mask, int32_t unit, uint8_t *drive, size_t stride, int32_t *driven);

// Four rows at a time, for rows that are driven or not: bit k of digits[v * groups + g] is bit `low` of input
// 4 * g + k, 0 from row `rows` on; and how many are driven: driven[v].
void memweave_row_groups(
    const int32_t *inputs, size_t input_stride, size_t vectors, size_t rows, int32_t low,
    uint8_t *digits, size_t groups, int32_t *driven);

// Sums over the rows of drive times level: sums[v * sum_stride + c].
//
// stride is a multiple of 4, columns one of 16. The cells are levels less `centre`, so that eight products fit in 16
// bits: 8 * (greatest drive) * (greatest magnitude of a cell) < 32768, as 8 bits of drive and 5 of cells do. Sixteen
// columns stand together, and of them four rows: cells[(c / 16) * 16 * stride + (r / 4) * 64 + (c % 16) * 4 + r % 4].
void memweave_column_sums(
    const uint8_t *drive, size_t stride, const int32_t *driven, size_t vectors,
    const int8_t *cells, size_t columns, int32_t centre, int32_t *sums, size_t sum_stride);

// Sums over groups of four rows from tables of all their subsets (V. Arlazarov et al., 1970):
// sums[v * sum_stride + c] adds tables[(g * 16 + digits[v * groups + g]) * columns + c].
//
// columns is a multiple of 64; period is how many entries can be added in 8 bits, at least 1.
void memweave_subset_sums(
    const uint8_t *digits, size_t groups, size_t vectors, const uint8_t *tables, size_t columns,
    size_t period, int32_t *sums, size_t sum_stride);

// The codes of sums and their addition, for columns of one weight each, wrapping in 32 bits:
// totals[v * total_stride + c] += factor * clamp(floor(sums[v * sum_stride + c] * slopes[c] + starts[c]), 0, highest).
void memweave_add_codes(
    const int32_t *sums, size_t sum_stride, size_t vectors, size_t columns, const float *slopes,
    const float *starts, float highest, int32_t factor, int32_t *totals, size_t total_stride);

// The same, where single precision does not tell codes apart.
void memweave_add_precise_codes(
    const int32_t *sums, size_t sum_stride, size_t vectors, size_t columns, const double *slopes,
    const double *starts, double highest, int32_t factor, int32_t *totals, size_t total_stride);

// What becomes of sums: results[v * result_stride + c] =
// clamp(round(max(sums[v * sum_stride + c] + added[v * sum_stride], least) / 2^shift), low, high), halves upwards;
// nothing may leave 32 bits before the clamp.
void memweave_round(
    const int32_t *sums, size_t sum_stride, size_t vectors, size_t columns, const int32_t *added,
    int32_t least, int32_t shift, int32_t low, int32_t high, int32_t *results,
    size_t result_stride);

#endif
