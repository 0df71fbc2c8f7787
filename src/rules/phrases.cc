#include "rules/phrases.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace sarabun::rules {
namespace {

constexpr std::string_view kKey = "phrases";
constexpr std::string_view kMonth = "month";  // is the facts' own
constexpr std::size_t kLongest = 64 << 10;    // bytes of a pattern with its phrases; none of sense is near it
constexpr std::size_t kDeepest = 16;          // phrases in phrases
constexpr std::size_t kMost = 100'000;        // phrases put in, in all; many empty ones cost time and no room

bool IsNameCharacter(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

// The name in braces at `at`; empty for none. "\{" is a brace, "\p{greek}" RE2's own, "{2,3}" has no letters.
std::string_view NameAt(std::string_view text, std::size_t at) {
  if (text[at] != '{' || (at > 0 && text[at - 1] == '\\')) return {};
  if (at > 1 && (text[at - 1] == 'p' || text[at - 1] == 'P') && text[at - 2] == '\\') return {};
  std::size_t end = at + 1;
  while (end < text.size() && IsNameCharacter(text[end])) ++end;
  if (end == at + 1 || end == text.size() || text[end] != '}') return {};
  return text.substr(at + 1, end - at - 1);
}

class Expander {
 public:
  Expander(const YamlNode& phrases, Problems& problems) : problems_(problems) {
    if (!phrases.is_map()) return;  // said where the shape is checked
    for (const YamlEntry& entry : phrases.map) {
      const std::string& name = entry.key.scalar;
      if (!std::all_of(name.begin(), name.end(), IsNameCharacter) || name == kMonth) {
        problems_.AddError(entry.key.place, "'" + name + "' is no name of a phrase",
                           "a name of a-z and _, other than 'month'");
      } else if (entry.value.is_scalar()) {
        phrases_.push_back(&entry);
      }
    }
  }

  void Expand(YamlNode& node) {
    for (YamlNode& child : node.list) Expand(child);
    for (YamlEntry& entry : node.map) Expand(entry.value);
    if (!node.is_scalar() || node.scalar.find('{') == std::string::npos) return;
    std::string out;
    if (Append(node.scalar, node.place, 0, out)) node.scalar = std::move(out);
  }

 private:
  // False, and said, where the text cannot be had.
  bool Append(std::string_view text, Place place, std::size_t depth, std::string& out) {
    if (depth > kDeepest || ++put_in_ > kMost) {
      problems_.AddError(place, "phrases that stand in each other in a circle, or too often", "fewer phrases");
      return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::string_view name = NameAt(text, i);
      if (name.empty() || name == kMonth) {
        out += text[i];
        continue;
      }
      const YamlEntry* phrase = Find(name, place);
      if (phrase == nullptr || !Append(phrase->value.scalar, place, depth + 1, out)) return false;
      i += name.size() + 1;
      if (out.size() <= kLongest) continue;
      problems_.AddError(place, "the pattern with its phrases is longer than 64 KiB", "shorter phrases");
      return false;
    }
    return true;
  }

  const YamlEntry* Find(std::string_view name, Place place) {
    std::vector<std::string_view> known;
    for (const YamlEntry* phrase : phrases_) {
      if (phrase->key.scalar == name) return phrase;
      known.push_back(phrase->key.scalar);
    }
    problems_.AddError(place, "no phrase '" + std::string(name) + "'",
                       known.empty() ? "a name under 'phrases'" : ExpectOneOf(name, known));
    return nullptr;
  }

  Problems& problems_;
  std::vector<const YamlEntry*> phrases_;
  std::size_t put_in_ = 0;
};

}  // namespace

void PutInPhrases(YamlNode& root, Problems& problems) {
  const YamlNode* phrases = root.Find(kKey);
  if (phrases == nullptr) return;
  Expander expander(*phrases, problems);
  for (YamlEntry& entry : root.map) {
    if (entry.key.scalar != kKey) expander.Expand(entry.value);
  }
}

}  // namespace sarabun::rules
