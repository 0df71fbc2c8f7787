#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sarabun/result.h"

namespace sarabun::warehouse {

// A small table that a person wrote: tab-separated, or CSV with quotes (RFC 4180), whichever the heading line is. It
// keeps where each field stood, so that a mistake can be shown with line and caret.
class LineTable {
 public:
  struct Row {
    std::uint32_t line = 0;           // from 1
    std::vector<std::string> fields;  // in the order of the heading
    std::vector<std::size_t> at;      // byte offset of each in its line
    std::string text;                 // the line itself
  };

  // Errors: a heading that lacks one of `required` or names what is neither there nor in `optional`, a row with another
  // number of fields, a quote that does not end.
  static Result<LineTable> Read(const std::string& path, const std::vector<std::string_view>& required,
                                const std::vector<std::string_view>& optional);

  const std::vector<Row>& rows() const { return rows_; }
  // The field under that heading; empty where the table has no such column.
  const std::string& Field(const Row& row, std::string_view heading) const;

  // kInvalidArgument about a field of a row: message, then the line, a caret and `expected`.
  Error Wrong(const Row& row, std::string_view heading, std::string message, std::string expected) const;

 private:
  std::size_t IndexOf(std::string_view heading) const;
  Status ReadHeading(const Row& row, const std::vector<std::string_view>& required,
                     const std::vector<std::string_view>& optional);
  Error At(const Row& row, std::size_t offset, std::string message, std::string expected) const;
  Result<Row> Cut(std::string_view line, std::uint32_t number, char separator) const;

  std::string path_;
  std::vector<std::string> headings_;
  std::vector<Row> rows_;
};

}  // namespace sarabun::warehouse
