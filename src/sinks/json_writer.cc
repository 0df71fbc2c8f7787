#include "sinks/json_writer.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace sarabun::sinks {

struct JsonWriter::State {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

namespace {

// Calls `use` with the text and its length, repaired first where it is no UTF-8.
template <class Use>
void WithValid(std::string_view text, Use use) {
  if (utf8::IsValid(text)) return use(text.data() == nullptr ? "" : text.data(), text.size());
  const std::string valid = utf8::Sanitize(text);
  use(valid.data(), valid.size());
}

}  // namespace

JsonWriter::JsonWriter() : state_(std::make_unique<State>()) {}
JsonWriter::~JsonWriter() = default;
JsonWriter::JsonWriter(JsonWriter&&) noexcept = default;
JsonWriter& JsonWriter::operator=(JsonWriter&&) noexcept = default;

void JsonWriter::BeginObject() { state_->writer.StartObject(); }
void JsonWriter::EndObject() { state_->writer.EndObject(); }
void JsonWriter::BeginArray() { state_->writer.StartArray(); }
void JsonWriter::EndArray() { state_->writer.EndArray(); }

void JsonWriter::Key(std::string_view key) {
  WithValid(key, [this](const char* text, std::size_t size) {
    state_->writer.Key(text, static_cast<rapidjson::SizeType>(size));
  });
}

void JsonWriter::String(std::string_view text) {
  WithValid(text, [this](const char* valid, std::size_t size) {
    state_->writer.String(valid, static_cast<rapidjson::SizeType>(size));
  });
}

void JsonWriter::Bool(bool value) { state_->writer.Bool(value); }
void JsonWriter::Int(std::int64_t value) { state_->writer.Int64(value); }
void JsonWriter::Uint(std::uint64_t value) { state_->writer.Uint64(value); }
void JsonWriter::Null() { state_->writer.Null(); }

void JsonWriter::Double(double value) {
  if (!std::isfinite(value)) return Null();
  char digits[32];
  const auto written = std::to_chars(digits, digits + sizeof digits, value);
  state_->writer.RawValue(digits, static_cast<std::size_t>(written.ptr - digits), rapidjson::kNumberType);
}

void JsonWriter::Number(const Decimal& value) {
  const std::string digits = value.ToString();
  state_->writer.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
}

void JsonWriter::String(const std::optional<std::string>& text) { text ? String(std::string_view(*text)) : Null(); }
void JsonWriter::Int(const std::optional<int>& value) { value ? Int(std::int64_t{*value}) : Null(); }
void JsonWriter::Uint(const std::optional<std::uint32_t>& value) { value ? Uint(std::uint64_t{*value}) : Null(); }
void JsonWriter::Number(const std::optional<Decimal>& value) { value ? Number(*value) : Null(); }

void JsonWriter::EndLine() {
  state_->buffer.Put('\n');
  state_->writer.Reset(state_->buffer);
}

std::string_view JsonWriter::text() const { return {state_->buffer.GetString(), state_->buffer.GetSize()}; }

void JsonWriter::Clear() {
  state_->buffer.Clear();
  state_->writer.Reset(state_->buffer);
}

std::string IndentedJson(std::string_view compact) {
  std::string out;
  std::size_t level = 0;
  bool in_text = false;
  const auto new_line = [&] { out.append("\n").append(level * 2, ' '); };
  for (std::size_t i = 0; i < compact.size(); ++i) {
    const char sign = compact[i];
    if (in_text && sign == '\\') out += compact[i++];
    const bool closes = !in_text && (sign == '}' || sign == ']');
    const bool empty = closes && (compact[i - 1] == '{' || compact[i - 1] == '[');
    if (closes) --level;
    if (closes && !empty) new_line();
    out += compact[i];
    if (sign == '"') in_text = !in_text;
    if (in_text) continue;
    if (sign == ':') out += ' ';
    if (sign == ',') new_line();
    if (sign != '{' && sign != '[') continue;
    ++level;
    if (compact[i + 1] != '}' && compact[i + 1] != ']') new_line();
  }
  return out + "\n";
}

}  // namespace sarabun::sinks
