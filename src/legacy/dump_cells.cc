#include "legacy/dump_cells.h"

#include <utility>

#include "legacy/dump_lines.h"

namespace sarabun::legacy {

namespace {

constexpr std::string_view kImageMark = "[image: ";
constexpr std::string_view kBookmarkMark = "[bookmark: ";
constexpr std::size_t kLongestName = 512;  // in bytes; what is longer is text that happens to begin so

// The name inside a mark that starts at `at`; npos in `end` where there is none.
struct Mark {
  std::string_view name;
  std::size_t end = std::string_view::npos;
};

Mark FindMark(std::string_view line, std::size_t at, std::string_view opening) {
  if (line.substr(at, opening.size()) != opening) return {};
  const std::size_t name = at + opening.size();
  const std::size_t close = line.substr(name, kLongestName).find(']');
  if (close == std::string_view::npos) return {};
  return {line.substr(name, close), name + close + 1};
}

}  // namespace

wordml::Paragraph ReadLine(std::string_view line) {
  wordml::Paragraph paragraph;
  std::string& text = paragraph.text.text;
  std::size_t at = 0;
  while (at < line.size()) {
    const std::size_t bracket = line.find('[', at);
    text.append(line.substr(at, bracket == std::string_view::npos ? bracket : bracket - at));
    if (bracket == std::string_view::npos) break;
    at = bracket;
    if (const Mark image = FindMark(line, at, kImageMark); image.end != std::string_view::npos) {
      wordml::Media& media = paragraph.media.emplace_back();
      media.offset = static_cast<std::uint32_t>(text.size());
      if (!image.name.empty()) media.text = std::string(image.name);
      at = image.end;
    } else if (const Mark bookmark = FindMark(line, at, kBookmarkMark); bookmark.end != std::string_view::npos) {
      at = bookmark.end;
    } else {
      text += line[at++];
    }
  }
  while (!text.empty() && text.back() == '\t') text.pop_back();
  return paragraph;
}

DumpCell ReadCell(const std::vector<std::string_view>& lines, std::size_t first, std::size_t end) {
  DumpCell cell;
  for (std::size_t line = first; line < end; ++line) {
    cell.paragraphs.push_back(ReadLine(line == first ? WithoutCellMark(lines[line]) : lines[line]));
    cell.images += static_cast<std::uint32_t>(cell.paragraphs.back().media.size());
  }
  while (cell.paragraphs.size() > 1 && cell.paragraphs.back().text.empty() && cell.paragraphs.back().media.empty()) {
    cell.paragraphs.pop_back();
  }
  for (const wordml::Paragraph& paragraph : cell.paragraphs) {
    if (&paragraph != &cell.paragraphs.front()) cell.text += '\n';
    cell.text += paragraph.text.text;
  }
  return cell;
}

}  // namespace sarabun::legacy
