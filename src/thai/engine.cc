#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "thai/arbitration.h"
#include "thai/damage.h"
#include "thai/draft.h"
#include "thai/encoding.h"
#include "thai/icu_text.h"
#include "thai/joints.h"
#include "thai/marks.h"
#include "thai/model.h"
#include "thai/repair.h"
#include "thai/scan.h"

namespace sarabun::thai {

namespace {

constexpr std::size_t kShownWord = 24;  // code points of the word shown on each side of a closed seam

bool HasDecidableSeam(const SeamedText& text) {
  return std::any_of(text.seams.begin(), text.seams.end(),
                     [](const Seam& seam) { return seam.kind == SeamKind::kSpace; });
}

// The Thai code point that starts at byte `i`, 0 if none does: what nearly all of the text is made of.
char32_t ThaiAt(std::string_view text, std::size_t i) {
  const auto at = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  if (at(i) != 0xE0 || i + 2 >= text.size() || (at(i + 1) & 0xFE) != 0xB8 || (at(i + 2) & 0xC0) != 0x80) return 0;
  return 0x0E00 | (at(i + 1) & 1u) << 6 | (at(i + 2) & 0x3Fu);
}

// Bytes that are no text, so that a list of repairs stays text.
std::string ShownBytes(std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
  }
  return out;
}

// Bytes of a part of the text to code points, with the seams that are to be decided. Line ends of all kinds become
// '\n'; odd spaces, tabs and controls a space.
void Decode(const SeamedText& in, std::string_view part, Draft& draft) {
  auto seam = in.seams.begin();
  std::u32string& text = draft.text();
  text.reserve(part.size() / 2);
  const auto begin = static_cast<std::size_t>(part.data() - in.text.data());
  const std::size_t end = begin + part.size();
  for (std::size_t i = begin; i < end;) {
    for (; seam != in.seams.end() && seam->offset <= i; ++seam) {
      if (seam->kind == SeamKind::kSpace) draft.joints().push_back({text.size(), seam->kind});
    }
    if (const char32_t thai = ThaiAt(in.text, i); thai != 0) {
      text += thai;
      i += 3;
      continue;
    }
    const utf8::Decoded decoded = utf8::Decode(in.text, i);
    char32_t c = decoded.code_point;
    if (!decoded.valid) {
      draft.Note(text.size(), ShownBytes(std::string_view(in.text).substr(i, decoded.length)), utf8::Encode(c),
                 {RepairKind::kReplaced, 1.0, "utf-8"});
    }
    const unsigned need = NeedOf(c);
    if (need & kNeedsBreaks) c = U'\n';
    if (need & kNeedsSpaces) c = U' ';
    text += c;
    i += decoded.length;
  }
}

// Folds runs of spaces, trims. True if anything changed.
bool FoldSpaces(Draft& draft) {
  const std::u32string& text = draft.text();
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && text[end] == U' ') ++end;
    if (end == i) {
      ++i;
      continue;
    }
    if (i == 0 || end == text.size()) {
      draft.Fold(i, end, {});
    } else if (end - i > 1) {
      draft.Fold(i, end, U" ");
    }
    i = end;
  }
  return draft.Apply();
}

// Signs that are written close to what stands before them, or behind them for an opening bracket.
void CountSigns(std::string_view text, Habit& habit) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const char c = text[i];
    const bool opens = c == '(';
    if (!opens && c != ')' && c != '.') continue;
    const char beside = opens ? text[i + 1] : text[i - 1];
    ++habit.signs;
    if (beside == ' ') ++habit.signs_apart;
  }
}

}  // namespace

std::string_view RepairKindName(RepairKind kind) {
  switch (kind) {
    case RepairKind::kJoin:
      return "join";
    case RepairKind::kSpace:
      return "space";
    case RepairKind::kEncoding:
      return "encoding";
    case RepairKind::kInvisible:
      return "invisible";
    case RepairKind::kSaraAm:
      return "sara-am";
    case RepairKind::kMarkOrder:
      return "mark-order";
    case RepairKind::kMarkRepeat:
      return "mark-repeat";
    case RepairKind::kVowel:
      return "vowel";
    case RepairKind::kMisplaced:
      return "misplaced";
    case RepairKind::kNormalForm:
      return "normal-form";
    case RepairKind::kReplaced:
      return "replaced";
  }
  return "join";
}

