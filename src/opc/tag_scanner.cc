#include "opc/tag_scanner.h"

#include <algorithm>

namespace sarabun::opc {

namespace {

constexpr std::string_view kSpaces = " \t\r\n";

std::size_t Behind(std::string_view text, std::string_view mark, std::size_t from) {
  const std::size_t found = text.find(mark, from);
  return found == std::string_view::npos ? text.size() : found + mark.size();
}

// '>' may stand in an attribute's value.
std::size_t BehindTag(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    at = text.find_first_of("\"'>", at);
    if (at == std::string_view::npos) return text.size();
    if (text[at] == '>') return at + 1;
    at = Behind(text, text.substr(at, 1), at + 1);
  }
  return text.size();
}

}  // namespace

TagScanner::Tag TagScanner::Next() {
  for (;;) {
    const std::size_t begin = std::min(text_.find('<', at_), text_.size());
    const std::string_view rest = text_.substr(begin);
    if (rest.starts_with("<!--")) {
      at_ = Behind(text_, "-->", begin + 4);
    } else if (rest.starts_with("<![CDATA[")) {
      at_ = Behind(text_, "]]>", begin);
    } else if (rest.starts_with("<?")) {
      at_ = Behind(text_, "?>", begin);
    } else {
      at_ = BehindTag(text_, begin);
      return {begin, at_};
    }
  }
}

TagScanner::Tag TagScanner::Start() {
  const Tag tag = Next();
  empty_ = tag.end - tag.begin > 2 && text_[tag.end - 2] == '/';
  return tag;
}

TagScanner::Tag TagScanner::End() {
  if (!empty_) return Next();
  empty_ = false;
  return {at_, at_};
}

std::size_t NameEnd(std::string_view tag) { return std::min(tag.find_first_of(" \t\r\n/>", 1), tag.size()); }

std::vector<NamespaceDeclaration> DeclarationsOf(std::string_view tag) {
  std::vector<NamespaceDeclaration> all;
  for (std::size_t at = tag.find_first_not_of(kSpaces, NameEnd(tag)); at < tag.size();) {
    const std::size_t quote = tag.find_first_of("\"'", at);
    if (quote == std::string_view::npos) break;
    const std::string_view name = tag.substr(at, tag.find_first_of(" \t\r\n=", at) - at);
    const std::size_t end = Behind(tag, tag.substr(quote, 1), quote + 1);
    if (name == "xmlns" || name.starts_with("xmlns:")) {
      all.push_back({std::string(name), std::string(tag.substr(at, end - at))});
    }
    at = tag.find_first_not_of(kSpaces, end);
  }
  return all;
}

}  // namespace sarabun::opc
