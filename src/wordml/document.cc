#include "wordml/document.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "base/limit_error.h"

namespace sarabun::wordml {

namespace {

// Longer than any machine is up, and far from where time points overflow.
constexpr double kMostSeconds = 1e8;
// A document could name as many strange elements as it has bytes.
constexpr std::size_t kMostNames = 500;

// What the limit of that name counts, and how many there may be.
Error ErrorAt(const Limits& limits, std::string_view name) {
  struct Row {
    std::string_view name;
    std::string_view what;
    std::uint64_t most;
  };
  const Row rows[] = {{"table-depth", "tables in each other", limits.table_depth},
                      {"table-columns", "columns in a table", limits.table_columns},
                      {"table-cells", "cells", limits.table_cells},
                      {"cell-text-bytes", "bytes of text in one cell or paragraph", limits.cell_text_bytes},
                      {"text-bytes", "bytes of text", limits.text_bytes},
                      {"pictures", "pictures", limits.pictures},
                      {"seconds", "seconds for one document",
                       static_cast<std::uint64_t>(std::clamp(limits.seconds, 0.0, kMostSeconds))}};
  const Row* found = std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) { return row.name == name; });
  return MoreThan(found->most, found->what, found->name);
}

}  // namespace

Document::Document(opc::Package& of, const ReadOptions& how, FindingSink& to, xml::Parser& with)
    : package(of), options(how), findings(to), parser(with) {
  const std::chrono::duration<double> allowed(std::clamp(how.limits.seconds, 0.0, kMostSeconds));
  deadline_ = std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::nanoseconds>(allowed);
}

void Document::StopAtLimit(std::string_view name, const Location& where) {
  Error error = ErrorAt(options.limits, name);
  error.where = where;
  parser.Stop(std::move(error));
}

void Document::CheckClock(const Location& where) {
  if (std::chrono::steady_clock::now() > deadline_) StopAtLimit("seconds", where);
}

void Document::NotRead(std::string_view name, const Location& where) {
  Report("construct-not-read", std::string(name) + " is not read", name, where);
}

void Document::Guessed(std::string_view message, const Location& where) {
  Report("value-guessed", std::string(message), message, where);
}

void Document::ReportOnRequest() {
  const auto report = [this](std::string_view reason, std::uint64_t characters) {
    if (characters == 0) return;
    Finding finding;
    finding.code = "shown-on-request";
    finding.where.part = package.main_part().value;
    finding.message = std::to_string(characters) + " characters that Word does not show are read, as asked (" +
                      std::string(reason) + ")";
    finding.data.emplace_back("reason", DataValue::Text(std::string(reason)));
    finding.data.emplace_back("characters", DataValue::Integer(static_cast<std::int64_t>(characters)));
    findings.Report(std::move(finding));
  };
  report("hidden", on_request.hidden);
  report("deleted", on_request.deleted);
}

void Document::Report(std::string_view code, std::string message, std::string_view name, const Location& where) {
  if (said_.size() >= kMostNames || !said_.insert(std::string(code).append(":").append(name)).second) return;
  Finding finding;
  finding.code = code;
  finding.where = where;
  finding.message = std::move(message);
  finding.data.emplace_back("name", DataValue::Text(std::string(name)));
  findings.Report(std::move(finding));
}

}  // namespace sarabun::wordml
