#include "rules/draft.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/draft_sections.h"
#include "rules/fold.h"
#include "rules/report_facts.h"
#include "rules/seamed.h"

namespace sarabun::rules {
namespace {

constexpr int kYearsToCome = 20;

// A scalar that YAML reads as it stands.
std::string Yaml(std::string_view text) { return "'" + ReplaceAll(OneLine(text), "'", "''") + "'"; }
std::string YamlPattern(std::string_view text) { return "'" + ReplaceAll(text, "'", "''") + "'"; }

std::string Counted(std::size_t count, std::string_view one) {
  return std::to_string(count) + ' ' + std::string(one) + (count == 1 ? "" : "s");
}

std::string SuchAs(const std::vector<std::string>& samples) {
  return samples.empty() ? "" : ", such as: " + Join(samples, " | ");
}

// Cuts the facts out of a title's line: what is left is the form's own wording. The longest piece of it.
class TitleCutter {
 public:
  TitleCutter(const Pack& general, const std::vector<std::string>& links) : general_(general), links_(links) {}

  std::string OwnWords(std::string_view paragraph) const {
    const std::string text = WithoutBreaks(Fold(paragraph)).text;
    std::vector<bool> fact(text.size() + 1);
    Mark(general_.facts.agency, "agency", text, fact);
    Mark(general_.facts.fiscal_year, "", text, fact);
    Mark(general_.facts.period, "", text, fact);
    for (const RoundRule& round : general_.facts.rounds) Mark(round.patterns, "", text, fact);
    fact[text.size()] = true;
    std::string best;
    for (std::size_t i = 0, begin = 0; i <= text.size(); ++i) {
      if (!fact[i]) continue;
      const std::string piece = Trim(text.substr(begin, i - begin));
      if (piece.size() > best.size()) best = piece;
      begin = i + 1;
    }
    return best;
  }

 private:
  static void Mark(const std::vector<Pattern>& patterns, std::string_view group, const std::string& text,
                   std::vector<bool>& fact) {
    Pattern::Match match;
    for (const Pattern& pattern : patterns) {
      if (!pattern.Search(text, match)) continue;
      const Pattern::Span* own = group.empty() ? nullptr : match.Group(group);
      const Pattern::Span span = own != nullptr ? *own : match.whole;
      std::fill(fact.begin() + static_cast<std::ptrdiff_t>(span.begin),
                fact.begin() + static_cast<std::ptrdiff_t>(span.end), true);
    }
  }

  std::string Trim(std::string piece) const {
    for (bool again = true; again;) {
      again = false;
      piece = std::string(TrimAscii(piece));
      while (!piece.empty() && std::string_view("()-,:;/.").find(piece.back()) != std::string_view::npos)
        piece.pop_back();
      for (const std::string& link : links_) {
        if (piece.size() <= link.size() || !piece.ends_with(link)) continue;
        piece.resize(piece.size() - link.size());
        again = true;
      }
    }
    return std::string(TrimAscii(piece));
  }

  const Pack& general_;
  const std::vector<std::string>& links_;
};

class PackWriter {
 public:
  PackWriter(const DraftSource& source, const DraftWords& words, const DraftForm& form)
      : source_(source),
        words_(words),
        form_(form),
        guess_(GuessColumns(form, words, source.is_dump)),
        sections_(GuessSections(form, words, guess_)) {}

  std::string Write(const std::string& name) {
    ReadTitle();
    body_ = "\nname: " + Yaml(name) + "\nversion: '0.1'\n";
    WriteMatch(name);
    WriteColumns();
    WriteSections();
    WriteInstruments();
    WriteItem();
    WriteScore();
    body_ += "\n# What opens a list item at the start of a line: all labels that Thai reports use.\n" +
             words_.Lines("lists");
    WriteFacts();
    return Head() + body_;
  }

  std::size_t checks() const { return checks_; }

 private:
  std::string Head() const {
    return "# A first draft of a rule pack, guessed by `sarabun rules draft` from " + OneLine(source_.name) + ":\n# " +
           Counted(form_.body.size(), "row") + " below the headings of " + Counted(form_.tables, "table") +
           ". Beside each guess stands what it was guessed from.\n# " +
           (checks_ == 1 ? "1 place is" : std::to_string(checks_) + " places are") +
           " marked CHECK, where a person must look. Then: sarabun rules check, sarabun rules test.\n";
  }

