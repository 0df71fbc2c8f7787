#include "stores/copy_text.h"

#include <string_view>

namespace sarabun::stores {

namespace {

void AppendEscaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t special = text.find_first_of("\\\t\n\r", at);
    out += text.substr(at, special - at);
    if (special == std::string_view::npos) return;
    out += '\\';
    const char sign = text[special];
    out += sign == '\t' ? 't' : sign == '\n' ? 'n' : sign == '\r' ? 'r' : '\\';
    at = special + 1;
  }
}

}  // namespace

void AppendCopyRow(std::string& out, std::span<const warehouse::Value> row) {
  bool first = true;
  for (const warehouse::Value& value : row) {
    if (!first) out += '\t';
    first = false;
    if (warehouse::IsNull(value)) {
      out += "\\N";
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      AppendEscaped(out, *text);
    } else {
      out += warehouse::ToText(value);
    }
  }
  out += '\n';
}

}  // namespace sarabun::stores
