#include "thai/icu_text.h"

#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "thai/clusters.h"

namespace sarabun::thai {

namespace {

std::u16string ToUtf16(std::u32string_view text) {
  std::u16string out;
  out.reserve(text.size());
  for (const char32_t c : text) {
    if (c < 0x10000) {
      out += static_cast<char16_t>(c);
    } else {
      out += static_cast<char16_t>(U16_LEAD(c));
      out += static_cast<char16_t>(U16_TRAIL(c));
    }
  }
  return out;
}

std::u32string ToUtf32(std::u16string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char16_t unit = text[i];
    if (U16_IS_LEAD(unit) && i + 1 < text.size()) {
      out += static_cast<char32_t>(U16_GET_SUPPLEMENTARY(unit, text[i + 1]));
      ++i;
    } else {
      out += unit;
    }
  }
  return out;
}

// Composes the piece [begin, end), which starts and ends at a composition boundary.
void ComposePiece(const UNormalizer2* nfc, Draft& draft, std::size_t begin, std::size_t end) {
  const std::u32string_view old(draft.text().data() + begin, end - begin);
  const std::u16string in = ToUtf16(old);
  std::u16string out(in.size() * 3 + 8, u'\0');
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size = unorm2_normalize(nfc, in.data(), static_cast<std::int32_t>(in.size()), out.data(),
                                             static_cast<std::int32_t>(out.size()), &status);
  if (U_FAILURE(status)) return;
  out.resize(static_cast<std::size_t>(size));
  const std::u32string now = ToUtf32(out);
  if (now != old) draft.Replace(begin, end, now, {RepairKind::kNormalForm, 1.0, "nfc"});
}

}  // namespace

bool Compose(Draft& draft) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status)) return false;
  const std::u32string& text = draft.text();
  const auto begins = [&](std::size_t i) { return unorm2_hasBoundaryBefore(nfc, static_cast<UChar32>(text[i])) != 0; };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (end < text.size() && !begins(end)) ++end;
    // A base under hundreds of marks is no writing, and sorting them would take quadratic time.
    constexpr std::size_t kLongestPiece = 256;
    if (end - i > kLongestPiece) {
      i = end;
      continue;
    }
    if (end > i + 1 || !unorm2_isInert(nfc, static_cast<UChar32>(text[i]))) ComposePiece(nfc, draft, i, end);
    i = end;
  }
  return draft.Apply();
}

struct IcuWords::Impl {
  IcuBreak kind = IcuBreak::kWord;
  UBreakIterator* iterator = nullptr;
  bool failed = false;
  ~Impl() {
    if (iterator != nullptr) ubrk_close(iterator);
  }
  bool Open() {
    if (iterator != nullptr || failed) return !failed;
    UErrorCode status = U_ZERO_ERROR;
    iterator = ubrk_open(kind == IcuBreak::kWord ? UBRK_WORD : UBRK_LINE, "th", nullptr, 0, &status);
    failed = U_FAILURE(status) || iterator == nullptr;
    return !failed;
  }
};

IcuWords::IcuWords(IcuBreak kind) : impl_(std::make_unique<Impl>()) { impl_->kind = kind; }
IcuWords::~IcuWords() = default;
IcuWords::IcuWords(IcuWords&&) noexcept = default;
IcuWords& IcuWords::operator=(IcuWords&&) noexcept = default;

void IcuWords::Split(std::u32string_view piece, std::vector<std::uint32_t>& ends) {
  constexpr std::size_t kLongest = 4096;
  ends.clear();
  piece = piece.substr(0, kLongest);
  if (piece.empty()) return;
  const auto size = static_cast<std::uint32_t>(piece.size());
  // Characters past the BMP are foreign to every dictionary here; one unit keeps offsets equal on both sides.
  std::u16string units;
  for (const char32_t c : piece) units += c < 0x10000 ? static_cast<char16_t>(c) : u'\xFFFD';
  UErrorCode status = U_ZERO_ERROR;
  if (impl_->Open()) ubrk_setText(impl_->iterator, units.data(), static_cast<std::int32_t>(units.size()), &status);
  if (impl_->failed || U_FAILURE(status)) {
    ends.push_back(size);
    return;
  }
  for (std::int32_t at = ubrk_next(impl_->iterator); at != UBRK_DONE; at = ubrk_next(impl_->iterator)) {
    const auto end = static_cast<std::uint32_t>(at);
    if (end == size || !ForbidsBreak(piece, end)) ends.push_back(end);
  }
}

}  // namespace sarabun::thai