  void Note(std::string_view indent, const std::string& text) { body_ += std::string(indent) + "# " + text + '\n'; }
  void Check(std::string_view indent, const std::string& why) {
    ++checks_;
    Note(indent, "CHECK: " + why);
  }

  // The text before the form, its facts, and the words of the title that are the form's own.
  void ReadTitle() {
    FactTexts texts;
    const TitleCutter cutter(words_.general, words_.title_links);
    std::vector<std::string> lines;
    const std::vector<grid::Paragraph>& paragraphs = source_.content.paragraphs();
    for (std::size_t i = 0; i < form_.first->paragraphs_before; ++i) {
      if (paragraphs[i].from_text_box) texts.boxes.push_back(paragraphs[i].text.text);
      lines.push_back(paragraphs[i].text.text);
    }
    for (std::size_t i = 0; i < form_.heading_row; ++i) {
      for (const grid::Cell& cell : form_.first->rows[i].cells) lines.push_back(cell.text);
    }
    for (const DraftContent::Table& table : source_.content.tables()) {
      if (&table == form_.first) break;
      for (const grid::Row& row : table.rows) {
        if (row.cells.size() == 1 && row.slots.size() == 1) lines.push_back(row.cells[0].text);
      }
    }
    for (const std::string& line : lines) texts.title += line + '\n';
    texts.side_texts = source_.side_texts;
    std::vector<Finding> findings;
    report_ = ReadFacts(words_.general, texts, findings);
    for (const std::string& word : words_.titles) {
      for (const std::string& line : lines) {
        constexpr std::size_t kLeast = 12;  // bytes; a shorter piece would stand in any title
        const std::string own = line.find(word) == std::string::npos ? "" : cutter.OwnWords(line);
        if (own.size() < kLeast || own.find(word) == std::string::npos) continue;
        title_ = own;
        return;
      }
    }
  }

  void WriteMatch(const std::string& name) {
    if (title_.empty()) {
      Check("", "no title was found above the table; say what this form is");
      body_ += "title: " + Yaml(name) + "\n";
    } else {
      body_ += "title: " + Yaml(title_) + "\n";
    }
    if (report_.fiscal_year) {
      const int year = *report_.fiscal_year;
      Check("", "the fiscal years (Buddhist era) in which this form is used; the report is of " + std::to_string(year));
      body_ += "years: [" + std::to_string(year) + ", " + std::to_string(year + kYearsToCome) + "]\n";
    }
    body_ += "\nmatch:\n  minimum: 0.5   # of 1; a table that is less like this form is not read by the pack\n";
    if (title_.empty()) return;
    Note("  ", "A title with these words speaks for the form, and begins there.");
    body_ += "  titles:\n    - " + YamlPattern(PatternOf(title_)) + "\n";
  }

  void WriteColumns() {
    body_ +=
        "\n# A heading is matched by likeness, so that small changes of wording need no alias of their "
        "own.\ncolumns:\n";
    if (form_.heading_rows == 0) Check("  ", "the table has no headings; columns are known by their places alone");
    for (const GuessedColumn* each : InOrder()) {
      const GuessedColumn& column = *each;
      const FormColumn& place = form_.columns[column.at];
      const std::string heading = place.heading.empty() ? "no heading" : "'" + place.heading + "'";
      if (column.omitted) {
        Note("  ", "Column " + std::to_string(column.at + 1) + ", " + heading +
                       ", holds the codes alone; they are read beside the item.");
        continue;
      }
      Note("  ", heading + ": " + Counted(column.filled, "filled cell") + SuchAs(column.samples));
      if (!column.check.empty()) Check("  ", column.check);
      body_ += std::string(column.extra ? "  - extra: " : "  - field: ") + column.name + '\n';
      body_ += "    place: " + std::to_string(column.at + 1) + '\n';
      if (column.required) body_ += "    required: true\n";
      body_ += "    headings: [" + Headings(column) + "]\n";
    }
  }

