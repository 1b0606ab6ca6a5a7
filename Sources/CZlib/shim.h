// The system's zlib, for what NumPy compresses.
#include <zlib.h>

// The macro `inflateInit2` for bare deflate data, which Swift does not see.
static inline int memweave_inflate_init(z_stream *stream) {
  return inflateInit2(stream, -MAX_WBITS);
}
