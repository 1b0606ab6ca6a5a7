// ONNX models as JSON, by the system's ONNX library.
#ifndef MEMWEAVE_ONNX_SHIM_H
#define MEMWEAVE_ONNX_SHIM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The model in the bytes of a file as JSON (protobuf's mapping), to be freed by the caller; NULL where the bytes are no
// model.
char *memweave_onnx_json(const uint8_t *bytes, size_t count, size_t *length);

#ifdef __cplusplus
}
#endif

#endif