  // Columns as records have their fields, whatever order the report has them in; unknown ones last.
  std::vector<const GuessedColumn*> InOrder() const {
    std::vector<const GuessedColumn*> columns;
    for (const GuessedColumn& column : guess_.columns) columns.push_back(&column);
    std::stable_sort(columns.begin(), columns.end(), [](const GuessedColumn* a, const GuessedColumn* b) {
      return a->known - 1 < b->known - 1;  // 0 becomes the largest
    });
    return columns;
  }

  // The report's own heading, then the language's words for it; none that another column has.
  std::string Headings(const GuessedColumn& column) const {
    std::vector<std::string> headings;
    const std::string& own = form_.columns[column.at].heading;
    if (!own.empty()) headings.push_back(own);
    if (column.known > 0) {
      for (const std::string& word : words_.columns[column.known - 1].words) {
        const auto same = [&](const FormColumn& other) { return Skeleton(other.heading) == Skeleton(word); };
        if (std::none_of(form_.columns.begin(), form_.columns.end(), same)) headings.push_back(word);
      }
    }
    if (headings.empty()) headings.push_back(column.name);
    for (std::string& heading : headings) heading = Yaml(heading);
    return Join(headings, ", ");
  }

  void WriteSections() {
    if (sections_.sections.empty()) {
      body_ += "\n# No row opens an instrument or an indicator.\n";
      return;
    }
    body_ += "\n# Rows that open an instrument (the outer part) or an indicator (the inner) for all rows below.\n";
    if (!sections_.check.empty()) Check("", sections_.check);
    body_ += "sections:\n";
    for (const GuessedSection& section : sections_.sections) {
      Note("  ", Counted(section.rows, "row") + ", " + section.about + SuchAs(section.samples));
      body_ +=
          std::string("  - kind: ") + (section.kind == SectionKind::kInstrument ? "instrument" : "indicator") + '\n';
      body_ += "    pattern: " + YamlPattern(section.pattern) + '\n';
    }
  }

  void WriteInstruments() {
    if (sections_.instruments.empty()) return;
    body_ += "\n# What this report has; used where another leaves it out.\n";
    Check("", "whether the form has more instruments, indicators or items than this report");
    body_ += "instruments:\n";
    for (const GuessedInstrument& instrument : sections_.instruments) {
      body_ += "  - code: " + Yaml(instrument.code) + "\n    name: " + Yaml(instrument.name) + '\n';
      if (!instrument.prefix.empty()) body_ += "    prefix: " + Yaml(instrument.prefix) + '\n';
      if (!instrument.indicators.empty()) body_ += "    indicators:\n";
      for (const GuessedIndicator& indicator : instrument.indicators) {
        body_ += "      - {no: " + std::to_string(indicator.no) + ", name: " + Yaml(indicator.name);
        if (indicator.first > 0) {
          body_ += ", items: [" + std::to_string(indicator.first) + ", " + std::to_string(indicator.last) + "]";
        }
        body_ += "}\n";
      }
    }
  }

  void WriteItem() {
    body_ += "\n# How an item's cell begins: `head` is taken off, `prefix`, `first` and `last` make the code.\nitem:\n";
    const GuessedCodes& codes = guess_.codes;
    if (codes.shape == nullptr) {
      Note("  ", "No code was found at the start of cells; records are told apart by their place.");
    } else {
      Note("  ", std::to_string(codes.coded) + " of " + Counted(codes.filled, "cell") + " begin with " +
                     codes.shape->about + SuchAs(codes.samples));
      if (codes.coded < codes.filled) {
        Check("  ", Counted(codes.filled - codes.coded, "cell") + " in that column " +
                        (codes.filled - codes.coded == 1 ? "begins" : "begin") + " with no code");
      }
      body_ += "  code:\n    - " + YamlPattern(codes.pattern) + '\n';
    }
    if (!words_.continued.empty()) {
      Note("  ", "A row whose item says only this goes on with the row above.");
      body_ += "  continued: [" + YamlPattern(words_.continued) + "]\n";
    }
  }

