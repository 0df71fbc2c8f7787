#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sarabun/result.h"

namespace sarabun::sinks {

// A JSON text as a tree, for the few inputs that are JSON. Numbers keep their digits, so that 0.123456789012345678
// goes out as it came in; members keep their order, also where a key stands twice.
struct JsonValue {
  enum class Kind { kNull, kBool, kNumber, kString, kArray, kObject };
  Kind kind = Kind::kNull;
  bool flag = false;
  std::string text;               // of a string; the digits of a number
  std::vector<std::string> keys;  // of an object, one for each item
  std::vector<JsonValue> items;   // of an array or object

  // The first member of that name, nullptr if there is none.
  const JsonValue* Find(std::string_view key) const;
};

// "null", "true or false", "a number", "a text", "a list", "an object".
std::string_view JsonKindName(JsonValue::Kind kind);

// Parses one JSON text (RFC 8259), UTF-8, nothing after it. Errors: kMalformed with the byte in `where.byte`, and
// kLimitReached for values nested deeper than `max_depth`. No recursion, whatever the input.
Result<JsonValue> ParseJson(std::string_view text, std::size_t max_depth = 32);

}  // namespace sarabun::sinks
