#include "rules/draft_sections.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/fold.h"
#include "rules/map_reader.h"
#include "rules/seamed.h"

// A section row says one thing over the whole table, or in its first cell beside blanks. Its lines are sorted by shape
// and by the word before their number; of two sorts the one that stands right above the other is the outer.
namespace sarabun::rules {
namespace {

constexpr std::size_t kSamples = 3;
constexpr std::size_t kSampleLength = 60;
constexpr std::size_t kLongestName = 600;  // bytes; what is longer is a note

// A line of a section row.
struct Line {
  std::size_t sort = 0;
  std::string text;  // folded
  std::string code;
  std::string name;
  int no = 0;
};

struct Sort {
  const SectionShape* shape = nullptr;
  std::string word;
  std::size_t rows = 0;
  std::vector<std::string> names;    // each once
  std::vector<std::string> samples;  // of lines
};

// What stands in the body, in order: a line of a section or an item with or without a code.
struct Step {
  bool is_section = false;
  Line line;
  std::optional<ItemCode> code;
};

class SectionFinder {
 public:
  SectionFinder(const DraftForm& form, const DraftWords& words, const FormGuess& guess)
      : form_(form), words_(words), guess_(guess) {}

  SectionGuess Find() {
    for (const grid::Row* row : form_.body) AddRow(*row);
    DropTail();
    if (sorts_.empty()) return {};
    Order();
    Write();
    WriteInstruments();
    return std::move(result_);
  }

 private:
  void AddRow(const grid::Row& row) {
    const grid::Cell* first = nullptr;
    const grid::Cell* item = nullptr;
    bool others = false;
    for (const grid::Cell& cell : row.cells) {
      if (IsBlank(cell)) continue;
      const int column = form_.ColumnOf(cell);
      if (column >= 0 && guess_.columns[static_cast<std::size_t>(column)].name == "item") item = &cell;
      if (first == nullptr) {
        first = &cell;
      } else if (!SaysLittle(cell) && Fold(cell.text).text != Fold(first->text).text) {
        others = true;
      }
    }
    if (first == nullptr) return;
    TakeColumn(row);
    const std::optional<ItemCode> code = CodeOf(row);
    if (!code && !others && TakeSection(row, *first)) return;
    if (code || item != nullptr) steps_.push_back({false, {}, code});
  }

  // The cell of a column that says the indicator of its row.
  void TakeColumn(const grid::Row& row) {
    for (const grid::Cell& cell : row.cells) {
      const int column = form_.ColumnOf(cell);
      const bool says = column >= 0 && !IsBlank(cell) && !IsWide(cell) &&
                        guess_.columns[static_cast<std::size_t>(column)].type == ColumnType::kSection;
      std::vector<Line> lines;
      if (!says || !ReadLine(Fold(JoinParagraphs(cell.paragraphs).text).text, true, lines)) continue;
      for (Line& line : lines) AddLine(std::move(line));
    }
  }

  void AddLine(Line line) {
    Sort& sort = sorts_[line.sort];
    ++sort.rows;
    if (sort.samples.size() < kSamples) sort.samples.push_back(OneLine(line.text, kSampleLength));
    if (std::find(sort.names.begin(), sort.names.end(), line.name) == sort.names.end()) sort.names.push_back(line.name);
    steps_.push_back({true, std::move(line), std::nullopt});
  }

  std::optional<ItemCode> CodeOf(const grid::Row& row) const {
    if (guess_.codes.shape == nullptr) return std::nullopt;
    for (const grid::Cell& cell : row.cells) {
      const bool here = form_.ColumnOf(cell) == static_cast<int>(guess_.codes.column);
      if (here && !IsWide(cell)) return FindCode(guess_.codes.pack, Fold(JoinParagraphs(cell.paragraphs).text));
    }
    return std::nullopt;
  }

  // A score or a count beside a section's name; where items have codes, any short word.
  bool SaysLittle(const grid::Cell& cell) const {
    constexpr std::size_t kShort = 40;
    if (cell.text.size() > kShort || cell.images > 0) return false;
    return guess_.codes.shape != nullptr || Skeleton(cell.text).find_first_not_of("0123456789") == std::string::npos;
  }

