#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/report.h"
#include "sarabun/extract.h"
#include "sarabun/result.h"

namespace sarabun::pipeline {

// The text of one picture that holds text records, mended.
struct Preview {
  std::string part;              // inside the package; empty for a picture given by itself and for a dump
  bool is_thumbnail = false;     // the picture of the first page
  std::string media_type;        // "image/x-emf", "image/x-wmf"; "text/plain" for a dump
  std::uint32_t records = 0;     // text records
  std::uint32_t unreadable = 0;  // of these, such as name glyphs by number
  bool is_partial = false;       // the picture is cut off, or holds more than is read
  std::vector<std::string> paragraphs;
};

// What `sarabun inspect --preview` shows.
struct PreviewList {
  std::string path;
  std::vector<Preview> previews;    // the thumbnail first, then in the package's order; those without text left out
  std::vector<std::string> silent;  // parts that are previews or metafiles and hold no text that can be read, why
};

// Previews of a Word file (also where its body is broken or its package has lost its way), an EMF or WMF by itself, or
// a text dump. "-" is standard input. Errors: of reading, kUnknownFormat for other files, and those of a zip or an
// XML file that cannot be opened at all.
Result<PreviewList> ReadPreviews(const std::string& path, const Shared& shared);

// One line a paragraph under a heading for each picture; ends with a line end, says so where there is nothing.
std::string PreviewText(const PreviewList& list);
// {"document": {"path"}, "previews": [{"part", "thumbnail", "media_type", "records", "unreadable", "partial",
// "paragraphs"}]}, one line.
std::string PreviewJson(const PreviewList& list);

// The start of what a report's thumbnail says, for the message about a report whose body cannot be read; none without
// one. `bytes` are the report's. Never fails: what cannot be read says nothing.
std::optional<std::string> ThumbnailExcerpt(const std::string& bytes, const Shared& shared);

}  // namespace sarabun::pipeline
