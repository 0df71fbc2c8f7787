#pragma once

#include <cstdint>

namespace sarabun {

// What one document may cost. Exceeding a limit is ErrorCode::kLimitReached: that file is rejected, the batch
// goes on. The defaults leave an honest report of any size alone: the largest district report seen inflates
// 48:1 to about 8 MB, attacks aim at 1000:1 and gigabytes.
struct Limits {
  std::uint64_t file_bytes = 512ull << 20;   // the file on disk; it is held in memory while it is read
  std::uint64_t part_bytes = 1ull << 30;     // one part after inflation; it is streamed, not held
  std::uint64_t total_bytes = 4ull << 30;    // all parts read, after inflation
  double inflation_ratio = 400.0;            // a part's size over its packed size, once past ratio_floor
  std::uint64_t ratio_floor = 16ull << 20;   // small parts may be as repetitive as they like
  std::uint32_t entries = 20'000;            // files in the zip
  std::uint32_t xml_depth = 2'000;           // open elements; Word itself nests below 200
  std::uint32_t xml_attributes = 1'000;      // on one element
  std::uint32_t table_depth = 32;            // tables inside tables
  std::uint32_t table_columns = 1'024;       // Word allows 63
  std::uint64_t table_cells = 20'000'000;    // in one document
  std::uint64_t cell_text_bytes = 8u << 20;  // text of one cell or paragraph
  std::uint64_t text_bytes = 512ull << 20;   // text of the whole document
  std::uint32_t pictures = 20'000;           // references to pictures in one document
  double seconds = 120.0;                    // wall clock for one document, conversion not included
  // Address space of the process that reads one document apart (ExtractOptions::isolate), beyond what it starts with.
  std::uint64_t memory_bytes = 2ull << 30;
  // LibreOffice's time for one old file (.doc, .rtf, .odt), wall clock, its start included: seconds on an idle machine,
  // and a machine may be busy.
  double conversion_seconds = 120.0;
};

}  // namespace sarabun