  bool IsWide(const grid::Cell& cell) const {
    const std::uint32_t whole = form_.columns.back().end - form_.columns.front().begin;
    return form_.columns.size() > 1 && cell.column_span * 2 > whole;
  }

  bool TakeSection(const grid::Row& row, const grid::Cell& cell) {
    const bool covered =
        std::any_of(row.slots.begin(), row.slots.end(), [](const auto& slot) { return !slot.starts_here; });
    if (covered || cell.images > 0 || cell.text.size() > kLongestName) return false;
    const std::string text = Fold(JoinParagraphs(cell.paragraphs).text).text;
    std::vector<Line> lines;
    // A name alone in a narrow cell is more likely an item that nothing was written for.
    const bool names = IsWide(cell) || guess_.codes.shape != nullptr;
    if (!ReadLine(text, names, lines)) {
      lines.clear();
      for (std::string_view line : Split(text, '\n')) {
        if (!TrimAscii(line).empty() && !ReadLine(std::string(line), names, lines)) return false;
      }
    }
    for (Line& line : lines) AddLine(std::move(line));
    return true;
  }

  bool ReadLine(const std::string& text, bool names, std::vector<Line>& lines) {
    for (const SectionShape& shape : words_.sections) {
      Pattern::Match match;
      if (!shape.look.Search(text, match) || match.whole.end != text.size()) continue;
      const bool by_name = shape.write.find("{names}") != std::string::npos;
      if (by_name && !names) continue;
      const auto group = [&](std::string_view name) -> std::string {
        const Pattern::Span* span = match.Group(name);
        return span == nullptr ? "" : text.substr(span->begin, span->size());
      };
      Line line;
      line.text = text;
      line.code = group("code");
      line.name = group("name");
      line.no = ToInteger(group("no")).value_or(0);
      line.sort = SortOf(shape, std::string(TrimAscii(group("word"))));
      lines.push_back(std::move(line));
      return true;
    }
    return false;
  }

  std::size_t SortOf(const SectionShape& shape, std::string word) {
    for (std::size_t i = 0; i < sorts_.size(); ++i) {
      if (sorts_[i].shape == &shape && sorts_[i].word == word) return i;
    }
    sorts_.push_back({&shape, std::move(word), 0, {}, {}});
    return sorts_.size() - 1;
  }

  // A line below the last item opens nothing: a signature, a note.
  void DropTail() {
    while (!steps_.empty() && steps_.back().is_section) {
      Sort& sort = sorts_[steps_.back().line.sort];
      --sort.rows;
      if (sort.rows == 0) sort.shape = nullptr;
      steps_.pop_back();
    }
  }

  // Outer sorts first: those that stand right above others.
  void Order() {
    std::map<std::size_t, int> above;
    for (std::size_t i = 0; i < sorts_.size(); ++i) {
      if (sorts_[i].shape != nullptr) order_.push_back(i);
    }
    for (std::size_t i = 0; i + 1 < steps_.size(); ++i) {
      if (!steps_[i].is_section || !steps_[i + 1].is_section || steps_[i].line.sort == steps_[i + 1].line.sort)
        continue;
      ++above[steps_[i].line.sort];
      --above[steps_[i + 1].line.sort];
    }
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return above[a] > above[b]; });
    for (std::size_t at : order_) {
      const bool numbered = sorts_[at].shape->write.find("<no>") != std::string::npos;
      const bool coded = sorts_[at].shape->write.find("<code>") != std::string::npos;
      const bool outer = above[at] > 0 || (above[at] == 0 && (coded || (!numbered && order_.size() > 1)));
      kinds_[at] = outer ? SectionKind::kInstrument : SectionKind::kIndicator;
    }
    if (order_.size() > 2) {
      result_.check = "more than two sorts of rows open a part; records know an instrument and an indicator in it";
    }
  }

  void Write() {
    for (std::size_t at : order_) {
      const Sort& sort = sorts_[at];
      GuessedSection section;
      section.kind = kinds_[at];
      section.about = sort.shape->about;
      section.rows = sort.rows;
      section.samples = sort.samples;
      section.pattern = ReplaceAll(sort.shape->write, "{word}", PatternOf(sort.word));
      section.pattern = ReplaceAll(section.pattern, "{names}", Names(sort.names));
      // Each kind has groups of its own.
      const bool outer = section.kind == SectionKind::kInstrument;
      section.pattern = ReplaceAll(section.pattern, outer ? "(?P<no>" : "(?P<code>", "(?:");
      const bool names_something = section.pattern.find("(?P<") != std::string::npos;
      if (names_something) result_.sections.push_back(std::move(section));
    }
  }

