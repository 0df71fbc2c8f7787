#include "parquet/column.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "parquet/encoding.h"
#include "parquet/format.h"
#include "parquet/thrift.h"

namespace sarabun::parquet {

namespace {

// Pages of about a megabyte, as readers expect (the format's own advice); a chunk is read page by page.
constexpr std::size_t kPageBytes = 1u << 20;
// A dictionary has to pay: no more than a megabyte, and no more entries than half of the values.
constexpr std::size_t kDictionaryBytes = 1u << 20;
constexpr std::size_t kLongestBound = 64;

std::string PageHeader(PageKind kind, std::size_t plain_size, std::size_t size, std::size_t values, Encoding encoding) {
  CompactWriter thrift;
  thrift.Begin();
  thrift.Integer(1, kind, 32);
  thrift.Integer(2, static_cast<std::int64_t>(plain_size), 32);
  thrift.Integer(3, static_cast<std::int64_t>(size), 32);
  thrift.BeginField(kind == kDataPage ? 5 : 7);
  thrift.Integer(1, static_cast<std::int64_t>(values), 32);
  thrift.Integer(2, encoding, 32);
  if (kind == kDataPage) {
    thrift.Integer(3, kRle, 32);  // definition levels
    thrift.Integer(4, kRle, 32);  // repetition levels, of which a flat column has none
  }
  thrift.End();
  thrift.End();
  return thrift.bytes();
}

Status AppendPage(PageKind kind, std::string_view body, std::size_t values, Encoding encoding, Chunk& chunk) {
  std::string compressed;
  if (Status done = Compress(body, compressed); !done) return done;
  const std::string header = PageHeader(kind, body.size(), compressed.size(), values, encoding);
  chunk.pages += header;
  chunk.pages += compressed;
  chunk.plain_size += header.size() + body.size();
  return {};
}

// The longest prefix of whole characters within the bound.
std::string_view Prefix(std::string_view text) {
  if (text.size() <= kLongestBound) return text;
  std::size_t end = 0;
  for (std::size_t at = 0; at < kLongestBound;) {
    at += utf8::Decode(text, at).length;
    if (at <= kLongestBound) end = at;
  }
  return text.substr(0, end);
}

// The least text of that length or shorter that sorts after everything with this prefix; nothing if there is none.
std::optional<std::string> AfterPrefix(std::string_view prefix) {
  std::string text(prefix);
  while (!text.empty()) {
    const utf8::Decoded last = utf8::DecodeBefore(text, text.size());
    text.resize(text.size() - last.length);
    if (!last.valid || last.code_point >= 0x10FFFF) continue;
    constexpr char32_t kBeforeSurrogates = 0xD7FF;
    constexpr char32_t kAfterSurrogates = 0xE000;
    utf8::Append(text, last.code_point == kBeforeSurrogates ? kAfterSurrogates : last.code_point + 1);
    return text;
  }
  return std::nullopt;
}

std::optional<Bounds> TextBounds(std::string_view least, std::string_view greatest) {
  Bounds bounds{std::string(Prefix(least)), std::string(greatest), least.size() <= kLongestBound};
  if (greatest.size() > kLongestBound) {
    auto after = AfterPrefix(Prefix(greatest));
    if (!after) return std::nullopt;
    bounds.greatest = std::move(*after);
    bounds.exact = false;
  }
  return bounds;
}

}  // namespace

void ColumnBuffer::AddNumber(std::int64_t value) {
  levels_.push_back(1);
  numbers_.push_back(value);
}

void ColumnBuffer::AddDouble(double value) {
  levels_.push_back(1);
  doubles_.push_back(value);
}

void ColumnBuffer::AddText(std::string_view value) {
  levels_.push_back(1);
  text_ += value;
  text_ends_.push_back(text_.size());
}

std::size_t ColumnBuffer::bytes() const {
  return text_.size() + 8 * (numbers_.size() + doubles_.size() + text_ends_.size()) + 4 * levels_.size();
}

std::size_t ColumnBuffer::values() const { return numbers_.size() + doubles_.size() + text_ends_.size(); }

std::string_view ColumnBuffer::TextAt(std::size_t value) const {
  const std::size_t begin = value == 0 ? 0 : text_ends_[value - 1];
  return std::string_view(text_).substr(begin, text_ends_[value] - begin);
}

void ColumnBuffer::AppendPlain(std::size_t value, std::string& out) const {
  switch (column_.type) {
    case Type::kText:
    case Type::kJson:
      AppendByteArray(TextAt(value), out);
      break;
    case Type::kDouble:
      AppendDouble(doubles_[value], out);
      break;
    case Type::kInt64:
    case Type::kTimestamp:
    case Type::kLocalTime:
      AppendInt64(numbers_[value], out);
      break;
    case Type::kInt32:
    case Type::kDate:
    case Type::kDecimal:
      AppendInt32(static_cast<std::int32_t>(numbers_[value]), out);
      break;
    case Type::kBool:
      out += static_cast<char>(numbers_[value] != 0 ? 1 : 0);
      break;
  }
}

// Finds each value's place among the different ones. False where a dictionary would not pay.
bool ColumnBuffer::BuildDictionary() {
  const std::size_t count = values();
  if (column_.type == Type::kBool || count == 0) return false;
  places_.clear();
  dictionary_.clear();
  dictionary_plain_bytes_ = 0;
  std::unordered_map<std::string_view, std::uint32_t> text_places;
  std::unordered_map<std::uint64_t, std::uint32_t> number_places;
  const std::size_t most = count / 2 + 1;
  for (std::size_t i = 0; i < count; ++i) {
    const auto next = static_cast<std::uint32_t>(dictionary_.size());
    std::uint32_t place = 0;
    if (IsText()) {
      place = text_places.try_emplace(TextAt(i), next).first->second;
    } else {
      const std::uint64_t bits = column_.type == Type::kDouble ? std::bit_cast<std::uint64_t>(doubles_[i])
                                                               : static_cast<std::uint64_t>(numbers_[i]);
      place = number_places.try_emplace(bits, next).first->second;
    }
    if (place == next) {
      dictionary_.push_back(i);
      dictionary_plain_bytes_ += IsText() ? TextAt(i).size() + 4 : 8;
      if (dictionary_.size() > most || dictionary_plain_bytes_ > kDictionaryBytes) return false;
    }
    places_.push_back(place);
  }
  return true;
}

std::vector<ColumnBuffer::Page> ColumnBuffer::SplitPages() const {
  std::vector<Page> pages;
  Page page{0, 0, 0, 0};
  std::size_t bytes = 0;
  std::size_t value = 0;
  for (std::size_t row = 0; row < levels_.size(); ++row) {
    if (bytes >= kPageBytes) {
      pages.push_back(page);
      page = {row, 0, value, 0};
      bytes = 0;
    }
    ++page.rows;
    bytes += 1;
    if (levels_[row] == 0) continue;
    bytes += IsText() ? TextAt(value).size() + 4 : 8;
    ++page.values;
    ++value;
  }
  pages.push_back(page);
  return pages;
}

std::string ColumnBuffer::PageBody(const Page& page, bool dictionary) const {
  std::string body;
  if (!column_.required) {
    std::string levels;
    AppendHybrid(std::span(levels_).subspan(page.first_row, page.rows), 1, levels);
    AppendInt32(static_cast<std::int32_t>(levels.size()), body);
    body += levels;
  }
  if (dictionary) {
    const int width = BitWidth(static_cast<std::uint32_t>(dictionary_.size() - 1));
    body += static_cast<char>(width);
    AppendHybrid(std::span(places_).subspan(page.first_value, page.values), width, body);
  } else if (column_.type == Type::kBool) {
    for (std::size_t i = 0; i < page.values; ++i) {
      if (i % 8 == 0) body += '\0';
      const unsigned bit = numbers_[page.first_value + i] != 0 ? 1u << (i % 8) : 0;
      body.back() = static_cast<char>(static_cast<unsigned char>(body.back()) | bit);
    }
  } else {
    for (std::size_t i = 0; i < page.values; ++i) AppendPlain(page.first_value + i, body);
  }
  return body;
}

std::optional<Bounds> ColumnBuffer::FindBounds() const {
  if (values() == 0) return std::nullopt;
  std::size_t least = 0;
  std::size_t greatest = 0;
  const auto less = [this](std::size_t a, std::size_t b) {
    if (IsText()) return TextAt(a) < TextAt(b);  // by unsigned bytes
    return column_.type == Type::kDouble ? doubles_[a] < doubles_[b] : numbers_[a] < numbers_[b];
  };
  for (std::size_t i = 0; i < values(); ++i) {
    if (column_.type == Type::kDouble && std::isnan(doubles_[i])) return std::nullopt;
    if (less(i, least)) least = i;
    if (less(greatest, i)) greatest = i;
  }
  if (IsText()) return TextBounds(TextAt(least), TextAt(greatest));
  Bounds bounds;
  AppendPlain(least, bounds.least);
  AppendPlain(greatest, bounds.greatest);
  return bounds;
}

Result<Chunk> ColumnBuffer::Finish() {
  Chunk chunk;
  chunk.values = rows();
  chunk.nulls = rows() - values();
  chunk.bounds = FindBounds();
  const bool dictionary = BuildDictionary();
  if (dictionary) {
    std::string entries;
    for (const std::size_t value : dictionary_) AppendPlain(value, entries);
    if (Status done = AppendPage(kDictionaryPage, entries, dictionary_.size(), kPlain, chunk); !done) {
      return done.error();
    }
    chunk.dictionary_bytes = chunk.pages.size();
  }
  for (const Page& page : SplitPages()) {
    const Encoding encoding = dictionary ? kRleDictionary : kPlain;
    if (Status done = AppendPage(kDataPage, PageBody(page, dictionary), page.rows, encoding, chunk); !done) {
      return done.error();
    }
  }
  Clear();
  return chunk;
}

void ColumnBuffer::Clear() {
  levels_.clear();
  numbers_.clear();
  doubles_.clear();
  text_.clear();
  text_ends_.clear();
  places_.clear();
  dictionary_.clear();
}

}  // namespace sarabun::parquet
