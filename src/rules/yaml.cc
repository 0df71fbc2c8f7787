#include "rules/yaml.h"

#include <yaml.h>

#include <map>
#include <utility>

#include "rules/table_file.h"

namespace sarabun::rules {
namespace {

Place PlaceOf(const SourceFile& file, const yaml_mark_t& mark) {
  return {&file, static_cast<std::uint32_t>(mark.line) + 1, static_cast<std::uint32_t>(mark.column) + 1};
}

std::size_t CountNodes(const YamlNode& node) {
  std::size_t count = 1;
  for (const YamlNode& each : node.list) count += CountNodes(each);
  for (const auto& [key, value] : node.map) count += 1 + CountNodes(value);
  return count;
}

class Builder {
 public:
  Builder(const SourceFile& file, const YamlLimits& limits, Problems& problems)
      : file_(file), limits_(limits), problems_(problems) {}

  // False when the document cannot go on.
  bool Take(const yaml_event_t& event) {
    const Place place = PlaceOf(file_, event.start_mark);
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        return ++documents_ == 1 || Fail(place, "a second document in one file", "one document");
      case YAML_SCALAR_EVENT:
        return AddScalar(event, place);
      case YAML_ALIAS_EVENT:
        return AddAlias(event, place);
      case YAML_SEQUENCE_START_EVENT:
        return Open(YamlNode::Kind::kList, place, event.data.sequence_start.anchor);
      case YAML_MAPPING_START_EVENT:
        return Open(YamlNode::Kind::kMap, place, event.data.mapping_start.anchor);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        return Close();
      default:
        return true;
    }
  }

  YamlNode TakeRoot() { return std::move(root_); }

 private:
  struct Level {
    YamlNode node;
    std::string anchor;
    bool has_key = false;
    YamlNode key;
  };

  bool Fail(Place place, std::string message, std::string expected) {
    problems_.AddError(place, std::move(message), std::move(expected));
    return false;
  }

  static std::string NameOf(const yaml_char_t* anchor) {
    return anchor == nullptr ? "" : reinterpret_cast<const char*>(anchor);
  }

  bool AddScalar(const yaml_event_t& event, Place place) {
    YamlNode node;
    node.place = place;
    node.quoted = event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node.scalar.assign(reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length);
    const bool is_null = !node.quoted && (node.scalar.empty() || node.scalar == "~" || node.scalar == "null");
    node.kind = is_null ? YamlNode::Kind::kNull : YamlNode::Kind::kScalar;
    return Add(std::move(node), NameOf(event.data.scalar.anchor), 1);
  }

  bool AddAlias(const yaml_event_t& event, Place place) {
    const std::string name = NameOf(event.data.alias.anchor);
    const auto found = anchors_.find(name);
    if (found == anchors_.end()) {
      return Fail(place, "the alias '*" + name + "' stands inside its own anchor or has none",
                  "an anchor '&" + name + "' that is complete before this place");
    }
    YamlNode copy = found->second.first;
    copy.place = place;
    return Add(std::move(copy), "", found->second.second);
  }

  bool Open(YamlNode::Kind kind, Place place, const yaml_char_t* anchor) {
    if (levels_.size() >= limits_.depth) {
      return Fail(place, "nested deeper than " + std::to_string(limits_.depth) + " levels", "a flat file");
    }
    if (InMap() && !levels_.back().has_key) return Fail(place, "a key that is a list or map", "a word");
    Level level;
    level.node.kind = kind;
    level.node.place = place;
    level.anchor = NameOf(anchor);
    levels_.push_back(std::move(level));
    return true;
  }

  bool Close() {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    return Add(std::move(level.node), level.anchor, 1);
  }

  bool InMap() const { return !levels_.empty() && levels_.back().node.is_map(); }

  bool Add(YamlNode node, const std::string& anchor, std::size_t cost) {
    nodes_ += cost;
    if (nodes_ > limits_.nodes) {
      return Fail(node.place, "more than " + std::to_string(limits_.nodes) + " values, aliases counted in full",
                  "a smaller file");
    }
    if (!anchor.empty()) anchors_[anchor] = {node, CountNodes(node)};
    if (levels_.empty()) {
      root_ = std::move(node);
      return true;
    }
    Level& level = levels_.back();
    if (level.node.is_list()) {
      level.node.list.push_back(std::move(node));
    } else if (level.has_key) {
      level.node.map.push_back({std::move(level.key), std::move(node)});
      level.has_key = false;
    } else {
      return AddKey(level, std::move(node));
    }
    return true;
  }

  bool AddKey(Level& level, YamlNode key) {
    if (!key.is_scalar()) return Fail(key.place, "a key that is no word", "a word before the ':'");
    if (level.node.Find(key.scalar) != nullptr) {
      return Fail(key.place, "the key '" + key.scalar + "' a second time", "each key once");
    }
    level.key = std::move(key);
    level.has_key = true;
    return true;
  }

  const SourceFile& file_;
  const YamlLimits& limits_;
  Problems& problems_;
  std::vector<Level> levels_;
  std::map<std::string, std::pair<YamlNode, std::size_t>> anchors_;
  YamlNode root_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

struct Parser {
  yaml_parser_t parser;
  bool sound;
  explicit Parser(std::string_view text) : sound(yaml_parser_initialize(&parser) == 1) {
    if (!sound) return;
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  }
  ~Parser() {
    if (sound) yaml_parser_delete(&parser);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
};

std::string ParserMessage(const yaml_parser_t& parser) {
  std::string message = parser.problem != nullptr ? parser.problem : "not YAML";
  if (parser.context != nullptr) message += std::string(" ") + parser.context;
  return message;
}

bool Drive(yaml_parser_t& parser, const SourceFile& file, Builder& builder, Problems& problems) {
  for (bool more = true; more;) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) {
      problems.AddError(PlaceOf(file, parser.problem_mark), "not YAML: " + ParserMessage(parser),
                        "'key: value' lines, indented by spaces");
      return false;
    }
    more = event.type != YAML_STREAM_END_EVENT;
    const bool taken = builder.Take(event);
    yaml_event_delete(&event);
    if (!taken) return false;
  }
  return true;
}

}  // namespace

const YamlNode* YamlNode::Find(std::string_view key) const {
  for (const auto& [name, value] : map) {
    if (name.scalar == key) return &value;
  }
  return nullptr;
}

bool ReadYaml(const SourceFile& file, const YamlLimits& limits, YamlNode& out, Problems& problems) {
  if (file.text.size() > limits.bytes) {
    problems.AddError({&file, 0, 0}, "larger than " + std::to_string(limits.bytes) + " bytes", "a rule file");
    return false;
  }
  if (!CheckEncoding(file, problems)) return false;
  // libyaml takes a byte-order mark for text once it is told the encoding.
  constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
  std::string_view text = file.text;
  if (text.substr(0, kUtf8Mark.size()) == kUtf8Mark) text.remove_prefix(kUtf8Mark.size());
  Parser parser(text);
  if (!parser.sound) {
    problems.AddError({&file, 0, 0}, "no memory for the YAML parser");
    return false;
  }
  Builder builder(file, limits, problems);
  if (!Drive(parser.parser, file, builder, problems)) return false;
  out = builder.TakeRoot();
  return true;
}

}  // namespace sarabun::rules