class Engine::Impl {
 public:
  explicit Impl(std::shared_ptr<const Model> model)
      : model_(std::move(model)),
        segmenter_(&lexicon_),
        decider_(model_.get(), &lexicon_, &words_),
        arbiter_(&lexicon_) {
    if (model_ != nullptr) lexicon_.set_table(model_->words());
  }

  void AddWord(const std::string& word) {
    const SeamedText in{word, {}};
    Repaired repaired;
    Repair(in, {}, repaired);
    draft_.Clear();
    const SeamedText whole{repaired.text, {}};
    Decode(whole, whole.text, draft_);
    if (!draft_.text().empty()) lexicon_.Add(draft_.text());
  }

  void set_log(std::vector<Decision>* log) { decider_.set_log(log); }

  void Repair(const SeamedText& in, const Habit& habit, Repaired& out) {
    out.repairs.clear();
    out.left.clear();
    // Ends that are only trimmed are the commonest need of all.
    const std::string_view trimmed = TrimAscii(in.text);
    const unsigned need = Scan(trimmed);
    const bool stray = HasDecidableSeam(in);
    if (need == kNeedsNothing && !stray) {
      out.text.assign(trimmed);
      return;
    }
    draft_.Clear();
    Decode(in, trimmed, draft_);
    Run(need, habit, stray);
    Finish(out);
  }

 private:
  void Run(unsigned need, const Habit& habit, bool stray) {
    if ((need & kNeedsEncoding) && MendEncoding(draft_)) need |= kNeedsMarks;
    if ((need & kNeedsInvisible) && RemoveInvisible(draft_)) {
      need |= kNeedsMarks;
      MendEncoding(draft_);
    }
    if (need & kNeedsCompose) Compose(draft_);
    if (need & kNeedsMarks) MendMarks(draft_, MarkRules::kSure);
    const bool closed = (need & kNeedsBreaks) || stray ? CloseSeams(habit) : false;
    bool spaces_changed = FoldSpaces(draft_) || DoublesSpaces(habit);
    // A closed seam can bring together marks that were apart, and bytes of a wrong code page.
    bool marks_changed = (need & (kNeedsMarks | kNeedsCompose)) || closed;
    bool joined = closed;
    for (int round = 0; round < kMostRounds && (spaces_changed || marks_changed); ++round) {
      marks_changed = (joined && MendEncoding(draft_)) || marks_changed;
      marks_changed = marks_changed && MendAllMarks();
      spaces_changed = stray && (spaces_changed || marks_changed) && CloseSinglesAgain();
      if (need & kNeedsCompose) marks_changed = Compose(draft_) || marks_changed;
      marks_changed = marks_changed || spaces_changed;
      joined = spaces_changed;
    }
    needs_look_ = (need & (kNeedsMarks | kNeedsBytes | kNeedsEncoding)) != 0 || closed;
  }

  bool CloseSeams(const Habit& habit) {
    bool any = false;
    const int rounds = DoublesSpaces(habit) ? 1 : kMostRounds;
    for (int round = 0; round < rounds && decider_.CloseAll(draft_, habit); ++round) {
      any = true;
      MendMarks(draft_, MarkRules::kSure);
    }
    return any;
  }

  // Where spaces were folded or a dump's own separators went, what is left is judged as any other text would be, so
  // that repairing the result changes nothing.
  bool CloseSinglesAgain() {
    draft_.joints().clear();
    for (std::size_t i = 0; i < draft_.text().size(); ++i) {
      if (draft_.text()[i] == U' ') draft_.joints().push_back({i, SeamKind::kSpace});
    }
    return CloseSeams({});
  }

  // Each cure can lay bare the next; a text is done when nothing changes.
  bool MendAllMarks() {
    bool any = false;
    for (int round = 0; round < kMostRounds; ++round) {
      bool changed = MendMarks(draft_, MarkRules::kSure);
      if (model_ != nullptr) changed = arbiter_.Mend(draft_) || changed;
      changed = MendMarks(draft_, MarkRules::kAll) || changed;
      if (!changed) break;
      any = true;
    }
    return any;
  }

