#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sinks/json_writer.h"

namespace sarabun::sinks {

// Members of objects in one call each, and texts that are written once however often they are shown: what Text() writes
// is the place in the list that WriteTexts() writes at the end.
struct PageJson {
  JsonWriter json;

  void Put(std::string_view key, std::string_view text) {
    json.Key(key);
    json.String(text);
  }
  void Put(std::string_view key, std::size_t number) {
    json.Key(key);
    json.Uint(std::uint64_t{number});
  }
  void Put(std::string_view key, const std::optional<double>& number) {
    json.Key(key);
    if (!number) return json.Null();
    json.Double(std::round(*number * 100) / 100);
  }
  void Pair(std::string_view key, std::string_view en, std::string_view th) {
    json.Key(key);
    json.BeginArray();
    json.String(en);
    json.String(th);
    json.EndArray();
  }
  void Part(std::string_view key, std::size_t part, std::size_t all) {
    json.Key(key);
    json.BeginArray();
    json.Uint(std::uint64_t{part});
    json.Uint(std::uint64_t{all});
    json.EndArray();
  }
  // A text by its place in "texts"; null for none.
  void Text(std::string_view key, const std::optional<std::string>& text) {
    json.Key(key);
    if (!text) return json.Null();
    const auto [at, fresh] = place_of.try_emplace(*text, texts.size());
    if (fresh) texts.push_back(&at->first);
    json.Uint(std::uint64_t{at->second});
  }
  template <class Values>
  void Strings(std::string_view key, const Values& values) {
    json.Key(key);
    json.BeginArray();
    for (const auto& value : values) json.String(value);
    json.EndArray();
  }

  void WriteTexts() {
    json.Key("texts");
    json.BeginArray();
    for (const std::string* text : texts) json.String(*text);
    json.EndArray();
  }

  std::unordered_map<std::string, std::size_t> place_of;
  std::vector<const std::string*> texts;  // keys of place_of
};

}  // namespace sarabun::sinks