  // Names that begin alike are known by their beginning, so that the next report's are too.
  static std::string Names(const std::vector<std::string>& names) {
    constexpr std::size_t kEnough = 3;  // letters
    std::string common = names.front();
    for (const std::string& name : names) {
      const auto end = std::mismatch(common.begin(), common.end(), name.begin(), name.end()).first;
      common.erase(end, common.end());
    }
    while (!common.empty() && !utf8::IsValid(common)) common.pop_back();
    if (names.size() > 1 && utf8::Length(common) >= kEnough) return PatternOf(common) + ".+?";
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : "|") + PatternOf(name);
    return out;
  }

  void WriteInstruments() {
    GuessedInstrument* instrument = nullptr;
    GuessedIndicator* indicator = nullptr;
    for (const Step& step : steps_) {
      if (!step.is_section) {
        AddItem(step, instrument, indicator);
        continue;
      }
      const bool outer = kinds_.at(step.line.sort) == SectionKind::kInstrument;
      if (outer) {
        instrument = step.line.code.empty() ? nullptr : InstrumentOf(step.line);
        indicator = nullptr;
      } else if (instrument != nullptr && step.line.no > 0 && !step.line.name.empty()) {
        indicator = IndicatorOf(*instrument, step.line);
      }
    }
    // A prefix or a number that two instruments share says nothing of either.
    for (GuessedInstrument& each : result_.instruments) {
      const auto same = [&](const GuessedInstrument& other) { return other.prefix == each.prefix; };
      const bool shared = std::count_if(result_.instruments.begin(), result_.instruments.end(), same) > 1;
      if (each.prefix == "?" || shared) mixed_.push_back(each.code);
    }
    for (GuessedInstrument& each : result_.instruments) {
      if (std::find(mixed_.begin(), mixed_.end(), each.code) == mixed_.end()) continue;
      each.prefix.clear();
      for (GuessedIndicator& inner : each.indicators) inner.first = inner.last = 0;
    }
  }

  GuessedInstrument* InstrumentOf(const Line& line) {
    for (GuessedInstrument& each : result_.instruments) {
      if (each.code == line.code) return &each;
    }
    constexpr std::size_t kMost = 64;
    if (line.name.empty() || result_.instruments.size() >= kMost) return nullptr;
    result_.instruments.reserve(kMost);  // pointers into it live on
    result_.instruments.push_back({line.code, line.name, "", {}});
    return &result_.instruments.back();
  }

  static GuessedIndicator* IndicatorOf(GuessedInstrument& instrument, const Line& line) {
    for (GuessedIndicator& each : instrument.indicators) {
      if (each.no == line.no) return &each;
    }
    instrument.indicators.push_back({line.no, line.name, 0, 0});
    return &instrument.indicators.back();
  }

  static void AddItem(const Step& step, GuessedInstrument* instrument, GuessedIndicator* indicator) {
    if (instrument == nullptr || !step.code) return;
    if (instrument->prefix.empty()) instrument->prefix = step.code->prefix;
    if (instrument->prefix != step.code->prefix || step.code->prefix.empty()) instrument->prefix = "?";
    if (indicator == nullptr) return;
    indicator->first = indicator->first == 0 ? step.code->first : std::min(indicator->first, step.code->first);
    indicator->last = std::max(indicator->last, step.code->last);
  }

  const DraftForm& form_;
  const DraftWords& words_;
  const FormGuess& guess_;
  std::vector<Sort> sorts_;
  std::vector<Step> steps_;
  std::vector<std::size_t> order_;
  std::map<std::size_t, SectionKind> kinds_;
  std::vector<std::string> mixed_;
  SectionGuess result_;
};

}  // namespace

SectionGuess GuessSections(const DraftForm& form, const DraftWords& words, const FormGuess& guess) {
  return SectionFinder(form, words, guess).Find();
}

}  // namespace sarabun::rules
