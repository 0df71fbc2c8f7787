#include "rules/item_cutter.h"

#include <algorithm>

#include "base/text.h"
#include "rules/list_splitter.h"
#include "rules/map_reader.h"
#include "rules/seamed.h"
#include "rules/years.h"

// An item's cell holds three things in one run of text, each written in many ways:
//
//   I1 เจ้าหน้าที่ในสำนักงานเขต…        "ข้อ I1", "(I1)", "i 1.", "O1 – O22", "O๑ ถึง O๒๒"
//   (96.31 คะแนน)                      "คะแนน 96,31", "ร้อยละ ๙๖.๓๑", on a line of its own or behind the statement
//
// The patterns run over folded text; what they find is cut out of the text as written, so that the statement keeps
// its seams. A number inside the statement is no score: a match must end the cell, begin it behind the code, or
// fill a line.
namespace sarabun::rules {
namespace {

bool IsEdge(std::string_view text, std::size_t at, bool at_begin) {
  if (at_begin) {
    while (at > 0 && text[at - 1] == ' ') --at;
    return at == 0 || text[at - 1] == '\n';
  }
  while (at < text.size() && (text[at] == ' ' || text[at] == '.')) ++at;
  return at == text.size() || text[at] == '\n';
}

struct Found {
  Pattern::Span span;
  Pattern::Span digits;  // of the value; empty where the pattern says it
  const ScorePattern* pattern = nullptr;
};

// What a pattern matched less the spaces at its ends.
Pattern::Span Inner(std::string_view text, Pattern::Span span) {
  const auto blank = [&](std::size_t at) { return text[at] == ' ' || text[at] == '\n'; };
  while (span.begin < span.end && blank(span.begin)) ++span.begin;
  while (span.end > span.begin && blank(span.end - 1)) --span.end;
  return span;
}

constexpr int kBestPlace = 3;

// How well a score at `span` is placed in `text`: 3 at the end, 2 on a line of its own, 1 at the start, 0 nowhere.
int PlaceOfScore(std::string_view text, Pattern::Span span) {
  std::size_t end = span.end;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\n' || text[end] == '.')) ++end;
  if (end == text.size()) return kBestPlace;
  const bool begins = IsEdge(text, span.begin, true);
  const bool ends = IsEdge(text, span.end, false);
  if (begins && ends) return 2;
  const bool first = text.find_first_not_of(" \n") >= span.begin;
  return first ? 1 : 0;
}

std::optional<Found> FindScore(const std::vector<ScorePattern>& patterns, std::string_view text) {
  std::optional<Found> best;
  int best_place = 0;
  for (const ScorePattern& each : patterns) {
    Pattern::Match match;
    for (std::size_t from = 0;
         best_place < kBestPlace && from < text.size() && each.pattern.Search(text, from, match);) {
      const Pattern::Span* digits = match.Group("value");
      const Pattern::Span span = Inner(text, match.whole);
      const int place = PlaceOfScore(text, span);
      if ((digits != nullptr || each.value) && place > best_place) {
        best = Found{span, digits != nullptr ? *digits : Pattern::Span{}, &each};
        best_place = place;
      }
      from = std::max(match.whole.end, from + 1);
    }
  }
  return best;
}

std::optional<Pattern::Span> FindUnreadable(const std::vector<Pattern>& patterns, std::string_view text) {
  Pattern::Match match;
  for (const Pattern& pattern : patterns) {
    for (std::size_t from = 0; from < text.size() && pattern.Search(text, from, match);) {
      if (PlaceOfScore(text, match.whole) > 0) return match.whole;
      from = std::max(match.whole.end, from + 1);
    }
  }
  return std::nullopt;
}

// One line, single spaces, otherwise as written.
std::string RawOf(std::string_view written) {
  std::string out;
  for (char c : TrimAscii(written)) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::optional<Decimal> ValueOf(std::string_view digits) {
  std::string plain;
  for (char c : digits) {
    if (c != ' ') plain += c == ',' ? '.' : c;
  }
  return Decimal::Parse(plain);
}

FoundScore MakeScore(const Pack& pack, const Found& found, std::string_view text, std::string_view raw) {
  const ScorePattern& pattern = *found.pattern;
  FoundScore made;
  made.score.value = pattern.value ? pattern.value : ValueOf(text.substr(found.digits.begin, found.digits.size()));
  made.score.raw = RawOf(raw);
  made.score.unit = pattern.unit;
  made.score.max = pattern.max;
  if (!made.score.max && pattern.unit != ScoreUnit::kLevel) made.score.max = pack.score.max;
  made.unit_guessed = pattern.guessed;
  return made;
}

FoundScore UnreadableScore(const Pack& pack, std::string_view raw) {
  FoundScore made;
  made.score.raw = RawOf(raw);
  made.score.max = pack.score.max;
  return made;
}

// The assessment's year that `text`, folded, states.
void TakeYear(const std::vector<Pattern>& patterns, std::string_view text, FoundScore& found) {
  constexpr std::size_t kFullYear = 4;  // digits
  Pattern::Match match;
  for (const Pattern& pattern : patterns) {
    if (!pattern.Search(text, match)) continue;
    const Pattern::Span* span = match.Group("year");
    const std::string_view digits = span != nullptr ? text.substr(span->begin, span->size()) : std::string_view();
    const int year = BuddhistYear(digits);
    if (year == 0) continue;
    found.score.fiscal_year = year;
    if (digits.size() < kFullYear || ToInteger(digits) != year) found.short_year = digits;
    return;
  }
}

// The score in `folded` behind `from`, and where it stands in the source.
std::optional<FoundScore> TakeScore(const Pack& pack, const Folded& folded, std::size_t from, std::string_view source,
                                    Pattern::Span& place) {
  const std::string_view text = std::string_view(folded.text).substr(from);
  const auto in_source = [&](Pattern::Span span) {
    return Pattern::Span{folded.SourceOf(from + span.begin), folded.SourceOf(from + span.end)};
  };
  if (const std::optional<Found> found = FindScore(pack.score.patterns, text)) {
    place = in_source(found->span);
    FoundScore score = MakeScore(pack, *found, text, source.substr(place.begin, place.size()));
    TakeYear(pack.score.year, text.substr(found->span.begin, found->span.size()), score);
    return score;
  }
  if (const std::optional<Pattern::Span> unreadable = FindUnreadable(pack.score.unreadable, text)) {
    place = in_source(*unreadable);
    return UnreadableScore(pack, source.substr(place.begin, place.size()));
  }
  return std::nullopt;
}

// Whether the numbers of a list of items are not simply one after the other.
bool LeavesOut(std::string_view head) {
  int expected = 0;
  for (std::size_t i = 0; i < head.size();) {
    std::size_t end = i;
    while (end < head.size() && head[end] >= '0' && head[end] <= '9') ++end;
    if (end == i) {
      ++i;
      continue;
    }
    const int number = ToInteger(head.substr(i, end - i)).value_or(0);
    if (expected != 0 && number != expected) return true;
    expected = number + 1;
    i = end;
  }
  return false;
}

}  // namespace

std::string ItemCode::Normal() const {
  if (first == last) return prefix + std::to_string(first);
  return prefix + std::to_string(first) + '-' + prefix + std::to_string(last);
}

std::optional<ItemCode> FindCode(const Pack& pack, const Folded& cell) {
  Pattern::Match match;
  for (const Pattern& pattern : pack.codes) {
    if (!pattern.Search(cell.text, match) || match.whole.begin != 0) continue;
    const auto number = [&](std::string_view group) -> std::optional<int> {
      const Pattern::Span* span = match.Group(group);
      if (span == nullptr) return std::nullopt;
      return ToInteger(std::string_view(cell.text).substr(span->begin, span->size()));
    };
    const std::optional<int> first = number("first");
    const Pattern::Span* head = match.Group("head");
    if (!first || head == nullptr) continue;
    ItemCode code;
    code.first = *first;
    code.last = number("last").value_or(*first);
    if (code.last < code.first) code.last = code.first;
    if (const Pattern::Span* prefix = match.Group("prefix")) {
      code.prefix = cell.text.substr(prefix->begin, prefix->size());
      for (char& c : code.prefix) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      code.zero_for_letter = code.prefix == "0";
      if (code.zero_for_letter) code.prefix = "O";
    }
    if (const Pattern::Span* list = match.Group("list")) {
      const Pattern::Span numbers{match.Group("first")->begin, list->end};
      code.leaves_out = LeavesOut(std::string_view(cell.text).substr(numbers.begin, numbers.size()));
    }
    code.end = head->end;
    return code;
  }
  return std::nullopt;
}

CutItem CutItemCell(const Pack& pack, const SeamedText& cell) {
  const Folded folded = Fold(cell.text);
  return CutItemCell(pack, cell, folded, FindCode(pack, folded));
}

CutItem CutItemCell(const Pack& pack, const SeamedText& cell, const Folded& folded, std::optional<ItemCode> code) {
  CutItem cut;
  cut.code = std::move(code);
  const std::size_t from = cut.code ? cut.code->end : 0;
  const std::size_t begin = folded.SourceOf(from);
  Pattern::Span score{cell.text.size(), cell.text.size()};
  cut.score = TakeScore(pack, folded, from, cell.text, score);
  if (!cut.score) {
    const Folded joined = WithoutBreaks(folded);  // "(96.31 คะ" / "แนน)"
    if (joined.text.size() != folded.text.size()) {
      std::size_t joined_from = 0;
      while (joined_from < joined.text.size() && joined.origin[joined_from] < begin) ++joined_from;
      cut.score = TakeScore(pack, joined, joined_from, cell.text, score);
    }
  }
  cut.statement = Slice(cell, begin, std::max(begin, score.begin));
  const SeamedText behind = Trimmed(Slice(cell, score.end, cell.text.size()));
  if (!behind.empty() && behind.text != ".") {
    if (!IsBlank(cut.statement.text)) cut.statement.AppendBreak(SeamKind::kLineBreak);
    cut.statement.Append(behind);
  }
  cut.statement = Trimmed(cut.statement);
  return cut;
}

std::optional<FoundScore> ReadScoreCell(const Pack& pack, const SeamedText& cell, std::string_view heading) {
  if (IsBlank(cell.text) || SaysNothing(pack.lists, cell.text)) return std::nullopt;
  const Folded folded = Fold(cell.text);
  FoundScore score;
  Pattern::Span place;
  if (const std::optional<Found> found = FindScore(pack.score.alone, folded.text)) {
    score = MakeScore(pack, *found, folded.text, cell.text);
    score.unit_guessed = found->pattern->guessed && heading.empty();
    Pattern::Match match;
    for (const ScorePattern& said : pack.score.of_heading) {
      if (said.pattern.Search(heading, match)) score.score.unit = said.unit;
    }
  } else if (std::optional<FoundScore> written = TakeScore(pack, folded, 0, cell.text, place)) {
    score = std::move(*written);
  } else {
    score = UnreadableScore(pack, cell.text);
  }
  TakeYearOfHeading(pack, heading, score);
  return score;
}

void TakeYearOfHeading(const Pack& pack, std::string_view heading, FoundScore& found) {
  if (!found.score.fiscal_year && !heading.empty()) TakeYear(pack.score.heading_year, Fold(heading).text, found);
}

}  // namespace sarabun::rules
