#pragma once

#include <string>
#include <string_view>

#include "sarabun/result.h"

namespace sarabun::parquet {

// Numbers of the format (parquet.thrift, Apache Parquet format 2.9), as far as they are written here.

inline constexpr std::string_view kMagic = "PAR1";
inline constexpr int kVersion = 2;

enum Physical { kBooleanType = 0, kInt32Type = 1, kInt64Type = 2, kDoubleType = 5, kByteArrayType = 6 };
enum Repetition { kRequired = 0, kOptional = 1 };
enum Encoding { kPlain = 0, kRle = 3, kRleDictionary = 8 };
enum PageKind { kDataPage = 0, kDictionaryPage = 2 };
inline constexpr int kZstd = 6;  // of CompressionCodec

// ZSTD as pages use it: one frame that says its size. Errors: kOutOfMemory, kInternal.
Status Compress(std::string_view bytes, std::string& out);

}  // namespace sarabun::parquet
