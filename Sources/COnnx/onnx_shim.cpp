#include "onnx_shim.h"

#include <climits>
#include <cstdlib>
#include <cstring>
#include <string>

#include <google/protobuf/stubs/logging.h>
#include <google/protobuf/util/json_util.h>
#include <onnx/onnx_pb.h>

char *memweave_onnx_json(const uint8_t *bytes, size_t count, size_t *length) try {
  *length = 0;
  if (count > INT_MAX) return nullptr;
  // What is wrong is told by the caller.
  google::protobuf::LogSilencer silencer;
  onnx::ModelProto model;
  if (!model.ParseFromArray(bytes, static_cast<int>(count))) return nullptr;
  std::string text;
  if (!google::protobuf::util::MessageToJsonString(model, &text).ok()) return nullptr;
  char *copy = static_cast<char *>(std::malloc(text.size() + 1));
  if (copy == nullptr) return nullptr;
  std::memcpy(copy, text.data(), text.size());
  copy[text.size()] = 0;
  *length = text.size();
  return copy;
} catch (...) {
  return nullptr;
}
