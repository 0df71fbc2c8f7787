#pragma once

#include <string>
#include <string_view>

namespace sarabun::samples {

// A JSON writer of its own, so that the expected records owe nothing to the code they judge. One value on one
// line, no space after ':' and ','.
class Json {
 public:
  Json& Open(char bracket) {
    Separate();
    out_ += bracket;
    fresh_ = true;
    return *this;
  }
  Json& Close(char bracket) {
    out_ += bracket;
    fresh_ = false;
    return *this;
  }
  Json& Key(std::string_view name) {
    Text(name);
    out_ += ':';
    fresh_ = true;
    return *this;
  }
  Json& Text(std::string_view text);
  Json& TextOrNull(std::string_view text) { return text.empty() ? Null() : Text(text); }
  Json& Number(long long value) { return Literal(std::to_string(value)); }
  Json& Null() { return Literal("null"); }
  Json& Literal(std::string_view text) {
    Separate();
    out_ += text;
    return *this;
  }
  std::string Take() { return std::move(out_); }

 private:
  void Separate() {
    if (!fresh_) out_ += ',';
    fresh_ = false;
  }

  std::string out_;
  bool fresh_ = true;  // no value yet in the innermost bracket, or a key waits for its value
};

inline Json& Json::Text(std::string_view text) {
  Separate();
  out_ += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out_ += '\\';
    out_ += c;
  }
  out_ += '"';
  return *this;
}

}  // namespace sarabun::samples
