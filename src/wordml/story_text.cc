// Runs of a story and what they show. w:t is taken as it stands, whatever xml:space says; a line end or tab that
// stands in it as a character shows as a space, as in Word, so that '\n' in a text is always a break of its own.
#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "base/utf8.h"
#include "wordml/story.h"
#include "wordml/values.h"

namespace sarabun::wordml {

namespace {

constexpr char32_t kEmptyBox = 0x2610;
constexpr char32_t kCrossedBox = 0x2612;  // how Word draws a checked form field
constexpr std::string_view kHyphen = "-";

bool HasControls(std::string_view text) {
  bool any = false;
  for (const char byte : text) any |= static_cast<unsigned char>(byte) < 0x20u;
  return any;
}

void AppendSymbols(std::string& out, std::string_view text, SymbolFont font) {
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, i);
    const char32_t unicode = SymbolToUnicode(font, decoded.code_point);
    utf8::Append(out, unicode != 0 ? unicode : decoded.code_point);
    i += decoded.length;
  }
}

}  // namespace

OpenParagraph* Story::Shown() { return Hidden() || !fields_.showing() ? nullptr : blocks_.paragraph(); }

void Story::StartR(const xml::Element&) {
  Run run;
  const OpenParagraph* open = blocks_.paragraph();
  run.hidden = open != nullptr && open->style_vanishes && document_.options.hidden == HiddenText::kDrop;
  runs_.push_back(run);
  Open(kR);
}

void Story::StartRPr(const xml::Element&) {
  if (context_ == Context::kParagraph) {
    mark_ = {};
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
  Run& run = is_mark ? mark_ : runs_.back();
  if (document_.options.hidden == HiddenText::kKeep) return;
  OpenParagraph* open = blocks_.paragraph();
  if (run.vanish) {
    run.hidden = *run.vanish;
  } else {
    run.hidden = document_.styles.Vanishes(open == nullptr ? nullptr : open->style, run.style);
  }
  if (is_mark) open->mark_hidden = run.hidden;
}

void Story::StartRStyle(const xml::Element& element) {
  if (context_ == Context::kRun) runs_.back().style = document_.styles.Find(element.Get(kVal));
  if (context_ == Context::kMark) mark_.style = document_.styles.Find(element.Get(kVal));
}

void Story::StartVanish(const xml::Element& element) {
  if (context_ == Context::kRun) runs_.back().vanish = IsOn(element);
  if (context_ == Context::kMark) mark_.vanish = IsOn(element);
}

void Story::StartRFonts(const xml::Element& element) {
  if (context_ != Context::kRun) return;
  runs_.back().font = SymbolFontOf(element.Get(kAscii, element.Get(kHAnsi)));
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
  std::string& out = open->paragraph.text.text;
  const std::size_t before = out.size();
  if (runs_.empty() || runs_.back().font == SymbolFont::kNone) {
    out += text;
  } else {
    AppendSymbols(out, text, runs_.back().font);
  }
  if (HasControls(text)) {
    std::replace_if(
        out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
        [](char byte) { return static_cast<unsigned char>(byte) < 0x20u; }, ' ');
  }
  open->paragraph.characters += counted;
  if (out.size() > document_.options.limits.cell_text_bytes) {
    document_.StopAtLimit("cell_text_bytes", blocks_.where());
  }
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
  if (error != std::errc() || end == code.data() || value == 0) return;
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
  if (form.kind == FormField::Kind::kCheckBox) {
    const bool is_checked = form.checked.value_or(form.initial.value_or(false));
    ShowSign(utf8::Encode(is_checked ? kCrossedBox : kEmptyBox));
  } else if (form.chosen < form.choices.size()) {
    ShowSign(form.choices[form.chosen]);
  }
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
