// Runs of a story and what they show. w:t is taken as it stands, whatever xml:space says; a line end or tab that
// stands in it as a character shows as a space, as in Word, so that '\n' in a text is always a break of its own.
#include <algorithm>
#include <charconv>
#include <cstdio>

#include "base/text.h"
#include "base/utf8.h"
#include "wordml/story.h"
#include "wordml/values.h"

namespace sarabun::wordml {

namespace {

constexpr char32_t kEmptyBox = 0x2610;
constexpr char32_t kCrossedBox = 0x2612;  // how Word draws a checked form field
constexpr char32_t kLastCodePoint = 0x10FFFF;
constexpr std::string_view kHyphen = "-";

bool HasControls(std::string_view text) {
  bool any = false;
  for (const char byte : text) any |= static_cast<unsigned char>(byte) < 0x20u;
  return any;
}

// Returns the last character that is a symbol and not known; 0 where there is none.
char32_t AppendSymbols(std::string& out, std::string_view text, SymbolFont font) {
  char32_t unknown = 0;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, i);
    const char32_t unicode = SymbolToUnicode(font, decoded.code_point);
    if (unicode == 0 && IsSymbolPlace(decoded.code_point)) unknown = decoded.code_point;
    utf8::Append(out, unicode != 0 ? unicode : decoded.code_point);
    i += decoded.length;
  }
  return unknown;
}

std::string Hex(char32_t code) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%04X", static_cast<unsigned>(code));
  return digits;
}

}  // namespace

OpenParagraph* Story::Shown() { return Hidden() || !fields_.showing() ? nullptr : blocks_.paragraph(); }

void Story::StartR(const xml::Element&) {
  Run run;
  if (const OpenParagraph* open = blocks_.paragraph(); open != nullptr) {
    run.vanishes = open->style_vanishes;
    run.font = open->style_font;
  }
  runs_.push_back(run);
  Open(kR);
}

void Story::StartRPr(const xml::Element&) {
  if (context_ == Context::kRun || context_ == Context::kMark) return;  // as it was, inside w:rPrChange
  if (context_ == Context::kParagraph) {
    Open(kRPr, static_cast<std::uint32_t>(context_));
    context_ = Context::kMark;
  } else if (context_ == Context::kContent && !runs_.empty()) {
    Open(kRPr, static_cast<std::uint32_t>(context_));
    context_ = Context::kRun;
  } else {
    Skip(Reason::kUnplaced);
  }
}

// Direct formatting is absolute; without it the styles decide.
void Story::CloseRPr(Context former) {
  const bool is_mark = context_ == Context::kMark;
  context_ = former;
  if (is_mark) return;
  Run& run = runs_.back();
  const OpenParagraph* open = blocks_.paragraph();
  const bool in_table = open != nullptr && open->table_vanishes;
  const Style* paragraph = open == nullptr ? nullptr : open->style;
  run.vanishes = run.vanish.value_or(document_.styles.Vanishes(in_table, paragraph, run.style));
  if (run.own_font) {
    run.font = *run.own_font;
  } else if (run.style != nullptr && run.style->font) {
    run.font = *run.style->font;
  }
}

// The run or mark whose properties are being read; nullptr where none are.
Story::Run* Story::OpenRun() {
  if (context_ == Context::kMark) return &mark_;
  return context_ == Context::kRun ? &runs_.back() : nullptr;
}

void Story::StartRStyle(const xml::Element& element) {
  if (Run* run = OpenRun()) run->style = document_.styles.Find(element.Get(kVal));
}

void Story::StartVanish(const xml::Element& element) {
  if (Run* run = OpenRun()) run->vanish = IsOn(element);
}

void Story::StartSpecVanish(const xml::Element& element) {
  if (Run* run = OpenRun()) run->special = IsOn(element);
}

void Story::StartRFonts(const xml::Element& element) {
  if (context_ != Context::kRun) return;
  if (const std::optional<SymbolFont> font = FontOf(element)) runs_.back().own_font = font;
}

void Story::StartT(const xml::Element&) { characters_ = Characters::kText; }

void Story::StartUncounted(const xml::Element& element) {
  const bool is_deleted = element.id == kDelText && document_.options.revisions == RevisionView::kFinal;
  if (is_deleted) {
    characters_ = Characters::kSkippedOther;
    skip_reason_ = Reason::kDeleted;
  } else {
    characters_ = Characters::kUncounted;
  }
}

void Story::StartInstrText(const xml::Element&) { characters_ = Characters::kInstruction; }

void Story::ShowText(std::string_view text, std::uint64_t count, std::uint64_t counted) {
  if (Hidden()) return blocks_.not_shown().Add(Reason::kHidden, count, counted);
  if (!fields_.showing()) return blocks_.not_shown().Add(Reason::kFieldCode, count, counted);
  OpenParagraph* open = blocks_.paragraph();
  if (open == nullptr) return blocks_.not_shown().Add(Reason::kUnplaced, count, counted);
  CountOnRequest(count);
  std::string& out = open->paragraph.text.text;
  const std::size_t before = out.size();
  if (runs_.empty() || runs_.back().font == SymbolFont::kNone) {
    out += text;
  } else {
    const char32_t unknown = AppendSymbols(out, text, runs_.back().font);
    if (unknown != 0) {
      document_.Guessed("the symbol " + Hex(unknown) + " of a symbol font is unknown", blocks_.where());
    }
  }
  if (HasControls(text)) {
    std::replace_if(
        out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
        [](char byte) { return static_cast<unsigned char>(byte) < 0x20u; }, ' ');
  }
  open->paragraph.characters += counted;
  if (out.size() > document_.options.limits.cell_text_bytes) {
    document_.StopAtLimit("cell-text-bytes", blocks_.where());
  }
}

