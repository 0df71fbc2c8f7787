#include <algorithm>
#include <string>

#include "base/text.h"
#include "rules/map_reader.h"
#include "rules/shape.h"
#include "sarabun/record.h"

namespace sarabun::rules {
namespace {

constexpr int kEraDifference = 543;
constexpr std::string_view kLanguages[] = {"th", "en"};

std::string Quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::string NumberText(double value) { return Decimal{static_cast<std::int64_t>(value), 0}.ToString(); }

bool IsNull(const YamlNode& node) { return node.kind == YamlNode::Kind::kNull; }

bool IsEmpty(const YamlNode& node) { return IsNull(node) || (node.is_scalar() && TrimAscii(node.scalar).empty()); }

class Checker {
 public:
  explicit Checker(Problems& problems) : problems_(problems) {}

  // Recursive over shapes, which are few levels deep and the program's own.
  void CheckMap(const YamlNode& node, const Shape& shape) {
    if (!node.is_map()) {
      problems_.AddError(node.place, shape.what + " that is no map", "'key: value' lines");
      return;
    }
    const std::vector<std::string_view> names = shape.Names();
    for (const auto& [written, value] : node.map) {
      const Key* key = shape.Find(written.scalar);
      if (key == nullptr) {
        problems_.AddError(written.place, "unknown key " + Quoted(written.scalar) + " in " + shape.what,
                           ExpectOneOf(written.scalar, names));
      } else if (!IsNull(value)) {
        CheckValue(value, *key, shape.what);
      }
    }
    for (const Key& key : shape.keys) {
      if (key.required && IsMissing(node, key.name) && !IsMistyped(node, shape, key.name)) {
        problems_.AddError(node.place, shape.what + " without " + Quoted(key.name),
                           Quoted(key.name) + " (" + key.meaning + ")");
      }
    }
    CheckOneOf(node, shape);
  }

 private:
  static bool IsMissing(const YamlNode& node, std::string_view name) {
    const YamlNode* found = node.Find(name);
    return found == nullptr || IsNull(*found);
  }

  // Whether an unknown key stands there that is most like `name`: what was mistyped is not missing as well.
  static bool IsMistyped(const YamlNode& node, const Shape& shape, std::string_view name) {
    const std::vector<std::string_view> names = shape.Names();
    return std::any_of(node.map.begin(), node.map.end(), [&](const YamlEntry& entry) {
      return shape.Find(entry.key.scalar) == nullptr && Nearest(entry.key.scalar, names) == name;
    });
  }

  void CheckOneOf(const YamlNode& node, const Shape& shape) {
    if (shape.one_of.empty()) return;
    std::string listed;
    std::vector<std::string_view> there;
    bool mistyped = false;
    for (std::string_view name : shape.one_of) {
      listed += (listed.empty() ? "" : " or ") + Quoted(name) + " (" + shape.Find(name)->meaning + ")";
      if (!IsMissing(node, name)) there.push_back(name);
      mistyped = mistyped || IsMistyped(node, shape, name);
    }
    if (there.empty() && !mistyped) {
      problems_.AddError(node.place,
                         shape.what + " with neither " + Quoted(shape.one_of[0]) + " nor " + Quoted(shape.one_of[1]),
                         listed);
    } else if (there.size() > 1) {
      problems_.AddError(node.Find(there[1])->place,
                         shape.what + " with both " + Quoted(there[0]) + " and " + Quoted(there[1]),
                         "one of them: " + listed);
    }
  }

  void CheckValue(const YamlNode& value, const Key& key, const std::string& what) {
    if (IsAddition(value, key)) {
      problems_.AddError(value.place, Quoted(key.name) + " of " + what + " adds to a list, but the pack extends none",
                         "a plain list, or 'extends'");
      return;
    }
    switch (key.type) {
      case KeyType::kMap:
        return CheckMap(value, key.inner());
      case KeyType::kMaps:
      case KeyType::kTable:
        return CheckMaps(value, key, what);
      case KeyType::kTexts:
      case KeyType::kPatterns:
      case KeyType::kChoices:
        return CheckList(value, key, what);
      case KeyType::kTextMap:
      case KeyType::kPair:
        return CheckTextMap(value, key, what);
      default:
        if (!Fits(value, key)) Refuse(value, key, what);
    }
  }

  void CheckMaps(const YamlNode& value, const Key& key, const std::string& what) {
    if (key.type == KeyType::kTable && value.is_scalar()) return;
    if (!value.is_list()) {
      problems_.AddError(
          value.place, Quoted(key.name) + " of " + what + " is no list",
          key.type == KeyType::kTable ? "a file's name, or lines that begin with '- '" : "lines that begin with '- '");
      return;
    }
    for (const YamlNode& item : value.list) CheckMap(item, key.inner());
  }

  void CheckList(const YamlNode& value, const Key& key, const std::string& what) {
    const bool one = value.is_scalar() && key.type != KeyType::kChoices;
    if (!one && !value.is_list()) {
      problems_.AddError(value.place, Quoted(key.name) + " of " + what + " is no list", "lines that begin with '- '");
    } else if (one) {
      CheckItem(value, key, what);
    } else {
      for (const YamlNode& item : value.list) CheckItem(item, key, what);
    }
  }

