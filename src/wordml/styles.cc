#include "wordml/styles.h"

#include "wordml/values.h"

namespace sarabun::wordml {

void Styles::Clear() {
  styles_.clear();
  resolved_.clear();
  by_id_.clear();
  default_paragraph_.reset();
  default_vanish_ = false;
}

void Styles::Add(Style style) {
  // Of two with one id the first counts, as in Word.
  const auto [place, is_new] = by_id_.try_emplace(style.id, styles_.size());
  if (!is_new) return;
  if (style.is_paragraph && style.is_default && !default_paragraph_) default_paragraph_ = styles_.size();
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

const Style* Styles::Find(std::string_view id) const {
  if (id.empty()) return nullptr;
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &styles_[found->second];
}

bool Styles::Vanishes(const Style* paragraph, const Style* character) const {
  const bool in_paragraph = paragraph != nullptr && paragraph->vanish.value_or(false);
  const bool in_character = character != nullptr && character->vanish.value_or(false);
  return default_vanish_ || in_paragraph != in_character;
}

void StylesHandler::OnStart(const xml::Element& element) {
  ++depth_;
  if (skip_depth_ != 0) return;
  switch (element.id) {
    case kStyle:
      style_ = {};
      style_.id = element.Get(kStyleId);
      style_.is_paragraph = element.Get(kType, "paragraph") == "paragraph";
      style_.is_default = IsTrue(element.Get(kDefault, "0"));
      style_depth_ = depth_;
      return;
    case kRPrDefault:
      defaults_depth_ = depth_;
      return;
    case kSubtree:
      skip_depth_ = depth_;
      return;
    default:
      OnProperty(element);
  }
}

void StylesHandler::OnProperty(const xml::Element& element) {
  if (element.id == kVanish) {
    if (defaults_depth_ != 0) {
      styles_.SetDefaultVanish(IsOn(element));
    } else if (style_depth_ != 0) {
      style_.vanish = IsOn(element);
    }
  }
  if (style_depth_ == 0) return;
  if (element.id == kBasedOn) style_.based_on = element.Get(kVal);
  if (element.id == kNumId) style_.number.num_id = Integer(element.Get(kVal));
  if (element.id == kIlvl) style_.number.level = Integer(element.Get(kVal));
}

void StylesHandler::OnEnd(const xml::Element&) {
  if (depth_ == style_depth_) {
    styles_.Add(std::move(style_));
    style_depth_ = 0;
  }
  if (depth_ == defaults_depth_) defaults_depth_ = 0;
  if (depth_ == skip_depth_) skip_depth_ = 0;
  --depth_;
}

}  // namespace sarabun::wordml
