#include "rules/list_splitter.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/fold.h"
#include "rules/map_reader.h"
#include "rules/seamed.h"

// Lists are typed by hand far more often than they are made by Word, and a typist's line may begin with a number
// that is no label:
//
//   1. จัดประชุมชี้แจง                     label "1."
//   1.1 แจ้งเวียน                          one level deeper, because a 1 stands above it
//   - ประชาสัมพันธ์                         a bullet, deeper under "1.", level 1 on its own
//   1.5 ล้านบาท                           no label: nothing numbered 1.4 stands above it
//   น. ถึง …  /  - มีนาคม 2567)            no label: ก ข ค do not lead to น; a bracket is open
//
// A label must therefore fit what stands above it. A style of label that is seen first while an item is open and
// that begins its count opens a deeper level; one that is seen again goes back to its own.
namespace sarabun::rules {
namespace {

enum class Counter { kBullet, kNumber, kLetter, kPath };

struct Label {
  Counter counter = Counter::kBullet;
  std::size_t style = 0;  // which pattern, and for Word's own the list level too
  std::string shown;
  std::size_t end = 0;    // folded bytes
  int number = 0;         // of kNumber, kLetter
  bool strict = false;    // a label only where the count goes on
  int word_level = -1;    // of Word's own, from 0
  std::vector<int> path;  // of kPath
};

struct OpenLevel {
  Counter counter;
  std::size_t style;
  int number;
  std::vector<int> path;
  int word_level;
};

std::vector<int> PathOf(std::string_view digits) {
  std::vector<int> path;
  for (std::string_view part : Split(digits, '.')) path.push_back(ToInteger(part).value_or(0));
  return path;
}

int LetterIndex(const std::string& letters, std::string_view letter) {
  int index = 1;
  for (std::size_t i = 0; i < letters.size(); ++index) {
    const utf8::Decoded decoded = utf8::Decode(letters, i);
    if (std::string_view(letters).substr(i, decoded.length) == letter) return index;
    if (letters[i] == ' ') index = 0;  // the next alphabet
    i += decoded.length;
  }
  return 0;
}

std::optional<Label> MatchLabel(const ListRules& rules, std::string_view line) {
  Pattern::Match match;
  for (std::size_t i = 0; i < rules.labels.size(); ++i) {
    if (!rules.labels[i].Search(line, match) || match.whole.begin != 0) continue;
    const Pattern::Span* shown = match.Group("label");
    if (shown == nullptr) continue;
    const auto text_of = [&](const Pattern::Span* span) { return line.substr(span->begin, span->size()); };
    Label label;
    label.style = i;
    label.end = shown->end;
    if (const Pattern::Span* path = match.Group("path")) {
      label.counter = Counter::kPath;
      label.path = PathOf(text_of(path));
    } else if (const Pattern::Span* number = match.Group("number")) {
      label.counter = Counter::kNumber;
      label.number = ToInteger(text_of(number)).value_or(0);
      label.strict = match.Group("word") != nullptr;
    } else if (const Pattern::Span* letter = match.Group("letter")) {
      label.counter = Counter::kLetter;
      label.number = LetterIndex(rules.letters, text_of(letter));
    }
    return label;
  }
  return std::nullopt;
}

class Splitter {
 public:
  explicit Splitter(const ListRules& rules) : rules_(rules) {}

  void AddParagraph(const grid::Paragraph& paragraph) {
    const SeamedText& text = paragraph.text;
    if (IsBlank(text.text) && !(paragraph.label && !paragraph.label->text.empty())) return;
    seam_ = SeamKind::kParagraph;
    std::size_t begin = 0;
    for (bool first = true; begin <= text.text.size(); first = false) {
      std::size_t end = text.text.find('\n', begin);
      if (end == std::string::npos) end = text.text.size();
      AddLine(Slice(text, begin, end), first ? &paragraph : nullptr);
      seam_ = SeamKind::kLineBreak;
      for (const Seam& seam : text.seams) {
        if (seam.offset == end) seam_ = seam.kind;
      }
      begin = end + 1;
    }
  }

  std::vector<RawListItem> Take() {
    for (RawListItem& item : items_) item.text = Trimmed(item.text);
    return std::move(items_);
  }

 private:
  void AddLine(SeamedText line, const grid::Paragraph* paragraph) {
    if (paragraph != nullptr && paragraph->label && !IsBlank(paragraph->label->text)) {
      OpenItem(WordLabel(*paragraph->label), std::move(line));
      return;
    }
    if (IsBlank(line.text)) return;
    const Folded folded = Fold(line.text);
    std::optional<Label> label = MatchLabel(rules_, folded.text);
    if (label && Fits(*label, folded.text)) {
      const std::size_t end = folded.SourceOf(label->end);
      label->shown = Trimmed(Slice(line, 0, end)).text;
      OpenItem(*label, Slice(line, end, line.text.size()));
      return;
    }
    Continue(line);
  }

