#include "pipeline/pack_schema.h"

#include "rules/pack_shape.h"
#include "sarabun/record.h"
#include "sinks/json_writer.h"

namespace sarabun::pipeline {
namespace {

using rules::Key;
using rules::KeyType;
using rules::Shape;

constexpr std::string_view kNamePattern = "^[A-Za-z0-9._-]+$";

// Writes a schema for each key. Every key that may be left out may also be null, which takes away what a base says.
// Recursive over the shapes, which are few levels deep and ours.
class SchemaWriter {
 public:
  std::string Write() {
    const Shape& pack = rules::PackShape();
    json_.BeginObject();
    Member("$schema", "https://json-schema.org/draft/2020-12/schema");
    Member("title", "A rule pack of Sarabun");
    WriteMapBody(pack, {}, true);
    // Only a pack that stands alone must have columns.
    json_.Key("if");
    json_.BeginObject();
    json_.Key("not");
    json_.BeginObject();
    json_.Key("anyOf");
    json_.BeginArray();
    WriteRequired({"extends"});
    WriteRequired({"abstract"});
    json_.EndArray();
    json_.EndObject();
    json_.EndObject();
    json_.Key("then");
    WriteRequired({"columns"});
    WriteDefinitions();
    json_.EndObject();
    return sinks::IndentedJson(json_.text());
  }

 private:
  void Member(std::string_view key, std::string_view value) {
    json_.Key(key);
    json_.String(value);
  }

  void Type(std::string_view first, std::string_view second = {}) {
    json_.Key("type");
    if (second.empty()) return json_.String(first);
    json_.BeginArray();
    json_.String(first);
    json_.String(second);
    json_.EndArray();
  }

  void WriteNames(const std::vector<std::string_view>& names) {
    json_.BeginArray();
    for (std::string_view name : names) json_.String(name);
    json_.EndArray();
  }

  void WriteRequired(const std::vector<std::string_view>& names) {
    json_.BeginObject();
    json_.Key("required");
    WriteNames(names);
    json_.EndObject();
  }

  // An entry that is laid over a base's entry of the same name (`by`) may say as little as its name.
  void WriteMapBody(const Shape& shape, const std::vector<std::string_view>& by, bool complete) {
    Type("object");
    json_.Key("properties");
    json_.BeginObject();
    for (const Key& key : shape.keys) {
      json_.Key(key.name);
      WriteKey(key, complete);
    }
    json_.EndObject();
    std::vector<std::string_view> required;
    for (const Key& key : shape.keys) {
      if (key.required && complete) required.emplace_back(key.name);
    }
    if (!complete && by.size() == 1) required = by;
    if (!required.empty()) {
      json_.Key("required");
      WriteNames(required);
    }
    if (!shape.one_of.empty()) {
      json_.Key("oneOf");
      json_.BeginArray();
      for (std::string_view name : shape.one_of) WriteRequired({name});
      json_.EndArray();
    }
    json_.Key("additionalProperties");
    json_.Bool(false);
  }

  void WriteKey(const Key& key, bool complete) {
    json_.BeginObject();
    Member("description", key.meaning);
    json_.Key("anyOf");
    json_.BeginArray();
    WriteForms(key, complete);
    if (!key.required) {
      json_.BeginObject();
      Type("null");
      json_.EndObject();
    }
    json_.EndArray();
    json_.EndObject();
  }

  // The forms that the key's value may have, one schema each.
  void WriteForms(const Key& key, bool complete) {
    switch (key.type) {
      case KeyType::kText:
        return WriteReference("text");
      case KeyType::kName:
        return WriteReference("name");
      case KeyType::kTexts:
      case KeyType::kPatterns:
        return WriteReference("texts");
      case KeyType::kWhole:
      case KeyType::kNumber:
        return WriteBounded(key);
      case KeyType::kFlag:
        json_.BeginObject();
        Type("boolean");
        return json_.EndObject();
      case KeyType::kChoice:
        return WriteChoice(key);
      case KeyType::kYears:
        return WriteReference("years");
      case KeyType::kRange:
        return WriteReference("range");
      case KeyType::kPair:
        WriteReference("text");
        return WriteTextMap({"th", "en"});
      case KeyType::kTextMap:
        return WriteTextMap({});
      case KeyType::kMap:
        json_.BeginObject();
        WriteMapBody(key.inner(), {}, complete);
        return json_.EndObject();
      case KeyType::kTable:
        WriteReference("text");
        return WriteArray(key, complete);
      case KeyType::kMaps:
        if (!key.by.empty()) return WriteArray(key, complete);
        return WriteList(key, complete);
      case KeyType::kChoices:
        return WriteList(key, complete);
    }
  }

  // What many keys hold.
  void WriteDefinitions() {
    json_.Key("$defs");
    json_.BeginObject();
    json_.Key("text");
    WriteText();
    json_.Key("name");
    WriteText(kNamePattern);
    json_.Key("texts");
    json_.BeginObject();
    json_.Key("anyOf");
    json_.BeginArray();
    WriteReference("text");
    WriteList(rules::TextsKey("", ""), true);
    json_.EndArray();
    json_.EndObject();
    json_.Key("years");
    json_.BeginObject();
    json_.Key("anyOf");
    json_.BeginArray();
    WriteBounded(rules::YearsKey("", ""));
    WriteSpan(rules::YearsKey("", ""));
    json_.EndArray();
    json_.EndObject();
    json_.Key("range");
    WriteSpan(rules::RangeKey("", ""));
    json_.EndObject();
  }