  void CheckItem(const YamlNode& item, const Key& key, const std::string& what) {
    if (key.type == KeyType::kChoices) {
      if (!item.is_scalar() || std::find(key.choices.begin(), key.choices.end(), item.scalar) == key.choices.end())
        RefuseChoice(item, key, what);
      return;
    }
    // An empty pattern gets its own words from the check of patterns.
    if (item.is_scalar() && key.type == KeyType::kPatterns) return;
    if (!item.is_scalar() || IsEmpty(item)) RefuseText(item, key, what);
  }

  void CheckTextMap(const YamlNode& value, const Key& key, const std::string& what) {
    if (key.type == KeyType::kPair && value.is_scalar()) {
      if (IsEmpty(value)) RefuseText(value, key, what);
      return;
    }
    if (!value.is_map()) {
      problems_.AddError(value.place, Quoted(key.name) + " of " + what + " is no map",
                         key.type == KeyType::kPair ? "a text, or 'th:' and 'en:' with one each" : "'key: text' lines");
      return;
    }
    for (const auto& [name, text] : value.map) {
      if (key.type == KeyType::kPair && name.scalar != kLanguages[0] && name.scalar != kLanguages[1]) {
        problems_.AddError(name.place, "unknown key " + Quoted(name.scalar) + " in " + Quoted(key.name),
                           ExpectOneOf(name.scalar, {kLanguages[0], kLanguages[1]}));
      } else if (!IsNull(text) && !text.is_scalar()) {
        RefuseText(text, key, what);
      }
    }
  }

  void RefuseText(const YamlNode& value, const Key& key, const std::string& what) {
    problems_.AddError(value.place, Quoted(key.name) + " of " + what + (IsEmpty(value) ? " is empty" : " is no text"),
                       key.name == "name" ? "a name"
                                          : "a text; one with ': ' or ' #' in it, or that begins with a sign, "
                                            "in quotes");
  }

  void RefuseChoice(const YamlNode& value, const Key& key, const std::string& what) {
    problems_.AddError(value.place,
                       value.is_scalar() ? "unknown " + key.name + " " + Quoted(value.scalar) + " of " + what
                                         : Quoted(key.name) + " of " + what + " is no word",
                       ExpectOneOf(value.scalar, key.choices));
  }

  void Refuse(const YamlNode& value, const Key& key, const std::string& what) {
    const std::string subject = Quoted(key.name) + " of " + what;
    switch (key.type) {
      case KeyType::kText:
        return RefuseText(value, key, what);
      case KeyType::kName:
        if (!value.is_scalar() || IsEmpty(value)) return RefuseText(value, key, what);
        return problems_.AddError(value.place, subject + " has a letter that may not stand in one",
                                  "letters a to z, digits, '-', '_' and '.' only");
      case KeyType::kChoice:
        return RefuseChoice(value, key, what);
      case KeyType::kFlag:
        return problems_.AddError(value.place, subject + " is neither yes nor no", "true or false");
      case KeyType::kYears:
        return RefuseYears(value, key, what);
      case KeyType::kRange:
        return problems_.AddError(value.place, subject + " is no range", "[first, last], whole numbers from 1");
      default:
        problems_.AddError(value.place, subject + " is out of place",
                           (key.type == KeyType::kWhole ? "a whole number from " : "a number from ") +
                               NumberText(key.least) + " to " + NumberText(key.most));
    }
  }

  void RefuseYears(const YamlNode& value, const Key& key, const std::string& what) {
    const std::string subject = Quoted(key.name) + " of " + what;
    const auto year = [&](std::size_t i) {
      return value.is_list() && i < value.list.size() ? ToInteger(value.list[i].scalar).value_or(0) : 0;
    };
    const int one = value.is_scalar() ? ToInteger(value.scalar).value_or(0) : year(0);
    constexpr int kFirstCommon = kFirstYear - kEraDifference;
    constexpr int kLastCommon = kLastYear - kEraDifference;
    if (one >= kFirstCommon && one <= kLastCommon) {
      problems_.AddError(value.place, subject + " counts in the Common Era",
                         "the Buddhist era: " + std::to_string(one + kEraDifference) + " for " + std::to_string(one));
    } else if (year(1) != 0 && year(1) < year(0)) {
      problems_.AddError(value.place, subject + " runs backwards",
                         "[" + std::to_string(year(1)) + ", " + std::to_string(year(0)) + "]");
    } else {
      problems_.AddError(value.place, subject + " is no range of fiscal years",
                         "[first, last] in the Buddhist era, like [2567, 2570], or one year");
    }
  }

  Problems& problems_;
};

}  // namespace

void CheckShape(const YamlNode& node, const Shape& shape, Problems& problems) {
  Checker(problems).CheckMap(node, shape);
}

}  // namespace sarabun::rules
