#include "rules/draft_guess.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "rules/draft_scores.h"
#include "rules/fold.h"
#include "rules/seamed.h"

// A heading in words that the language shares says most; where it says nothing, the cells do: codes at their starts,
// pictures, scores, list labels, length. Each field is given once. A column that claims a field that is taken is kept
// under a name of its own, so that nothing of the report is lost, and is marked for a person.
namespace sarabun::rules {
namespace {

constexpr std::size_t kSamples = 3;
constexpr std::size_t kSampleLength = 48;

Folded FoldedText(const grid::Cell& cell) { return Fold(JoinParagraphs(cell.paragraphs).text); }

double Share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// What the cells of one column have in common.
struct CellFacts {
  std::vector<const grid::Cell*> cells;  // filled
  std::size_t pictured = 0;
  std::size_t listed = 0;   // a line begins with a list label
  std::size_t numbers = 0;  // nothing but a number
  std::size_t bytes = 0;    // of all
};

class Guesser {
 public:
  Guesser(const DraftForm& form, const DraftWords& words, bool is_dump)
      : form_(form), words_(words), is_dump_(is_dump), facts_(form.columns.size()) {}

  FormGuess Guess() {
    CollectCells();
    GuessRoles();
    GuessCodes();
    GuessItem();
    GuessFields();
    guess_.score = GuessScores();
    Require();
    return std::move(guess_);
  }

 private:
  void CollectCells() {
    for (const grid::Row* row : form_.body) {
      const auto filled =
          std::count_if(row->cells.begin(), row->cells.end(), [](const auto& cell) { return !IsBlank(cell); });
      const bool covered =
          std::any_of(row->slots.begin(), row->slots.end(), [](const auto& slot) { return !slot.starts_here; });
      const bool alone = filled == 1 && !covered && form_.columns.size() > 1;  // a section, a note
      for (const grid::Cell& cell : row->cells) {
        const int column = form_.ColumnOf(cell);
        if (column < 0 || alone || IsBlank(cell)) continue;
        const FormColumn& place = form_.columns[static_cast<std::size_t>(column)];
        const bool wide = cell.column_span > place.end - place.begin;
        if (!wide) AddCell(facts_[static_cast<std::size_t>(column)], cell);
      }
    }
  }

  void AddCell(CellFacts& facts, const grid::Cell& cell) {
    facts.cells.push_back(&cell);
    if (cell.images > 0) ++facts.pictured;
    facts.bytes += cell.text.size();
    const std::string text = FoldedText(cell).text;
    if (text.find_first_not_of("0123456789.,%- ") == std::string::npos) ++facts.numbers;
    Pattern::Match match;
    for (std::string_view line : Split(text, '\n')) {
      const auto labels = [&](const Pattern& label) { return label.Search(line, match) && match.whole.begin == 0; };
      if (!std::any_of(words_.general.lists.labels.begin(), words_.general.lists.labels.end(), labels)) continue;
      ++facts.listed;
      break;
    }
  }

  // What each heading says, a narrower one before the wider one over it.
  void GuessRoles() {
    for (std::size_t i = 0; i < form_.columns.size(); ++i) {
      GuessedColumn column;
      column.at = i;
      column.filled = facts_[i].cells.size();
      for (const grid::Cell* cell : facts_[i].cells) {
        if (column.samples.size() < kSamples && !IsBlank(cell->text)) {
          column.samples.push_back(OneLine(cell->text, kSampleLength));
        }
      }
      HeadingGuess said = GuessHeading(words_, form_.columns[i].heading);
      if (said.column < 0) said = GuessHeading(words_, form_.columns[i].above);
      roles_.push_back(said.column);
      column.word = said.word;
      guess_.columns.push_back(std::move(column));
    }
  }

  bool HasRole(std::size_t i, std::string_view name) const {
    return roles_[i] >= 0 && words_.columns[static_cast<std::size_t>(roles_[i])].name == name;
  }

  // Codes are looked for under headings of items, of running numbers, and under those that say nothing.
  bool MayHoldCodes(std::size_t i, const CodeShape& shape) const {
    // A column of sections may begin with a word and a number too, but not with codes of letters.
    const bool stands_in = StandsFor(i, "item") && (shape.lettered || FirstOf("item") < 0);
    return roles_[i] < 0 || HasRole(i, "item") || stands_in || HasRole(i, "sequence");
  }

  bool StandsFor(std::size_t i, std::string_view name) const {
    return roles_[i] >= 0 && words_.columns[static_cast<std::size_t>(roles_[i])].stands_for == name;
  }

  // Most cells begin with a code; of letters and a number, some are enough: section rows stand between.
  static bool Convinces(const GuessedCodes& codes) {
    constexpr double kMost = 0.5;
    constexpr double kSome = 0.25;
    constexpr std::size_t kFew = 3;
    const double share = Share(codes.coded, codes.filled);
    return codes.coded > 0 && (share >= kMost || (codes.shape->lettered && codes.coded >= kFew && share >= kSome));
  }