  void WriteReference(std::string_view name) {
    json_.BeginObject();
    Member("$ref", "#/$defs/" + std::string(name));
    json_.EndObject();
  }

  void WriteText(std::string_view pattern = {}) {
    json_.BeginObject();
    Type("string", "number");
    if (!pattern.empty()) Member("pattern", pattern);
    json_.EndObject();
  }

  void WriteBounded(const Key& key) {
    json_.BeginObject();
    Type(key.type == KeyType::kNumber ? "number" : "integer");
    json_.Key("minimum");
    json_.Double(key.least);
    json_.Key("maximum");
    json_.Double(key.most);
    json_.EndObject();
  }

  void WriteSpan(const Key& key) {
    json_.BeginObject();
    Type("array");
    json_.Key("items");
    WriteBounded(key);
    json_.Key("minItems");
    json_.Int(2);
    json_.Key("maxItems");
    json_.Int(2);
    json_.EndObject();
  }

  void WriteChoice(const Key& key) {
    json_.BeginObject();
    json_.Key("enum");
    WriteNames(key.choices);
    json_.EndObject();
  }

  void WriteTextMap(const std::vector<std::string_view>& names) {
    json_.BeginObject();
    Type("object");
    if (!names.empty()) {
      json_.Key("properties");
      json_.BeginObject();
      for (std::string_view name : names) {
        json_.Key(name);
        WriteReference("text");
      }
      json_.EndObject();
    }
    json_.Key("additionalProperties");
    if (names.empty()) {
      WriteReference("text");
    } else {
      json_.Bool(false);
    }
    json_.EndObject();
  }

  void WriteArray(const Key& key, bool complete) {
    json_.BeginObject();
    Type("array");
    json_.Key("items");
    if (key.type == KeyType::kMaps || key.type == KeyType::kTable) {
      json_.BeginObject();
      WriteMapBody(key.inner(), key.by, complete && key.by.empty());
      json_.EndObject();
    } else if (key.type == KeyType::kChoices) {
      WriteChoice(key);
    } else {
      WriteReference("text");
    }
    json_.EndObject();
  }

  // The list itself, or what is added to a base's.
  void WriteList(const Key& key, bool complete) {
    WriteArray(key, complete);
    json_.BeginObject();
    Type("object");
    json_.Key("properties");
    json_.BeginObject();
    json_.Key("add");
    WriteArray(key, complete);
    json_.EndObject();
    json_.Key("required");
    WriteNames({"add"});
    json_.Key("additionalProperties");
    json_.Bool(false);
    json_.EndObject();
  }

  sinks::JsonWriter json_;
};

std::string TypeText(const Key& key) {
  std::string out;
  const auto bounds = [&] {
    return " from " + Decimal{static_cast<std::int64_t>(key.least), 0}.ToString() + " to " +
           Decimal{static_cast<std::int64_t>(key.most), 0}.ToString();
  };
  switch (key.type) {
    case KeyType::kText:
    case KeyType::kName:
      return "text";
    case KeyType::kTexts:
      return "text or list of them";
    case KeyType::kPatterns:
      return "pattern or list of them";
    case KeyType::kWhole:
      return "whole number" + bounds();
    case KeyType::kNumber:
      return "number" + bounds();
    case KeyType::kFlag:
      return "true or false";
    case KeyType::kChoice:
    case KeyType::kChoices:
      for (std::string_view choice : key.choices) out += (out.empty() ? "" : ", ") + std::string(choice);
      return (key.type == KeyType::kChoice ? "one of " : "list of ") + out;
    case KeyType::kYears:
      return "year or [first, last]";
    case KeyType::kRange:
      return "[first, last]";
    case KeyType::kPair:
      return "text, or th and en";
    case KeyType::kTextMap:
      return "map of texts";
    case KeyType::kMap:
      return "map";
    case KeyType::kMaps:
      return "list of maps";
    case KeyType::kTable:
      return "file or list of maps";
  }
  return out;
}

void AppendRows(std::string& out, const Shape& shape, const std::string& path) {
  for (const Key& key : shape.keys) {
    const bool list = key.type == KeyType::kMaps || key.type == KeyType::kTable;
    const std::string name = path + key.name;
    out += "| `" + name + "` | " + TypeText(key) + (key.required ? ", required" : "") + " | " + key.meaning + " |\n";
    if (!key.shape.empty()) AppendRows(out, key.inner(), name + (list ? "[]." : "."));
  }
}

}  // namespace

std::string PackJsonSchema() { return SchemaWriter().Write(); }

std::string PackKeysMarkdown() {
  std::string out =
      "# What a rule pack can say\n\n"
      "A pack that `extends` another says only what differs: maps are laid over the base's key by key; columns, "
      "instruments and indicators entry by entry, by their names; any other list or value is replaced. `{add: [...]}` "
      "for "
      "a list puts its entries in front of the base's, `~` takes away what the base says. `name`, `version` and "
      "`abstract` are each pack's own.\n\n"
      "| key | holds | meaning |\n| --- | --- | --- |\n";
  AppendRows(out, rules::PackShape(), "");
  return out;
}

}  // namespace sarabun::pipeline
