#pragma once

#include <string>
#include <vector>

#include "wordml/read_xml.h"

namespace sarabun::test {

// A construct of the checklist from a few lines of markup: what it gives wherever it stands.
struct RowCase {
  std::string row;            // its name in the checklist
  std::string name;           // of the case
  std::string body;           // blocks, as they stand in w:body or in a cell
  std::string events;         // see read_xml.h
  std::string findings = {};  // likewise, without places
  std::string original = {};  // events of the original; empty: not asked
  // Beside the body; `body` is not used.
  WordXml parts = {};
};

std::vector<RowCase> TextRows();
std::vector<RowCase> HiddenRows();
std::vector<RowCase> RevisionRows();
std::vector<RowCase> ListRows();

// Short ways to write markup, beside those of read_xml.h.
inline std::string RunOf(std::string_view content) { return "<w:r>" + std::string(content) + "</w:r>"; }
inline std::string Formatted(std::string_view properties, std::string_view text) {
  return "<w:r><w:rPr>" + std::string(properties) + "</w:rPr><w:t>" + std::string(text) + "</w:t></w:r>";
}
inline std::string PPr(std::string_view content) { return "<w:pPr>" + std::string(content) + "</w:pPr>"; }
inline std::string Around(std::string_view name, std::string_view content) {
  return "<" + std::string(name) + ">" + std::string(content) + "</" + std::string(name) + ">";
}
inline std::string StyleOf(std::string_view type, std::string_view id, std::string_view content) {
  return "<w:style w:type=\"" + std::string(type) + "\" w:styleId=\"" + std::string(id) + "\">" + std::string(content) +
         "</w:style>";
}

}  // namespace sarabun::test
