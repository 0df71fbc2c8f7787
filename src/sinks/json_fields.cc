#include "sinks/json_fields.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace sarabun::sinks {

void JsonProblem::Set(const std::string& path, std::string_view what, std::string why) {
  if (any()) return;
  message = path.empty() ? std::string(what) : path + ": " + std::string(what);
  hint = std::move(why);
}

JsonFields::JsonFields(const JsonValue& value, std::string path, JsonProblem& problem)
    : value_(value), path_(std::move(path)), problem_(problem) {
  if (value.kind != JsonValue::Kind::kObject) {
    problem.Set(path_, "expected an object, not " + std::string(JsonKindName(value.kind)));
  }
}

std::string JsonFields::PathOf(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

const JsonValue* JsonFields::Take(std::string_view key, JsonValue::Kind kind) {
  asked_.push_back(key);
  const JsonValue* value = value_.Find(key);
  if (value == nullptr) {
    problem_.Set(PathOf(key), "is missing");
  } else if (value->kind != kind) {
    problem_.Set(PathOf(key),
                 "expected " + std::string(JsonKindName(kind)) + ", not " + std::string(JsonKindName(value->kind)));
    return nullptr;
  }
  return value;
}

bool JsonFields::TakeNull(std::string_view key) {
  const JsonValue* value = value_.Find(key);
  if (value == nullptr || value->kind != JsonValue::Kind::kNull) return false;
  asked_.push_back(key);
  return true;
}

void JsonFields::Read(std::string_view key, std::string& target) {
  if (const JsonValue* value = Take(key, JsonValue::Kind::kString)) target = value->text;
}

void JsonFields::Read(std::string_view key, std::optional<std::string>& target) {
  if (!TakeNull(key)) Read(key, target.emplace());
}

template <class Number>
void JsonFields::ReadWhole(std::string_view key, Number& target) {
  const JsonValue* value = Take(key, JsonValue::Kind::kNumber);
  if (value == nullptr) return;
  const char* end = value->text.data() + value->text.size();
  const auto read = std::from_chars(value->text.data(), end, target);
  if (read.ec != std::errc() || read.ptr != end) {
    problem_.Set(PathOf(key), "expected a whole number, not " + value->text);
  }
}

void JsonFields::Read(std::string_view key, int& target) { ReadWhole(key, target); }
void JsonFields::Read(std::string_view key, std::uint32_t& target) { ReadWhole(key, target); }
void JsonFields::Read(std::string_view key, std::uint64_t& target) { ReadWhole(key, target); }
void JsonFields::Read(std::string_view key, std::optional<int>& target) {
  if (!TakeNull(key)) ReadWhole(key, target.emplace());
}
void JsonFields::Read(std::string_view key, std::optional<std::uint32_t>& target) {
  if (!TakeNull(key)) ReadWhole(key, target.emplace());
}

void JsonFields::Read(std::string_view key, double& target) {
  const JsonValue* value = Take(key, JsonValue::Kind::kNumber);
  if (value == nullptr) return;
  const char* end = value->text.data() + value->text.size();
  if (std::from_chars(value->text.data(), end, target).ptr != end) {
    problem_.Set(PathOf(key), "expected a number, not " + value->text);
  }
}

void JsonFields::Read(std::string_view key, std::optional<Decimal>& target) {
  if (TakeNull(key)) return;
  const JsonValue* value = Take(key, JsonValue::Kind::kNumber);
  if (value == nullptr) return;
  std::string_view digits = value->text;
  const bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  target = Decimal::Parse(digits);
  if (!target) return problem_.Set(PathOf(key), "expected a number of up to 18 digits, not " + value->text);
  if (negative) target->unscaled = -target->unscaled;
}

void JsonFields::Read(std::string_view key, std::vector<std::string>& target) {
  const JsonValue* list = Take(key, JsonValue::Kind::kArray);
  for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) {
    const JsonValue& item = list->items[i];
    if (item.kind != JsonValue::Kind::kString) {
      problem_.Set(PathOf(key) + "[" + std::to_string(i) + "]",
                   "expected a text, not " + std::string(JsonKindName(item.kind)));
    }
    target.push_back(item.text);
  }
}

std::size_t JsonFields::ReadName(std::string_view key, std::span<const std::string_view> names) {
  std::string name;
  Read(key, name);
  const auto at = std::find(names.begin(), names.end(), name);
  if (at != names.end()) return static_cast<std::size_t>(at - names.begin());
  std::string known;
  for (const std::string_view other : names) known += (known.empty() ? "" : ", ") + std::string(other);
  problem_.Set(PathOf(key), "expected one of " + known + ", not \"" + name + "\"");
  return 0;
}

void JsonFields::Done() {
  for (std::size_t i = 0; i < value_.keys.size() && !problem_.any(); ++i) {
    const std::string& key = value_.keys[i];
    if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) {
      const std::string_view nearest = Nearest(key, asked_);
      problem_.Set(PathOf(key), "is not a known key",
                   nearest.empty() ? "" : "did you mean \"" + std::string(nearest) + "\"?");
    }
    if (value_.Find(key) != &value_.items[i]) problem_.Set(PathOf(key), "stands twice");
  }
}

}  // namespace sarabun::sinks
