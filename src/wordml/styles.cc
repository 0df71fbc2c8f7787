#include "wordml/styles.h"

#include <algorithm>

#include "wordml/values.h"

namespace sarabun::wordml {

namespace {

Style::Kind KindOf(std::string_view type) {
  if (type == "paragraph") return Style::Kind::kParagraph;
  return type == "table" ? Style::Kind::kTable : Style::Kind::kOther;
}

std::uint32_t Band(const xml::Element& element) {
  return static_cast<std::uint32_t>(std::max(1, Integer(element.Get(kVal)).value_or(1)));
}

}  // namespace

void Styles::Clear() {
  styles_.clear();
  resolved_.clear();
  by_id_.clear();
  default_paragraph_.reset();
  default_table_.reset();
  default_vanish_ = false;
}

void Styles::Add(Style style) {
  // Of two with one id the first counts, as in Word.
  const auto [place, is_new] = by_id_.try_emplace(style.id, styles_.size());
  if (!is_new) return;
  const std::size_t index = styles_.size();
  if (style.is_default && style.kind == Style::Kind::kParagraph && !default_paragraph_) default_paragraph_ = index;
  if (style.is_default && style.kind == Style::Kind::kTable && !default_table_) default_table_ = index;
  styles_.push_back(std::move(style));
}

void Styles::Resolve() {
  resolved_.assign(styles_.size(), false);
  for (std::size_t i = 0; i < styles_.size(); ++i) ResolveChain(i);
}

// Down the chain to a style that is resolved, has no base or closes a ring; then back up, so that every style
// is visited once whatever the length of the chains.
void Styles::ResolveChain(std::size_t start) {
  std::vector<std::size_t> chain;
  for (std::size_t i = start; !resolved_[i];) {
    chain.push_back(i);
    resolved_[i] = true;
    const auto base = by_id_.find(styles_[i].based_on);
    if (base == by_id_.end()) break;
    i = base->second;
  }
  for (; !chain.empty(); chain.pop_back()) {
    Style& style = styles_[chain.back()];
    if (style.number.num_id) style.number_owner = &style;
    const auto found = by_id_.find(style.based_on);
    if (found == by_id_.end()) continue;
    const Style& base = styles_[found->second];
    if (!style.vanish) style.vanish = base.vanish;
    if (!style.font) style.font = base.font;
    style.parts.Inherit(base.parts);
    if (!style.number.level) style.number.level = base.number.level;
    if (!style.number.num_id) {
      style.number.num_id = base.number.num_id;
      style.number_owner = base.number_owner;
    }
  }
}

const Style* Styles::Paragraph(std::string_view id) const {
  const Style* style = Find(id);
  if (style != nullptr) return style;
  return default_paragraph_ ? &styles_[*default_paragraph_] : nullptr;
}

const Style* Styles::Table(std::string_view id) const {
  const Style* style = Find(id);
  if (style != nullptr) return style;
  return default_table_ ? &styles_[*default_table_] : nullptr;
}

const Style* Styles::Find(std::string_view id) const {
  if (id.empty()) return nullptr;
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &styles_[found->second];
}

bool Styles::Vanishes(bool in_table, const Style* paragraph, const Style* character) const {
  bool odd = in_table;
  for (const Style* style : {paragraph, character}) {
    if (style != nullptr && style->vanish.value_or(false)) odd = !odd;
  }
  return default_vanish_ || odd;
}

bool Styles::AsksForLast() const {
  return std::any_of(styles_.begin(), styles_.end(), [](const Style& style) { return style.parts.asks_for_last(); });
}

std::optional<SymbolFont> FontOf(const xml::Element& fonts) {
  std::optional<std::string_view> ascii;
  std::string_view high_ansi;
  for (const xml::Attribute attribute : fonts.attributes) {  // once: nearly every run has them
    if (attribute.id == kAsciiTheme || attribute.id == kHAnsiTheme) return SymbolFont::kNone;
    if (attribute.id == kAscii) ascii = attribute.value;
    if (attribute.id == kHAnsi) high_ansi = attribute.value;
  }
  const std::string_view name = ascii.value_or(high_ansi);
  if (name.empty()) return std::nullopt;
  return SymbolFontOf(name);
}

void StylesHandler::OnStart(const xml::Element& element) {
  ++depth_;
  if (skip_depth_ != 0) return;
  switch (element.id) {
    case kStyle:
      style_ = {};
      style_.id = element.Get(kStyleId);
      style_.kind = KindOf(element.Get(kType, "paragraph"));
      style_.is_default = IsTrue(element.Get(kDefault, "0"));
      style_depth_ = depth_;
      return;
    case kRPrDefault:
      defaults_depth_ = depth_;
      return;
    case kTblStylePr:
      part_depth_ = depth_;
      part_ = TablePartOf(element.Get(kType));
      return;
    case kSubtree:
    case kPPrChange:
    case kRPrChange:
    case kTrPrChange:
    case kTcPrChange:
      skip_depth_ = depth_;
      return;
    default:
      OnProperty(element);
  }
}

// A part's looks are its own; of them all only hiding bears on text.
void StylesHandler::OnPartProperty(const xml::Element& element) {
  if (element.id != kVanish || !part_ || style_.kind != Style::Kind::kTable) return;
  style_.parts.vanish[static_cast<std::size_t>(*part_)] = IsOn(element);
}

void StylesHandler::OnProperty(const xml::Element& element) {
  if (part_depth_ != 0) return OnPartProperty(element);
  if (element.id == kVanish) {
    if (defaults_depth_ != 0) {
      styles_.SetDefaultVanish(IsOn(element));
    } else if (style_depth_ != 0) {
      style_.vanish = IsOn(element);
    }
  }
  if (style_depth_ == 0) return;
  if (element.id == kRFonts) {
    if (const std::optional<SymbolFont> font = FontOf(element)) style_.font = font;
  }
  if (element.id == kBasedOn) style_.based_on = element.Get(kVal);
  if (element.id == kNumId) style_.number.num_id = Integer(element.Get(kVal));
  if (element.id == kTblStyleRowBandSize) style_.parts.row_band = Band(element);
  if (element.id == kTblStyleColBandSize) style_.parts.column_band = Band(element);
  if (element.id == kIlvl) style_.number.level = Integer(element.Get(kVal));
}

void StylesHandler::OnEnd(const xml::Element&) {
  if (depth_ == style_depth_) {
    styles_.Add(std::move(style_));
    style_depth_ = 0;
  }
  if (depth_ == defaults_depth_) defaults_depth_ = 0;
  if (depth_ == part_depth_) part_depth_ = 0;
  if (depth_ == skip_depth_) skip_depth_ = 0;
  --depth_;
}

}  // namespace sarabun::wordml