  void GuessCodes() {
    for (const CodeShape& shape : words_.codes) {
      if (shape.counts && is_dump_) continue;
      std::size_t best = 0;
      for (std::size_t i = 0; i < facts_.size(); ++i) {
        if (!MayHoldCodes(i, shape)) continue;
        GuessedCodes found = ReadCodes(shape, i);
        if (found.coded <= best || !Convinces(found)) continue;
        best = found.coded;
        guess_.codes = std::move(found);
      }
      if (guess_.codes.shape != nullptr) return;
    }
  }

  GuessedCodes ReadCodes(const CodeShape& shape, std::size_t column) const {
    GuessedCodes codes;
    codes.shape = &shape;
    codes.column = column;
    codes.filled = facts_[column].cells.size();
    Pack look;
    look.codes.emplace_back(shape.look.text(), shape.look.place());
    std::set<std::string> prefixes;
    std::size_t alone = 0;
    std::size_t counting = 0;
    std::size_t lists = 0;
    int last = 0;
    for (const grid::Cell* cell : facts_[column].cells) {
      const Folded text = FoldedText(*cell);
      const std::optional<ItemCode> code = FindCode(look, text);
      if (!code) continue;
      ++codes.coded;
      prefixes.insert(code->prefix);
      if (code->end == text.text.size()) ++alone;
      if (code->first == last + 1 || code->first == 1) ++counting;
      if (text.text.find("\n" + std::to_string(code->first + 1)) != std::string::npos) ++lists;
      last = code->last;
      if (codes.samples.size() < kSamples) codes.samples.push_back(OneLine(cell->text, kSampleLength));
    }
    codes.alone = alone * 2 > codes.coded;
    constexpr double kCounts = 0.8;
    const bool counts = codes.coded >= 2 && Share(counting, codes.coded) >= kCounts && lists * 2 < codes.coded;
    if (shape.counts && (!counts || codes.alone)) codes.coded = 0;
    std::string alternatives;
    for (const std::string& prefix : prefixes) {
      if (!prefix.empty()) alternatives += (alternatives.empty() ? "" : "|") + prefix;
    }
    codes.pattern = ReplaceAll(shape.write, "{prefix}", "(?i:" + alternatives + ")");
    codes.pack.codes.emplace_back(codes.pattern);
    return codes;
  }

  void Give(std::size_t i, std::string_view name, std::string check) {
    GuessedColumn& column = guess_.columns[i];
    for (std::size_t k = 0; k < words_.columns.size(); ++k) {
      const ColumnWords& words = words_.columns[k];
      if (words.name != name) continue;
      column.extra = words.extra;
      column.type = words.type;
      column.known = k + 1;
    }
    column.name = name;
    column.check = std::move(check);
    given_.insert(column.name);
  }

  void GiveExtra(std::size_t i, const std::string& name, std::string check) {
    GuessedColumn& column = guess_.columns[i];
    std::string own = name;
    for (int n = 2; given_.count(own) > 0; ++n) own = name + "_" + std::to_string(n);
    column.name = own;
    column.extra = true;
    column.type = ColumnType::kText;
    column.known = 0;
    column.check = std::move(check);
    given_.insert(own);
  }

  bool IsFree(std::size_t i) const { return guess_.columns[i].name.empty() && !guess_.columns[i].omitted; }

  int FirstOf(std::string_view role) const {
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      if (IsFree(i) && HasRole(i, role)) return static_cast<int>(i);
    }
    return -1;
  }

  void GuessItem() {
    const GuessedCodes& codes = guess_.codes;
    if (codes.shape != nullptr && !codes.alone) {
      const bool headed = HasRole(codes.column, "item");
      return Give(
          codes.column, "item",
          headed || FirstOf("item") < 0 ? "" : "codes stand here, though another heading sounds more like an item's");
    }
    int item = -1;
    for (const bool stand_in : {false, true}) {
      for (std::size_t i = 0; i < roles_.size() && item < 0; ++i) {
        const bool codes_only = codes.shape != nullptr && i == codes.column;
        const bool says = stand_in ? StandsFor(i, "item") : HasRole(i, "item");
        if (says && !codes_only && facts_[i].numbers * 2 <= facts_[i].cells.size()) item = static_cast<int>(i);
      }
    }
    const bool known = item >= 0;
    for (std::size_t i = 0; i < roles_.size() && item < 0; ++i) {
      const bool codes_only = codes.shape != nullptr && i == codes.column;
      if (codes_only || HasRole(i, "sequence") || facts_[i].numbers * 2 > facts_[i].cells.size()) continue;
      item = static_cast<int>(i);
    }
    if (codes.shape != nullptr && item >= 0 && static_cast<std::size_t>(item) != codes.column) {
      guess_.columns[codes.column].omitted = true;
    }
    if (item < 0) item = codes.shape != nullptr ? static_cast<int>(codes.column) : 0;
    Give(static_cast<std::size_t>(item), "item",
         known ? "" : "no heading names the items; the first column of text is taken");
  }

