#include "sinks/xlsx.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace sarabun::sinks {

namespace {

constexpr const char* kSheet = "records";
constexpr double kUsualWidth = 12;

// In characters: ids and numbers narrow, sentences wide enough to read.
struct Width {
  std::string_view key;
  double characters;
};
constexpr std::array<Width, 16> kWidths = {{{"record_id", 10},
                                            {"key", 24},
                                            {"no", 6},
                                            {"agency", 24},
                                            {"round", 7},
                                            {"indicator_no", 9},
                                            {"indicator", 24},
                                            {"item", 8},
                                            {"statement", 44},
                                            {"score", 8},
                                            {"issues", 44},
                                            {"measures", 60},
                                            {"results", 60},
                                            {"document", 28},
                                            {"table", 7},
                                            {"row", 7}}};

double WidthOf(std::string_view key) {
  const auto at = std::find_if(kWidths.begin(), kWidths.end(), [&](const Width& width) { return width.key == key; });
  return at == kWidths.end() ? kUsualWidth : at->characters;
}

}  // namespace

XlsxSink::XlsxSink(std::unique_ptr<Output> output, XlsxOptions options)
    : output_(std::move(output)), options_(std::move(options)) {}

Status XlsxSink::Begin() {
  if (Status opened = output_->Open(); !opened) return opened;
  std::vector<std::string> headings = RecordHeadings(options_.headings, options_.extra);
  const std::vector<std::string> keys = RecordHeadings(CsvHeadings::kKeys, options_.extra);
  const std::vector<bool> numbers = RecordNumberColumns(options_.extra);
  std::vector<workbook::SheetColumn> columns;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    columns.push_back({std::move(headings[i]), WidthOf(keys[i]), numbers[i]});
  }
  return book_.AddSheet(kSheet, std::move(columns));
}

Status XlsxSink::Write(const Record& record) {
  if (Status known = CheckExtra(record, options_.extra); !known) return known;
  Status added = book_.AddRow(RecordCells(record, options_.extra), "record " + record.key);
  if (added) return added;
  Error error = added.error();
  error.where.path = record.document.path;
  return error;
}

Status XlsxSink::Finish() {
  if (Status done = book_.Finish([&](std::string_view bytes) { return output_->Write(bytes); }); !done) return done;
  return output_->Close();
}

}  // namespace sarabun::sinks
