#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sarabun/record.h"
#include "sinks/json_value.h"

namespace sarabun::sinks {

// The first thing that was wrong with a JSON text; later ones follow from it and are not kept.
struct JsonProblem {
  std::string message;  // "measures[1].text: expected a text, not null"
  std::string hint;

  bool any() const { return !message.empty(); }
  void Set(const std::string& path, std::string_view what, std::string why = {});
};

// An object's members read one by one into plain values. Whatever is wrong goes to the problem and leaves the target
// alone, so that the caller reads straight on and looks once, at the end. Views the value and the problem.
class JsonFields {
 public:
  // `path` stands before the keys in messages; empty for the root.
  JsonFields(const JsonValue& value, std::string path, JsonProblem& problem);

  // A member that must be there, of that type; std::optional takes null too.
  void Read(std::string_view key, std::string& target);
  void Read(std::string_view key, std::optional<std::string>& target);
  void Read(std::string_view key, int& target);
  void Read(std::string_view key, std::optional<int>& target);
  void Read(std::string_view key, std::uint32_t& target);
  void Read(std::string_view key, std::optional<std::uint32_t>& target);
  void Read(std::string_view key, std::uint64_t& target);
  void Read(std::string_view key, double& target);
  void Read(std::string_view key, std::optional<Decimal>& target);
  void Read(std::string_view key, std::vector<std::string>& target);
  // An object whose keys are data: field names and their values.
  template <class Value>
  void Read(std::string_view key, std::vector<std::pair<std::string, Value>>& target) {
    const JsonValue* object = Take(key, JsonValue::Kind::kObject);
    if (object == nullptr) return;
    JsonFields fields(*object, PathOf(key), problem_);
    for (const std::string& field : object->keys) fields.Read(field, target.emplace_back(field, Value()).second);
    fields.Done();
  }
  // One of `names`: its index, 0 on a problem.
  std::size_t ReadName(std::string_view key, std::span<const std::string_view> names);

  bool Has(std::string_view key) const { return value_.Find(key) != nullptr; }
  // True, and the key is taken, where the member is null.
  bool TakeNull(std::string_view key);

  // Calls `use` with the fields of an object member.
  template <class Use>
  void Object(std::string_view key, Use use) {
    const JsonValue* value = Take(key, JsonValue::Kind::kObject);
    if (value != nullptr) Within(*value, PathOf(key), use);
  }
  // Calls `use` with the fields of each object of a list member.
  template <class Use>
  void Objects(std::string_view key, Use use) {
    const JsonValue* list = Take(key, JsonValue::Kind::kArray);
    for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) {
      Within(list->items[i], PathOf(key) + "[" + std::to_string(i) + "]", use);
    }
  }
  // Calls `use` with the key and the fields of each member of an object whose keys are data.
  template <class Use>
  void Members(std::string_view key, Use use) {
    const JsonValue* value = Take(key, JsonValue::Kind::kObject);
    for (std::size_t i = 0; value != nullptr && i < value->items.size(); ++i) {
      const std::string& member = value->keys[i];
      Within(value->items[i], PathOf(key) + "." + member, [&](JsonFields& fields) { use(member, fields); });
    }
  }
  // To be called last: a key that nobody asked for, or that stands twice, is a problem.
  void Done();

 private:
  template <class Use>
  void Within(const JsonValue& value, std::string path, Use use) {
    JsonFields fields(value, std::move(path), problem_);
    use(fields);
    fields.Done();
  }
  // The member, taken, if it is of that kind; else a problem and nullptr.
  const JsonValue* Take(std::string_view key, JsonValue::Kind kind);
  std::string PathOf(std::string_view key) const;
  template <class Number>
  void ReadWhole(std::string_view key, Number& target);

  const JsonValue& value_;
  std::string path_;
  JsonProblem& problem_;
  std::vector<std::string_view> asked_;
};

}  // namespace sarabun::sinks
