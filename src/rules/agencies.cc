#include "rules/agencies.h"

#include "base/text.h"
#include "base/utf8.h"
#include "rules/fold.h"

namespace sarabun::rules {
namespace {

constexpr std::size_t kColumns = 6;
constexpr std::string_view kHeading = "code\tname_th\tname_en\ttype\tgroup\taliases";
constexpr double kNearEnough = 0.9;  // one letter in ten
constexpr double kClearlyNearer = 0.02;

bool IsLatinOrDigit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }

// Whether the Latin name found at `at` is a whole word run of the skeleton, not the tail of a longer one. Skeletons
// have no spaces, so only what is no Latin letter counts as an end; Thai names need no such guard.
bool StandsAlone(std::string_view text, std::size_t at, std::string_view name) {
  if (!IsLatinOrDigit(name.front())) return true;
  return at == 0 || !IsLatinOrDigit(text[at - 1]) || name.size() > 6;
}

}  // namespace

bool AgencyList::Read(const SourceFile& file, Problems& problems) {
  if (!utf8::IsValid(file.text)) {
    problems.AddError({&file, 0, 0}, "not UTF-8", "a file saved as UTF-8, not as TIS-620 or Windows-874");
    return false;
  }
  std::string_view text = file.text;
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  bool sound = true;
  std::uint32_t line_number = 0;
  for (std::string_view line : Split(text, '\n')) {
    ++line_number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (TrimAscii(line).empty() || line.front() == '#' || (line_number == 1 && line.substr(0, 4) == "code")) continue;
    const std::vector<std::string_view> cells = Split(line, '\t');
    if (cells.size() < 2 || cells.size() > kColumns || cells[0].empty() || cells[1].empty()) {
      problems.AddError({&file, line_number, 1}, "no agency: " + std::to_string(cells.size()) + " cells",
                        "tabs between " + ReplaceAll(kHeading, "\t", ", ") + "; code and name_th not empty");
      sound = false;
      continue;
    }
    const auto cell = [&](std::size_t at) { return at < cells.size() ? std::string(TrimAscii(cells[at])) : ""; };
    AgencyEntry entry{cell(0), cell(1), cell(2), cell(3), cell(4), {}};
    const std::string aliases = cell(5);
    for (std::string_view alias : Split(aliases, '|')) {
      if (!TrimAscii(alias).empty()) entry.aliases.emplace_back(TrimAscii(alias));
    }
    const auto add = [&](std::string_view name) {
      std::string skeleton = Skeleton(name);
      if (!skeleton.empty()) names_.push_back({std::move(skeleton), entries_.size()});
    };
    add(entry.name);
    add(entry.name_en);
    for (const std::string& alias : entry.aliases) add(alias);
    entries_.push_back(std::move(entry));
  }
  return sound;
}

const AgencyEntry* AgencyList::FindIn(std::string_view text) const {
  const std::string skeleton = Skeleton(text);
  const Name* best = nullptr;
  for (const Name& name : names_) {
    if (best != nullptr && name.skeleton.size() <= best->skeleton.size()) continue;
    const std::size_t at = skeleton.find(name.skeleton);
    if (at != std::string::npos && StandsAlone(skeleton, at, name.skeleton)) best = &name;
  }
  return best != nullptr ? &entries_[best->entry] : nullptr;
}

const AgencyEntry* AgencyList::Nearest(std::string_view name) const {
  const std::string skeleton = Skeleton(name);
  const AgencyEntry* best = nullptr;
  double best_score = 0;
  double second = 0;
  for (const AgencyEntry& entry : entries_) {
    const double score = Similarity(skeleton, Skeleton(entry.name));
    if (score > best_score) {
      second = best_score;
      best_score = score;
      best = &entry;
    } else if (score > second) {
      second = score;
    }
  }
  return best_score >= kNearEnough && best_score - second >= kClearlyNearer ? best : nullptr;
}

}  // namespace sarabun::rules
