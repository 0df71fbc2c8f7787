#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sarabun/record.h"

namespace sarabun::sinks {

// JSON as a stream of calls, compact, with RapidJSON behind the door. The text grows in one buffer that is
// kept over Clear. The caller keeps to JSON's grammar: a key before each value of an object, an End for each
// Begin; breaking it is a fault that debug builds assert on. Not thread-safe.
//
//   JsonWriter json;
//   json.BeginObject();
//   json.Key("score");
//   json.Number(score);
//   json.EndObject();
//   json.EndLine();
//   Use(json.text());
class JsonWriter {
 public:
  JsonWriter();
  ~JsonWriter();
  JsonWriter(JsonWriter&&) noexcept;
  JsonWriter& operator=(JsonWriter&&) noexcept;

  void BeginObject();
  void EndObject();
  void BeginArray();
  void EndArray();

  // Texts are escaped as RFC 8259 asks; a sequence that is no UTF-8 becomes U+FFFD, so that what comes out is
  // always valid JSON.
  void Key(std::string_view key);
  void String(std::string_view text);
  void Bool(bool value);
  void Int(std::int64_t value);
  void Uint(std::uint64_t value);
  // The shortest form that reads back as the same value; null for infinities and NaN, which JSON lacks.
  void Double(double value);
  // Digit by digit as it was read: 96.10 came in as 96.1 and goes out so, never as 96.099999.
  void Number(const Decimal& value);
  void Null();

  // The same, null for nothing.
  void String(const std::optional<std::string>& text);
  void Int(const std::optional<int>& value);
  void Uint(const std::optional<std::uint32_t>& value);
  void Number(const std::optional<Decimal>& value);
  // Without this a literal would be taken for a bool or an optional.
  void String(const char* text) { String(std::string_view(text)); }
  void String(const std::string& text) { String(std::string_view(text)); }

  // Ends one document with a line feed; the next may begin.
  void EndLine();

  // All that was written since the last Clear. Valid until the next call.
  std::string_view text() const;
  void Clear();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A compact JSON text with line breaks and two spaces a level; empty lists and objects stay on their line.
std::string IndentedJson(std::string_view compact);

}  // namespace sarabun::sinks
