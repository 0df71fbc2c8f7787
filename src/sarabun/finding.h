#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sarabun/location.h"

namespace sarabun {

enum class Severity { kInfo, kWarning, kError };

// "info", "warning", "error".
std::string_view SeverityName(Severity severity);

// One fact under a finding, kept as text or number so that the public headers need no JSON type.
struct DataValue {
  enum class Kind { kText, kInteger, kReal, kTexts };
  Kind kind = Kind::kText;
  std::string text;
  std::int64_t integer = 0;
  double real = 0;
  std::vector<std::string> texts;

  static DataValue Text(std::string value);
  static DataValue Integer(std::int64_t value);
  static DataValue Real(double value);
  static DataValue Texts(std::vector<std::string> values);
};

// Something was changed, guessed, dropped or doubted, and the reading went on. What an Error is not.
// `code` is one of the contract's table (see sarabun/finding_codes.h), kebab-case.
struct Finding {
  std::string code;
  Severity severity = Severity::kInfo;
  std::optional<std::string> report_key;
  std::optional<std::string> agency;
  std::vector<std::string> items;    // item codes, document order; empty is null in JSON
  std::optional<std::string> field;  // JSON path in the record, indices from 0
  Location where;                    // table and row become `source`
  std::string message;               // English, one line
  std::string message_th;            // Thai, one line; filled in from the code's text where empty
  std::vector<std::string> related;
  std::vector<std::pair<std::string, DataValue>> data;
  std::string status;  // "new", "still" or "resolved" against an earlier round; empty is null in JSON
  // Set by the pipeline: the document it is about.
  std::string document_path;
  std::string document_sha256;
};

// Where a stage puts its findings. Not thread-safe: one a worker. `finding` is taken as it stands.
class FindingSink {
 public:
  virtual ~FindingSink() = default;
  virtual void Report(Finding finding) = 0;
};

// The plain one: keeps them in order.
class FindingList final : public FindingSink {
 public:
  void Report(Finding finding) override { items_.push_back(std::move(finding)); }
  const std::vector<Finding>& items() const { return items_; }
  std::vector<Finding>& items() { return items_; }

 private:
  std::vector<Finding> items_;
};

// For those who do not want them.
class DiscardFindings final : public FindingSink {
 public:
  void Report(Finding /*finding*/) override {}
};

}  // namespace sarabun
