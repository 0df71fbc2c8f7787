#pragma once

#include <memory>
#include <vector>

#include "sarabun/sink.h"
#include "sinks/csv.h"
#include "sinks/output.h"
#include "workbook/workbook.h"

namespace sarabun::sinks {

struct XlsxOptions {
  CsvHeadings headings = CsvHeadings::kKeys;
  std::vector<ExtraColumn> extra;  // as in CsvOptions
};

// Records as a workbook of one sheet, the columns and cells of CsvSink: numbers as numbers (see Workbook::AddRow),
// dates as ISO text, for a date cell would be shown by the viewer in one calendar or the other. Write fails as
// CsvSink's, and with kLimitReached where a record does not fit. Bytes go to the output in Finish alone.
class XlsxSink final : public Sink {
 public:
  explicit XlsxSink(std::unique_ptr<Output> output, XlsxOptions options = {});
  Status Begin() override;
  Status Write(const Record& record) override;
  Status Finish() override;

 private:
  std::unique_ptr<Output> output_;
  XlsxOptions options_;
  workbook::Workbook book_;
};

}  // namespace sarabun::sinks
