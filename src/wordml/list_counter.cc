#include "wordml/list_counter.h"

#include "base/utf8.h"
#include "wordml/number_format.h"

namespace sarabun::wordml {

void ListCounter::Reset() {
  counters_.clear();
  begun_.clear();
}

ListNumber ListCounter::Next(const ListPlace& place) {
  const NumberInstance* instance = numbering_.Instance(place.num_id);
  if (instance == nullptr) return {};
  Count(*instance, place.num_id, place.level);
  ListNumber number;
  ListLabel& label = number.label;
  label.level = static_cast<int>(place.level);
  const Level* level = numbering_.LevelOf(*instance, place.level);
  if (level == nullptr) return number;
  label.format = level->format;
  label.text = Render(*instance, place.level, &number.unknown_format);
  if (!label.text.empty()) label.suffix = level->suffix;
  number.hidden = level->hidden;
  return number;
}

void ListCounter::Count(const NumberInstance& instance, std::int32_t num_id, std::size_t level) {
  Counters& counters = counters_[instance.abstract_id];
  if (begun_.insert(num_id).second) {
    for (std::size_t i = 0; i < kLevels; ++i) {
      if (instance.start_overrides[i]) counters.running[i] = false;
    }
  }
  if (counters.running[level]) {
    ++counters.value[level];
  } else {
    counters.value[level] = StartOf(instance, level);
    counters.running[level] = true;
  }
  // A level that was skipped shows its start, and that start is taken: after 1 and 1.1.1 comes 1.2.
  for (std::size_t i = 0; i < level; ++i) {
    if (counters.running[i]) continue;
    counters.value[i] = StartOf(instance, i);
    counters.running[i] = true;
  }
  for (std::size_t i = level + 1; i < kLevels; ++i) {
    const Level* deeper = numbering_.LevelOf(instance, i);
    // 17.9.10: 0 never restarts; n restarts after level n (counted from 1) or one above it.
    const std::int32_t after = deeper != nullptr && deeper->restart ? *deeper->restart : static_cast<std::int32_t>(i);
    if (static_cast<std::int32_t>(level) < after) counters.running[i] = false;
  }
}

std::int64_t ListCounter::StartOf(const NumberInstance& instance, std::size_t level) const {
  if (instance.start_overrides[level]) return *instance.start_overrides[level];
  const Level* definition = numbering_.LevelOf(instance, level);
  return definition == nullptr ? 0 : definition->start;
}

std::string ListCounter::Render(const NumberInstance& instance, std::size_t level, std::string* unknown_format) const {
  const Level& definition = *numbering_.LevelOf(instance, level);
  std::string out;
  const std::string& text = definition.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_place = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    if (!is_place) {
      out += text[i];
      continue;
    }
    const auto shown = static_cast<std::size_t>(text[++i] - '1');
    // Legal numbers are decimal (17.9.4); a level's own may be padded all the same: Word's "Section 1.01".
    const bool decimal = definition.legal && (shown < level || definition.format != "decimalZero");
    if (shown <= level) out += Number(instance, shown, decimal, unknown_format);
  }
  return BulletText(out, definition.format == "bullet" ? definition.font : SymbolFont::kNone);
}

std::string ListCounter::Number(const NumberInstance& instance, std::size_t level, bool decimal,
                                std::string* unknown_format) const {
  const Level* definition = numbering_.LevelOf(instance, level);
  const auto counters = counters_.find(instance.abstract_id);
  if (definition == nullptr || counters == counters_.end()) return {};
  const std::int64_t value = counters->second.value[level];
  bool known = true;
  std::string number = FormatNumber(value, decimal ? "decimal" : definition->format, &known);
  if (!known) *unknown_format = definition->format;
  if (number.size() < definition->pad_to && value >= 0) number.insert(0, definition->pad_to - number.size(), '0');
  return number;
}

std::string BulletText(std::string_view text, SymbolFont font) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, i);
    const bool in_font = font != SymbolFont::kNone || IsSymbolPlace(decoded.code_point);
    const char32_t unicode =
        in_font ? SymbolToUnicode(font == SymbolFont::kNone ? SymbolFont::kSymbol : font, decoded.code_point) : 0;
    utf8::Append(out, unicode != 0 ? unicode : decoded.code_point);
    i += decoded.length;
  }
  return out;
}

}  // namespace sarabun::wordml
