#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sarabun/finding.h"
#include "sarabun/options.h"
#include "wordml/reader.h"

namespace sarabun::test {

// A Word file from the markup that a case is about. Everything is optional; w, r, mc and the drawing namespaces
// are declared.
struct WordXml {
  std::string body;    // inside w:body
  std::string styles;  // inside w:styles; likewise below
  std::string numbering;
  std::string footnotes;
  std::string endnotes;
  std::string comments;
  std::string header;
  std::string core;                                        // inside cp:coreProperties
  std::string relationships;                               // more of the main part's, as XML
  std::string package_relationships;                       // more of the package's
  std::vector<std::pair<std::string, std::string>> parts;  // more files: name, bytes

  std::string Zip() const;
};

// What a reading gave.
struct Read {
  Status status;
  std::string events;  // see below
  wordml::CharacterCount count;
  FindingList findings;

  // "code name-or-reason count@table,row,column", one a line, in order.
  std::string FindingLines() const;
};

// Events as one line:
//   <text>                  a paragraph; breaks as \n, page breaks as \f, tabs as \t
//   <1.\t|text>             with its label
//   <box:text>              from a text box
//   <text!picture:a.png:alt><text!link:http://x:shown><text!object:part:text><text^footnote:its text>
//   T2[ R( C{...} ) ]       a table with 2 gridCol, a row, a cell; without the blanks
//   R2,1h(                  a row after 2 columns and before 1, a header
//   C3v{ C^{ Ch{ C<{        spans 3 and restarts a vertical merge; continues one; the same of horizontal merges
// Checks on the way that no code point is lost or doubled: in = out + reported, out is what the events hold, and
// in is what a plain search for w:t finds.
Read ReadWord(const WordXml& xml, const ReadOptions& options = {});
inline Read ReadBody(std::string body, const ReadOptions& options = {}) {
  WordXml xml;
  xml.body = std::move(body);
  return ReadWord(xml, options);
}
inline std::string Events(std::string body, const ReadOptions& options = {}) {
  return ReadBody(std::move(body), options).events;
}

// Short ways to write markup.
std::string P(std::string_view content);  // w:p
std::string R(std::string_view text);     // w:r with w:t, text escaped
std::string T(std::string_view text);     // P(R(text))
std::string Cell(std::string_view content, std::string_view properties = {});
std::string Row(std::string_view cells, std::string_view properties = {});
std::string Table(std::string_view rows);

// "<p>" in a sequence of runs cut at byte `at`.
std::string CutRuns(std::string_view text, std::size_t at);

std::string Escape(std::string_view text);

// Code points of all w:t: a second opinion that shares nothing with the reader. The prefix must be w.
std::uint64_t CodePointsOfT(std::string_view xml);

}  // namespace sarabun::test