  // A list number that Word makes is a label whatever it looks like.
  Label WordLabel(const wordml::ListLabel& made) {
    constexpr std::size_t kWordStyles = 1000;  // apart from typed ones, and each list level apart
    const Folded folded = Fold(made.text);
    Label label = MatchLabel(rules_, folded.text).value_or(Label{});
    label.shown = std::string(TrimAscii(made.text));
    const std::size_t level = static_cast<std::size_t>(std::max(made.level, 0));
    label.style += kWordStyles * (level + 1);
    label.word_level = static_cast<int>(level);
    return label;
  }

  // A label's digits must follow from what stands above; see the top of this file.
  bool Fits(const Label& label, std::string_view line) const {
    switch (label.counter) {
      case Counter::kBullet:
        return !InsideBracket() && line.size() > label.end;
      case Counter::kNumber:
        if (label.strict && label.number != LastNumber(label) + 1) return false;
        return label.number > 0 && !InsideBracket();
      case Counter::kLetter:
        return label.number == 1 ||
               (label.number > 1 && LastNumber(label) >= label.number - 2 && LastNumber(label) > 0);
      case Counter::kPath:
        return PathFits(label.path);
    }
    return false;
  }

  int LastNumber(const Label& label) const {
    for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
      if (level->style == label.style) return level->number;
    }
    return 0;
  }

  bool PathFits(const std::vector<int>& path) const {
    for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
      if (level->counter == Counter::kNumber) return path[0] == level->number && path[1] == 1;
      if (level->counter != Counter::kPath) continue;
      const std::size_t same = static_cast<std::size_t>(
          std::mismatch(path.begin(), path.end(), level->path.begin(), level->path.end()).first - path.begin());
      if (same == level->path.size() && path.size() == same + 1) return path.back() == 1;
      if (same < path.size() && same < level->path.size() && path[same] == level->path[same] + 1) {
        return same + 1 == path.size() || path[same + 1] == 1;
      }
    }
    return levels_.empty() && path.back() == 1;
  }

  // "(ตุลาคม 2566" / "- มีนาคม 2567)": the line goes on with what the line above began.
  bool InsideBracket() const {
    if (items_.empty()) return false;
    const std::string& text = items_.back().text.text;
    const std::size_t opened = text.rfind('(');
    return opened != std::string::npos && text.find(')', opened) == std::string::npos;
  }

  int LevelOf(const Label& label) {
    for (std::size_t i = levels_.size(); i > 0; --i) {
      // A list of several levels says itself which level a paragraph is of.
      const bool same_level = label.word_level > 0 && levels_[i - 1].word_level == label.word_level;
      if (levels_[i - 1].style != label.style && !same_level) continue;
      if (label.counter == Counter::kPath && levels_[i - 1].path.size() < label.path.size()) break;
      if (label.counter == Counter::kPath && levels_[i - 1].path.size() > label.path.size()) continue;
      levels_.resize(i);
      Remember(levels_.back(), label);
      return static_cast<int>(i);
    }
    if (!OpensDeeper(label)) levels_.clear();
    levels_.push_back({label.counter, label.style, 0, {}, label.word_level});
    Remember(levels_.back(), label);
    return static_cast<int>(levels_.size());
  }

  // Numbers under a bullet are a list of their own; a count that goes on (1. 2) 3.) is the same list mistyped.
  bool OpensDeeper(const Label& label) const {
    if (levels_.empty()) return false;
    const OpenLevel& above = levels_.back();
    if (label.word_level >= 0 && above.word_level >= 0) return label.word_level > above.word_level;
    if (label.counter == Counter::kPath) return above.counter == Counter::kNumber || above.counter == Counter::kPath;
    if (above.counter == Counter::kBullet) return label.counter == Counter::kBullet;
    return label.counter == Counter::kBullet || label.number == 1;
  }

  static void Remember(OpenLevel& level, const Label& label) {
    level.number = label.number;
    level.path = label.path;
  }

  void OpenItem(const Label& label, SeamedText text) {
    RawListItem item;
    item.level = LevelOf(label);
    item.label = label.shown;
    item.text = std::move(text);
    items_.push_back(std::move(item));
  }

  void Continue(const SeamedText& line) {
    if (items_.empty()) {
      items_.push_back({1, std::nullopt, line});
      return;
    }
    SeamedText& text = items_.back().text;
    if (!IsBlank(text.text)) text.AppendBreak(seam_);
    text.Append(line);
  }

  const ListRules& rules_;
  std::vector<RawListItem> items_;
  std::vector<OpenLevel> levels_;
  SeamKind seam_ = SeamKind::kParagraph;
};

}  // namespace

std::vector<RawListItem> SplitList(const ListRules& rules, const std::vector<grid::Paragraph>& paragraphs) {
  Splitter splitter(rules);
  for (const grid::Paragraph& paragraph : paragraphs) splitter.AddParagraph(paragraph);
  return splitter.Take();
}

bool SaysNothing(const ListRules& rules, std::string_view text) {
  std::size_t longest = 0;
  for (const std::string& empty : rules.empty) longest = std::max(longest, empty.size());
  if (FoldsToMoreThan(text, longest)) return false;
  const std::string folded = Fold(text).text;
  return std::find(rules.empty.begin(), rules.empty.end(), TrimAscii(folded)) != rules.empty.end();
}

}  // namespace sarabun::rules