  void Finish(Repaired& out) {
    for (sarabun::thai::Repair& repair : draft_.repairs()) {
      if (repair.kind == RepairKind::kJoin || repair.kind == RepairKind::kSpace) ShowWords(repair);
    }
    out.repairs.swap(draft_.repairs());
    std::stable_sort(out.repairs.begin(), out.repairs.end(),
                     [](const auto& a, const auto& b) { return a.offset < b.offset; });
    if (needs_look_) FindDamage(draft_.text(), out.left);
    out.text = ToUtf8(draft_.text());
  }

  // A seam says nothing by itself, so it is shown between the words it stood between.
  void ShowWords(sarabun::thai::Repair& repair) {
    const std::u32string& text = draft_.text();
    const std::size_t left_end = repair.offset;
    const std::size_t right_begin = left_end + utf8::Length(repair.after);
    const bool open = repair.after.empty();
    std::size_t begin = left_end;
    while (begin > 0 && left_end - begin < kShownWord && text[begin - 1] != U' ') --begin;
    std::size_t end = right_begin;
    while (end < text.size() && end - right_begin < kShownWord && text[end] != U' ') ++end;
    const std::u32string_view piece(text.data() + begin, end - begin);
    const auto at = static_cast<std::uint32_t>(left_end - begin);
    const auto right_at = static_cast<std::uint32_t>(right_begin - begin);
    std::uint32_t word_begin = 0;
    std::uint32_t word_end = static_cast<std::uint32_t>(piece.size());
    for (const std::uint32_t boundary : WordEnds(piece)) {
      if (boundary < at) word_begin = boundary;
      if (boundary > right_at) {
        word_end = boundary;
        break;
      }
    }
    const std::string left = ToUtf8(piece.substr(word_begin, at - word_begin));
    const std::string right = ToUtf8(piece.substr(right_at, word_end - right_at));
    repair.before = left + repair.before + right;
    repair.after = left + (open ? "" : repair.after) + right;
    repair.offset = begin + word_begin;
  }

  const std::vector<std::uint32_t>& WordEnds(std::u32string_view piece) {
    if (model_ == nullptr) {
      words_.Split(piece, ends_);
      return ends_;
    }
    segmenter_.Split(piece, tokens_);
    ends_.clear();
    for (const Token& token : tokens_) ends_.push_back(token.end);
    return ends_;
  }

  static constexpr int kMostRounds = 6;

  std::shared_ptr<const Model> model_;
  Lexicon lexicon_;
  Segmenter segmenter_;
  IcuWords words_;
  JointDecider decider_;
  Arbiter arbiter_;
  bool needs_look_ = false;
  Draft draft_;
  std::vector<std::uint32_t> ends_;
  std::vector<Token> tokens_;
};

Engine::Engine(std::shared_ptr<const Model> model) : impl_(std::make_unique<Impl>(std::move(model))) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

void Engine::AddWords(std::span<const std::string> words) {
  for (const std::string& word : words) impl_->AddWord(word);
}

void Engine::Observe(const SeamedText& in, Habit& habit) const {
  if (HasDecidableSeam(in)) CountSigns(in.text, habit);
  if (in.text.find('\n') == std::string::npos) return;
  Draft draft;
  Decode(in, in.text, draft);
  const std::u32string& text = draft.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'\n') continue;
    std::size_t begin = i;
    while (begin > 0 && (text[begin - 1] == U' ' || text[begin - 1] == U'\n')) --begin;
    std::size_t end = i;
    while (end < text.size() && (text[end] == U' ' || text[end] == U'\n')) ++end;
    i = end;
    if (begin == 0 || end == text.size()) continue;
    if (StartsLikeLabel(std::u32string_view(text).substr(end))) continue;
    ++habit.breaks;
    if (text.find(U' ', begin) < end) ++habit.breaks_spaced;
  }
}

void Engine::Repair(const SeamedText& text, const Habit& habit, Repaired& out) { impl_->Repair(text, habit, out); }

void Engine::Explain(const SeamedText& text, const Habit& habit, Repaired& out, std::vector<Decision>& decisions) {
  decisions.clear();
  impl_->set_log(&decisions);
  impl_->Repair(text, habit, out);
  impl_->set_log(nullptr);
}

}  // namespace sarabun::thai
