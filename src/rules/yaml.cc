#include "rules/yaml.h"

#include <yaml.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
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

// What people most often did where libyaml stops so.
std::string HowToFix(std::string_view problem, std::string_view at) {
  if (problem.find("unknown escape") != std::string_view::npos) {
    return "patterns in single quotes: in double quotes a backslash begins an escape; or a '\"' is not closed above";
  }
  if (problem.find("cannot start any token") != std::string_view::npos) {
    return at.substr(0, 1) == "\t" ? "spaces: YAML may not be indented by tabs"
                                   : "a text that begins with a sign, in quotes";
  }
  if (problem.find("mapping values are not allowed") != std::string_view::npos) {
    return "a text with ': ' in it, in quotes; or a key indented like its neighbours";
  }
  if (problem.find("expected ':'") != std::string_view::npos) return "'key: value', with a ':' and a space";
  if (problem.find("',' or") != std::string_view::npos) {
    return "a ']' or '}' that closes it; a text with ' #', ',' or a bracket in it, in quotes";
  }
  if (problem.find("control characters") != std::string_view::npos) return "text alone: this character cannot be seen";
  return "'key: value' lines, each level indented by the same spaces";
}

// Where the mistake is: for what was opened and never ended, where it was opened; libyaml stops lines below.
Place PlaceOfProblem(const yaml_parser_t& parser, const SourceFile& file, std::string_view text) {
  if (parser.error == YAML_READER_ERROR) return PlaceAt(file, parser.problem_offset + file.text.size() - text.size());
  const std::string_view context = parser.context != nullptr ? parser.context : "";
  const bool opened =
      context.find("simple key") != std::string_view::npos || context.find("flow ") != std::string_view::npos;
  return PlaceOf(file, opened ? parser.context_mark : parser.problem_mark);
}

bool Drive(yaml_parser_t& parser, const SourceFile& file, std::string_view text, Builder& builder, Problems& problems) {
  for (bool more = true; more;) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) {
      const std::size_t stopped = std::min(parser.problem_mark.index, text.size());
      std::size_t offset = 0;  // the mark counts characters
      for (std::size_t i = 0; i < stopped && offset < text.size(); ++i) offset += utf8::Decode(text, offset).length;
      problems.AddError(PlaceOfProblem(parser, file, text), "not YAML: " + ParserMessage(parser),
                        HowToFix(parser.problem != nullptr ? parser.problem : "", text.substr(offset)));
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
  if (!Drive(parser.parser, file, text, builder, problems)) return false;
  out = builder.TakeRoot();
  return true;
}

}  // namespace sarabun::rules