  void WriteScore() {
    const GuessedScore& score = guess_.score;
    if (score.alone.empty() && score.patterns.empty()) {
      if (score.items > 0) {
        body_ += '\n';
        Check("", "only " + std::to_string(score.items) + " of " + Counted(score.filled, "item") +
                      " end in what may be a score; none is read");
      }
      return;
    }
    body_ += "\nscore:\n";
    if (HighestScore() > kUsualMax) {
      Check("  ", "scores above 100 were found; say the highest that can be given");
    } else {
      if (HighestScore() > 0 && HighestScore() <= kLowMax) Check("  ", "the highest score that can be given");
      body_ += "  max: 100\n";
    }
    if (!score.patterns.empty())
      body_ += "  # Tried in order; the match must end or begin the cell, or fill a line.\n  patterns:\n";
    for (const auto& [pattern, taken] : score.patterns) {
      Note("    ", Counted(taken.size(), "cell") + SuchAs({taken.begin(), taken.begin() + 1}));
      body_ += "    " + std::string(TrimAscii(words_.file.Line(pattern->pattern.place().line))) + '\n';
    }
    if (!score.patterns.empty()) {
      body_ += "  # Says that a score stands here though no number can be read.\n  unreadable:\n";
      for (const Pattern& pattern : words_.general.score.unreadable)
        body_ += "    - " + YamlPattern(pattern.text()) + '\n';
    }
    if (score.alone.empty()) return;
    body_ += "  # In a column of its own a bare number or a word is a score too.\n";
    const bool levels = score.alone.front()->unit == ScoreUnit::kLevel;
    if (levels) Check("  ", "which level each word stands for, of how many");
    body_ += "  alone:\n";
    for (const ScorePattern* pattern : score.alone) {
      if (score.percent && pattern->unit == ScoreUnit::kPoints) {
        body_ += "    - {unit: percent, pattern: " + YamlPattern(pattern->pattern.text()) + "}\n";
      } else if (levels && pattern->unit == ScoreUnit::kPoints && HighestScore() <= kRiskMatrix) {
        body_ += "    - {unit: points, max: 25, pattern: " + YamlPattern(pattern->pattern.text()) + "}\n";
      } else {
        body_ += "    " + std::string(TrimAscii(words_.file.Line(pattern->pattern.place().line))) + '\n';
      }
    }
  }

  double HighestScore() const {
    double highest = 0;
    const auto see = [&](std::string_view text) {
      const std::string folded = ReplaceAll(Fold(text).text, ",", ".");
      const std::size_t at = folded.find_first_of("0123456789");
      double value = 0;
      if (at != std::string::npos) std::from_chars(folded.data() + at, folded.data() + folded.size(), value);
      highest = std::max(highest, value);
    };
    for (const auto& [pattern, taken] : guess_.score.patterns) {
      for (const std::string& text : taken) see(text);
    }
    for (const std::string& text : guess_.score.samples) see(text);
    return highest;
  }

  void WriteFacts() {
    body_ += "\n# The report's own facts, each from the first source that has it. Found in this report:\n";
    const auto found = [&](std::string_view what, const std::string& value) {
      value.empty() ? Check("", "no " + std::string(what) + " was found; say how it is written")
                    : Note("", "  " + std::string(what) + ": " + value);
    };
    const ReportInfo& info = report_;
    found("agency", info.agency.name.value_or(""));
    found("fiscal year", info.fiscal_year ? std::to_string(*info.fiscal_year) : "");
    found("round", info.round.label ? *info.round.label : info.round.no ? std::to_string(*info.round.no) : "");
    Check("", "a list of agencies (agencies: agencies.tsv) gives each report its agency's code and so its key");
    body_ += words_.Lines("facts");
  }

  static constexpr double kUsualMax = 100;
  static constexpr double kLowMax = 10;
  // Beside words for levels a figure is a likelihood of five times an impact of five.
  static constexpr double kRiskMatrix = 25;

  const DraftSource& source_;
  const DraftWords& words_;
  const DraftForm& form_;
  FormGuess guess_;
  SectionGuess sections_;
  ReportInfo report_;
  std::string title_;
  std::string body_;
  std::size_t checks_ = 0;
};

}  // namespace

Result<Draft> MakeDraft(const DraftSource& source, const DraftWords& words, const std::string& name) {
  auto form = FindForm(source.content, words);
  if (!form.ok()) return form.error();
  PackWriter writer(source, words, *form);
  Draft draft;
  draft.pack = writer.Write(name);
  draft.cases = DraftCase(source, *form);
  draft.checks = writer.checks();
  draft.rows = form->body.size();
  draft.others = form->others;
  return draft;
}

}  // namespace sarabun::rules