  void GuessFields() {
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      if (!IsFree(i) || roles_[i] < 0) continue;
      const std::string& field = words_.columns[static_cast<std::size_t>(roles_[i])].stands_for;
      if (!field.empty() && given_.count(field) == 0 && FirstOf(field) < 0) Give(i, field, "");
    }
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      if (!IsFree(i) || roles_[i] < 0) continue;
      const ColumnWords& words = words_.columns[static_cast<std::size_t>(roles_[i])];
      if (given_.count(words.name) > 0) {
        GiveExtra(i, words.name == "item" ? "detail" : words.name,
                  "another column is read as " + words.name + "; which of them is?");
      } else if (words.name == "score" && !LooksLikeScores(i)) {
        GiveExtra(i, "score_text", "its cells are no numbers, so they are kept as text");
      } else {
        Give(i, words.name, "");
      }
    }
    if (form_.heading_rows == 0) GuessByOrder();
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      if (IsFree(i)) GuessByCells(i);
    }
  }

  // Without headings: what is wrong, what is to be done and what was done stand in this order.
  void GuessByOrder() {
    std::vector<std::size_t> texts;
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      const CellFacts& facts = facts_[i];
      if (IsFree(i) && facts.pictured * 2 < facts.cells.size() && facts.numbers * 2 < facts.cells.size())
        texts.push_back(i);
    }
    constexpr const char* kFields[] = {"issues", "measures", "results"};
    const std::size_t skipped = texts.size() >= std::size(kFields) ? 0 : 1;
    for (std::size_t n = 0; n < texts.size() && n + skipped < std::size(kFields); ++n) {
      Give(texts[n], kFields[n + skipped], "no heading says so; guessed by its place");
    }
  }

  bool LooksLikeScores(std::size_t i) const {
    std::size_t scores = 0;
    for (const grid::Cell* cell : facts_[i].cells) scores += HoldsScore(words_, FoldedText(*cell).text) ? 1 : 0;
    return scores * 2 >= facts_[i].cells.size();
  }

  GuessedScore GuessScores() const {
    const GuessedColumn* own = guess_.Find("score");
    const GuessedColumn* item = guess_.Find("item");
    ScoreGuesser guesser(words_, guess_.codes.pack);
    if (own != nullptr) guesser.AddColumn(form_.columns[own->at].heading, facts_[own->at].cells);
    if (item != nullptr) guesser.AddItems(facts_[item->at].cells);
    return guesser.Take();
  }

  // A heading that says nothing.
  void GuessByCells(std::size_t i) {
    constexpr double kSome = 0.3;
    constexpr std::size_t kLong = 90;  // bytes a cell, on average: some thirty letters
    const CellFacts& facts = facts_[i];
    const std::size_t filled = facts.cells.size();
    const std::string by = "its heading says nothing that is known; guessed by its cells";
    if (filled > 0 && Share(facts.pictured, filled) >= kSome && given_.count("evidence") == 0) {
      return Give(i, "evidence", by);
    }
    const bool says_much = filled > 0 && (Share(facts.listed, filled) >= kSome || facts.bytes / filled >= kLong);
    for (const char* field : {"measures", "results"}) {
      if (says_much && given_.count(field) == 0) return Give(i, field, by);
    }
    GiveExtra(i, "column_" + std::to_string(i + 1), filled == 0 ? "no cell of it is filled" : by);
  }

  // The columns without which a table is not this form: the item's, and the first that tells what was done.
  void Require() {
    for (const char* name : {"item", "measures", "results"}) {
      for (GuessedColumn& column : guess_.columns) {
        if (column.name != name) continue;
        column.required = true;
        if (column.name != "item") return;
      }
    }
  }

  const DraftForm& form_;
  const DraftWords& words_;
  bool is_dump_;
  std::vector<CellFacts> facts_;
  std::vector<int> roles_;  // by heading, of DraftWords::columns; -1 for none
  std::set<std::string> given_;
  FormGuess guess_;
};

}  // namespace

const GuessedColumn* FormGuess::Find(std::string_view name) const {
  for (const GuessedColumn& column : columns) {
    if (column.name == name && !column.omitted) return &column;
  }
  return nullptr;
}

FormGuess GuessColumns(const DraftForm& form, const DraftWords& words, bool is_dump) {
  return Guesser(form, words, is_dump).Guess();
}

}  // namespace sarabun::rules
