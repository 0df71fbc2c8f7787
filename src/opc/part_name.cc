#include "opc/part_name.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace sarabun::opc {

namespace {

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool HasScheme(std::string_view target) {
  const std::size_t colon = target.find(':');
  return colon != std::string_view::npos && colon > 0 && target.find_first_of("/\\") > colon;
}

// The folder of a part with its last slash; empty at the top.
std::string_view FolderOf(const PartName& name) {
  const std::string_view value = name.value;
  return value.substr(0, value.rfind('/') + 1);
}

}  // namespace

PartName NormalName(std::string_view name) {
  const std::string slashed = ReplaceAll(name, "\\", "/");
  std::vector<std::string> segments;
  for (const std::string_view segment : Split(slashed, '/')) {
    if (segment.empty() || segment == ".") continue;
    if (segment != "..") {
      segments.emplace_back(segment);
    } else if (!segments.empty()) {
      segments.pop_back();
    }
  }
  return {Join(segments, "/")};
}

std::string NameKey(const PartName& name) { return ToLowerAscii(name.value); }

PartName ResolveTarget(const PartName& source, std::string_view target) {
  target = TrimAscii(target.substr(0, target.find('#')));
  if (target.empty() || HasScheme(target) || EqualsIgnoringAsciiCase(target, "NULL")) return {};
  if (target.front() == '/' || target.front() == '\\') return NormalName(target);
  return NormalName(std::string(FolderOf(source)).append(target));
}

std::string DecodePercent(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && text.size() - i > 2 ? HexDigit(text[i + 1]) : -1;
    const int low = high >= 0 ? HexDigit(text[i + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

PartName RelationshipsNameOf(const PartName& source) {
  const std::string_view folder = FolderOf(source);
  return {std::string(folder) + "_rels/" + source.value.substr(folder.size()) + ".rels"};
}

std::string ExtensionOf(const PartName& name) {
  const std::size_t point = name.value.rfind('.');
  if (point == std::string::npos || name.value.find('/', point) != std::string::npos) return {};
  return ToLowerAscii(std::string_view(name.value).substr(point + 1));
}

}  // namespace sarabun::opc
