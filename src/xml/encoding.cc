#include "xml/encoding.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/text.h"

namespace sarabun::xml {

bool IsPlainEncoding(std::string_view encoding) {
  const std::string name = ToLowerAscii(encoding);
  const std::string_view allowed[] = {"utf-8",     "utf8",     "utf-16",  "us-ascii", "ascii",
                                      "iso-8859-", "windows-", "tis-620", "cp125",    "cp874"};
  return std::any_of(std::begin(allowed), std::end(allowed),
                     [&](std::string_view prefix) { return name.starts_with(prefix); });
}

bool IsPlainUtf8(std::string_view bytes) {
  constexpr std::size_t kLongestDeclaration = 256;
  constexpr std::string_view kEncoding = "encoding";
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.size() < 2 || bytes[0] != '<' || bytes[1] == 0) return false;
  if (!bytes.starts_with("<?xml")) return true;
  const std::size_t end = bytes.substr(0, kLongestDeclaration).find("?>");
  if (end == std::string_view::npos) return false;
  const std::string declaration = ToLowerAscii(bytes.substr(0, end));
  const std::size_t encoding = declaration.find(kEncoding);
  return encoding == std::string::npos || declaration.find("utf-8", encoding) != std::string::npos;
}

}  // namespace sarabun::xml
