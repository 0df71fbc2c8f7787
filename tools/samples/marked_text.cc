#include "tools/samples/marked_text.h"

#include <algorithm>

#include "tools/docx_builder/cutter.h"

namespace sarabun::samples {
namespace {

bool IsDigit(std::string_view token, std::size_t at, std::size_t length) {
  if (length == 1) return token[at] >= '0' && token[at] <= '9';
  // Thai digits are U+0E50 to U+0E59: E0 B9 90 to E0 B9 99.
  const auto last = static_cast<unsigned char>(token[at + length - 1]);
  return length == 3 && token[at + 1] == '\xB9' && last >= 0x90 && last <= 0x99;
}

// "1." "1)" "(1)" "1.1" "๑." "ก." "-" "•"
bool IsLabel(std::string_view token) {
  if (token == "-" || token == "•") return true;
  bool digits = false;
  bool mark = false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < token.size();) {
    const std::size_t length = build::CodePointLength(token, at);
    if (IsDigit(token, at, length)) {
      digits = true;
    } else if (length == 1 && (token[at] == '.' || token[at] == ')' || token[at] == '(')) {
      mark = true;
    } else if (length == 3 && token[at + 1] == '\xB8') {
      ++letters;
    } else {
      return false;
    }
    at += length;
  }
  return mark && (digits ? letters == 0 : letters == 1);
}

std::string_view WithoutDeletions(std::string_view marked, std::string& store) {
  store.clear();
  while (!marked.empty()) {
    const std::size_t open = std::min(marked.find("{-"), marked.size());
    store += marked.substr(0, open);
    if (open == marked.size()) break;
    marked.remove_prefix(marked.find("-}", open) + 2);
  }
  for (const std::string_view mark : {"{+", "+}"}) {
    for (std::size_t at = store.find(mark); at != std::string::npos; at = store.find(mark))
      store.erase(at, mark.size());
  }
  return store;
}

}  // namespace

std::vector<std::string_view> SplitAt(std::string_view text, std::string_view mark) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark)) {
    pieces.push_back(text.substr(0, at));
    text.remove_prefix(at + mark.size());
  }
  pieces.push_back(text);
  return pieces;
}

std::vector<Line> ReadLines(std::string_view block) {
  std::vector<Line> lines;
  for (std::string_view text : SplitAt(block, "\n")) {
    if (text.empty()) continue;
    Line line;
    line.empty = text == kParagraphMark;
    if (text.ends_with(kBreakMark)) {
      line.broken_after = true;
      text.remove_suffix(kBreakMark.size());
    }
    const std::size_t space = std::min(text.find(' '), text.find(kTabMark));
    const std::string_view token = text.substr(0, space);
    const std::string_view rest = space == std::string_view::npos ? std::string_view() : text.substr(space);
    if (token == "#." || token == "##.") {
      line.word_level = static_cast<int>(token.size()) - 1;
      line.text = rest.substr(1);
      line.typed = line.text;
    } else {
      if (!rest.empty() && IsLabel(token)) line.label = token;
      line.text = line.label.empty() ? text : rest;
      line.typed = text;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string Reading(std::string_view marked) {
  std::string store;
  std::string out;
  for (std::string_view text = WithoutDeletions(marked, store); !text.empty();) {
    std::size_t length = build::CodePointLength(text, 0);
    const std::string_view point = text.substr(0, length);
    if (point == " " || point == kLostSpaceMark || point == kTabMark) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (point != kBreakMark && point != kParagraphMark) {
      out += point;
    }
    text.remove_prefix(length);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void Type(std::string_view marked, build::Paragraph& paragraph) {
  std::string plain;
  const auto flush = [&] {
    paragraph.Add(plain);
    plain.clear();
  };
  while (!marked.empty()) {
    const std::size_t length = build::CodePointLength(marked, 0);
    const std::string_view point = marked.substr(0, length);
    if (marked.starts_with("{+") || marked.starts_with("{-")) {
      const bool inserted = marked[1] == '+';
      const std::size_t end = marked.find(inserted ? "+}" : "-}");
      const std::string text(marked.substr(2, end - 2));
      flush();
      paragraph.Add(inserted ? build::Piece::Inserted(text) : build::Piece::Deleted(text));
      marked.remove_prefix(end + 2);
      continue;
    }
    if (point == kBreakMark) {
      plain += '\n';
    } else if (point == kTabMark) {
      plain += '\t';
    } else if (point != kLostSpaceMark) {
      plain += point;
    }
    marked.remove_prefix(length);
  }
  flush();
}

}  // namespace sarabun::samples