// Text that Word's own view does not show, and the reader was told to.
void Story::CountOnRequest(std::uint64_t count) {
  if (Vanishes()) document_.on_request.hidden += count;
  if (restored_ > 0 || blocks_.restored()) document_.on_request.deleted += count;
}

// A character that is an element of its own.
void Story::ShowSign(std::string_view text) {
  OpenParagraph* open = Shown();
  if (open != nullptr) open->paragraph.text.text += text;
}

void Story::StartBr(const xml::Element& element) {
  OpenParagraph* open = Shown();
  const std::string_view type = element.Get(kType);
  const bool is_line = type != "page" && type != "column";
  if (open != nullptr) open->paragraph.text.AppendBreak(is_line ? SeamKind::kLineBreak : SeamKind::kPageBreak);
}

void Story::StartCr(const xml::Element&) {
  OpenParagraph* open = Shown();
  if (open != nullptr) open->paragraph.text.AppendBreak(SeamKind::kLineBreak);
}

void Story::StartTab(const xml::Element&) { ShowSign("\t"); }

void Story::StartNoBreakHyphen(const xml::Element&) { ShowSign(kHyphen); }

void Story::StartSym(const xml::Element& element) {
  const std::string_view code = element.Get(kChar);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value, 16);
  if (error != std::errc() || end == code.data() || value == 0 || value > kLastCodePoint) {
    return document_.NotRead("symbol without a character", blocks_.where());
  }
  const SymbolFont font = SymbolFontOf(element.Get(kFont));
  const char32_t unicode = SymbolToUnicode(font, value);
  if (unicode == 0 && (font != SymbolFont::kNone || IsSymbolPlace(value))) {
    document_.Guessed("the symbol " + std::string(code) + " of " + std::string(element.Get(kFont)) + " is unknown",
                      blocks_.where());
  }
  ShowSign(utf8::Encode(unicode != 0 ? unicode : value));
}

void Story::StartRt(const xml::Element&) { Skip(Reason::kRuby); }

void Story::StartFldChar(const xml::Element& element) {
  const std::string_view type = element.Get(kFldCharType);
  if (type == "begin") return fields_.Begin();
  if (type == "end") return EndField();
  Field* field = fields_.top();
  if (type != "separate" || field == nullptr) return;
  fields_.Separate();
  if (!fields_.showing()) return;
  field->link = BeginLink(HyperlinkTarget(field->instruction));
  if (field->link) field_link_ = field->link;
}

void Story::StartFldSimple(const xml::Element& element) {
  const std::optional<LinkMark> link = BeginLink(HyperlinkTarget(element.Get(kInstr)));
  if (!link) return;
  links_.push_back(*link);
  Open(kHyperlink);
}

void Story::EndField() {
  const std::optional<Field> field = fields_.End();
  if (!field) return;
  if (field->link) {
    EndLink(*field->link);
    field_link_.reset();
  }
  if (field->form.kind != FormField::Kind::kNone) return ShowFormField(field->form);
  // Fields that Word draws from their instructions alone (17.16.5): what they show stands nowhere in the text.
  constexpr std::string_view kDrawn[] = {"EQ", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM", "SYMBOL"};
  const std::string keyword(FieldKeyword(field->instruction));
  if (field->has_result || std::find(std::begin(kDrawn), std::end(kDrawn), keyword) == std::end(kDrawn)) return;
  document_.NotRead("field " + keyword, blocks_.where());
}

void Story::ShowFormField(const FormField& form) {
  OpenParagraph* open = Shown();
  if (open == nullptr) return;
  std::string& text = open->paragraph.text.text;
  const std::size_t before = text.size();
  if (form.kind == FormField::Kind::kCheckBox) {
    const bool is_checked = form.checked.value_or(form.initial.value_or(false));
    text += utf8::Encode(is_checked ? kCrossedBox : kEmptyBox);
  } else if (form.chosen < form.choices.size()) {
    text += form.choices[form.chosen];
  }
  if (text.size() == before) return;
  open->paragraph.drawn.push_back(
      {static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(text.size() - before)});
}

void Story::StartCheckBox(const xml::Element&) {
  if (fields_.top() != nullptr) fields_.top()->form.kind = FormField::Kind::kCheckBox;
}

void Story::StartChecked(const xml::Element& element) {
  if (fields_.top() != nullptr) fields_.top()->form.checked = IsOn(element);
}

void Story::StartDropDown(const xml::Element&) {
  if (fields_.top() != nullptr) fields_.top()->form.kind = FormField::Kind::kDropDown;
}

void Story::StartListEntry(const xml::Element& element) {
  if (fields_.top() != nullptr) fields_.top()->form.choices.emplace_back(element.Get(kVal));
}

void Story::StartChosen(const xml::Element& element) {
  const std::optional<std::int32_t> chosen = Integer(element.Get(kVal));
  if (fields_.top() != nullptr && chosen && *chosen >= 0) {
    fields_.top()->form.chosen = static_cast<std::size_t>(*chosen);
  }
}

// What a form field starts with: a state, or the number of a choice.
void Story::StartDefault(const xml::Element& element) {
  if (fields_.top() == nullptr) return;
  fields_.top()->form.initial = IsOn(element);
  StartChosen(element);
}

void Story::CutFields(std::size_t size) {
  if (fields_.size() <= size) return;
  fields_.Cut(size);
  document_.Guessed("a field without an end is taken to end with its cell or part", blocks_.where());
}

}  // namespace sarabun::wordml
