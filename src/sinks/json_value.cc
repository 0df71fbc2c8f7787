#include "sinks/json_value.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <utility>

namespace sarabun::sinks {

namespace {

constexpr unsigned kFlags =
    rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;

// Builds the tree from RapidJSON's events. `open_` holds the values that are not closed yet; a finished value moves
// into the one below it. Returning false stops the parser.
class TreeBuilder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, TreeBuilder> {
 public:
  explicit TreeBuilder(std::size_t max_depth) : max_depth_(max_depth) {}

  bool Null() { return Add(JsonValue{}); }
  bool Bool(bool flag) {
    JsonValue value;
    value.kind = JsonValue::Kind::kBool;
    value.flag = flag;
    return Add(std::move(value));
  }
  bool RawNumber(const char* digits, rapidjson::SizeType size, bool) {
    return Add(Text(JsonValue::Kind::kNumber, digits, size));
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    return Add(Text(JsonValue::Kind::kString, text, size));
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    open_.back().keys.emplace_back(text, size);
    return true;
  }
  bool StartObject() { return Open(JsonValue::Kind::kObject); }
  bool StartArray() { return Open(JsonValue::Kind::kArray); }
  bool EndObject(rapidjson::SizeType) { return Close(); }
  bool EndArray(rapidjson::SizeType) { return Close(); }

  JsonValue& root() { return root_; }

 private:
  static JsonValue Text(JsonValue::Kind kind, const char* text, rapidjson::SizeType size) {
    JsonValue value;
    value.kind = kind;
    value.text.assign(text, size);
    return value;
  }
  bool Open(JsonValue::Kind kind) {
    if (open_.size() >= max_depth_) return false;
    open_.emplace_back().kind = kind;
    return true;
  }
  bool Close() {
    JsonValue value = std::move(open_.back());
    open_.pop_back();
    return Add(std::move(value));
  }
  bool Add(JsonValue value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else {
      open_.back().items.push_back(std::move(value));
    }
    return true;
  }

  std::size_t max_depth_;
  std::vector<JsonValue> open_;
  JsonValue root_;
};

Error ParseError(const rapidjson::ParseResult& result, std::size_t max_depth) {
  Error error;
  error.where.byte = result.Offset();
  if (result.Code() == rapidjson::kParseErrorTermination) {
    error.code = ErrorCode::kLimitReached;
    error.message = "values are nested deeper than " + std::to_string(max_depth) + " levels";
    return error;
  }
  error.code = ErrorCode::kMalformed;
  error.message = rapidjson::GetParseError_En(result.Code());
  if (error.message.ends_with('.')) error.message.pop_back();
  error.message = "not JSON: " + error.message;
  return error;
}

}  // namespace

const JsonValue* JsonValue::Find(std::string_view key) const {
  const auto at = std::find(keys.begin(), keys.end(), key);
  return at == keys.end() ? nullptr : &items[static_cast<std::size_t>(at - keys.begin())];
}

std::string_view JsonKindName(JsonValue::Kind kind) {
  switch (kind) {
    case JsonValue::Kind::kBool:
      return "true or false";
    case JsonValue::Kind::kNumber:
      return "a number";
    case JsonValue::Kind::kString:
      return "a text";
    case JsonValue::Kind::kArray:
      return "a list";
    case JsonValue::Kind::kObject:
      return "an object";
    default:
      return "null";
  }
}

Result<JsonValue> ParseJson(std::string_view text, std::size_t max_depth) {
  // RapidJSON takes a zero byte for the end; JSON allows none, so that nothing may hide behind one.
  if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
    Error error{ErrorCode::kMalformed, "not JSON: a zero byte", "", {}};
    error.where.byte = zero;
    return error;
  }
  TreeBuilder builder(max_depth);
  rapidjson::MemoryStream stream(text.data() == nullptr ? "" : text.data(), text.size());
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, builder);
  if (result.IsError()) return ParseError(result, max_depth);
  return std::move(builder.root());
}

}  // namespace sarabun::sinks
