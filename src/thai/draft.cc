#include "thai/draft.h"

#include <algorithm>

#include "base/utf8.h"

namespace sarabun::thai {

std::string ToUtf8(std::u32string_view text) {
  std::string out(text.size() * 4, '\0');
  char* at = out.data();
  const auto put = [&](char32_t byte) { *at++ = static_cast<char>(static_cast<unsigned char>(byte)); };
  std::string other;
  for (const char32_t c : text) {
    if (c < 0x80) {
      put(c);
    } else if (c >= 0x800 && c < 0xD800) {
      put(0xE0 | c >> 12);
      put(0x80 | (c >> 6 & 0x3F));
      put(0x80 | (c & 0x3F));
    } else {
      other.clear();
      utf8::Append(other, c);
      for (const char byte : other) *at++ = byte;
    }
  }
  out.resize(static_cast<std::size_t>(at - out.data()));
  return out;
}

void Draft::Clear() {
  text_.clear();
  pool_.clear();
  edits_.clear();
  joints_.clear();
  repairs_.clear();
}

void Draft::Record(std::size_t begin, std::size_t end, std::u32string_view with, bool listed, Label label) {
  edits_.push_back({begin, end, pool_.size(), with.size(), listed, label});
  pool_ += with;
}

void Draft::Replace(std::size_t begin, std::size_t end, std::u32string_view with, Label label) {
  Record(begin, end, with, true, label);
}

void Draft::Fold(std::size_t begin, std::size_t end, std::u32string_view with) { Record(begin, end, with, false, {}); }

// Items and edits both rise, so one walk moves all of them. A place inside an edit goes to where its
// replacement begins.
template <class GetOffset, class Items>
void Draft::MoveAlong(Items& items, GetOffset offset_of) const {
  std::size_t edit = 0;
  for (auto& item : items) {
    std::size_t& offset = offset_of(item);
    while (edit < edits_.size() && edits_[edit].end <= offset) ++edit;
    if (edit < edits_.size() && edits_[edit].begin <= offset) {
      offset = placed_[edit];
    } else if (edit > 0) {
      offset = offset - edits_[edit - 1].end + placed_[edit - 1] + edits_[edit - 1].with_size;
    }
  }
}

bool Draft::Apply() {
  if (edits_.empty()) return false;
  scratch_.clear();
  placed_.clear();
  std::size_t from = 0;
  for (const Edit& edit : edits_) {
    scratch_.append(text_, from, edit.begin - from);
    placed_.push_back(scratch_.size());
    scratch_.append(pool_, edit.with_begin, edit.with_size);
    from = edit.end;
  }
  scratch_.append(text_, from);
  MoveAlong(joints_, [](Joint& joint) -> std::size_t& { return joint.offset; });
  MoveAlong(repairs_, [](sarabun::thai::Repair& repair) -> std::size_t& { return repair.offset; });
  for (std::size_t i = 0; i < edits_.size(); ++i) {
    const Edit& edit = edits_[i];
    if (!edit.listed) continue;
    const std::u32string_view old(text_.data() + edit.begin, edit.end - edit.begin);
    const std::u32string_view now(pool_.data() + edit.with_begin, edit.with_size);
    Note(placed_[i], ToUtf8(old), ToUtf8(now), edit.label);
  }
  std::stable_sort(repairs_.begin(), repairs_.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
  text_.swap(scratch_);
  edits_.clear();
  pool_.clear();
  return true;
}

void Draft::Note(std::size_t offset, std::string before, std::string after, Label label) {
  repairs_.push_back({label.kind, offset, std::move(before), std::move(after), label.confidence, label.reason});
}

}  // namespace sarabun::thai
