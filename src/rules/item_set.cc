#include "rules/item_set.h"

#include <algorithm>

#include "rules/map_reader.h"

namespace sarabun::rules {
namespace {

// "I12" as prefix and number; number 0 where it is none.
std::pair<std::string_view, int> Cut(std::string_view code) {
  const std::size_t digits = code.find_first_of("0123456789");
  if (digits == std::string_view::npos || digits == 0) return {code, 0};
  return {code.substr(0, digits), ToInteger(code.substr(digits)).value_or(0)};
}

}  // namespace

std::string_view CertaintyName(Certainty certainty) {
  switch (certainty) {
    case Certainty::kPublished:
      return "published";
    case Certainty::kSeen:
      return "seen";
    case Certainty::kAssumed:
      return "assumed";
  }
  return "";
}

std::optional<ItemRange> ItemRange::Parse(std::string_view text) {
  constexpr std::string_view kEach = "..";
  const std::size_t each = text.find(kEach);
  const std::size_t dash = text.find('-');
  const std::size_t at = each != std::string_view::npos ? each : dash;
  const auto [prefix, first] = Cut(text.substr(0, at));
  ItemRange range{std::string(prefix), first, first, false, {}};
  if (at != std::string_view::npos) {
    range.one_record = each == std::string_view::npos;
    const auto [last_prefix, last] = Cut(text.substr(at + (range.one_record ? 1 : kEach.size())));
    if (last_prefix != prefix) return std::nullopt;
    range.last = last;
  }
  if (range.prefix.empty() || range.first < 1 || range.last < range.first || range.last > kMostItems) {
    return std::nullopt;
  }
  return range;
}

std::string ItemRange::ToString() const {
  const std::string start = prefix + std::to_string(first);
  return first == last ? start : start + (one_record ? "-" : "..") + prefix + std::to_string(last);
}

bool ItemSet::Holds(std::string_view prefix, int number) const {
  return std::any_of(ranges.begin(), ranges.end(), [&](const ItemRange& r) { return r.Holds(prefix, number); });
}

std::vector<std::string> ItemSet::Codes() const {
  std::vector<std::string> codes;
  for (const ItemRange& range : ranges) {
    if (range.one_record) {
      codes.push_back(range.ToString());
      continue;
    }
    for (int number = range.first; number <= range.last; ++number) {
      codes.push_back(range.prefix + std::to_string(number));
    }
  }
  return codes;
}

const std::string* ItemSet::Statement(std::string_view code) const {
  const auto found =
      std::find_if(statements.begin(), statements.end(), [&](const auto& each) { return each.first == code; });
  return found != statements.end() ? &found->second : nullptr;
}

bool ItemSet::IsNegative(std::string_view code) const {
  return std::find(negative.begin(), negative.end(), code) != negative.end();
}

}  // namespace sarabun::rules
