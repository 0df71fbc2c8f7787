#pragma once

#include <memory>
#include <string>
#include <vector>

#include "audit/auditor.h"
#include "pipeline/gallery.h"
#include "pipeline/inputs.h"
#include "pipeline/readings.h"
#include "sarabun/extract.h"
#include "sarabun/result.h"

namespace sarabun::pipeline {

// Earlier rounds as a person names them, for an audit to compare with: reports, folders, records (JSONL), and stores
// that `load` wrote.
class EarlierRounds {
 public:
  // Sorts paths from stores, and looks what is below the paths. Nothing is read yet.
  explicit EarlierRounds(const std::vector<std::string>& against);

  bool wanted() const { return !against_.empty(); }
  const InputList& inputs() const { return inputs_; }

  // Reads everything. Errors: kCancelled; a store's own; that of the first input where not one report could be read.
  Status Read(const ExtractOptions& options, const Shared& shared, Observer* observer);

  // Keeps what is of a round before any of the present readings, and audits each round by itself, as the present one
  // will be; `gallery` saw the earlier pictures. Errors: kInvalidArgument where nothing is of an earlier round.
  Status Audit(const std::vector<Reading>& present, const Gallery& gallery, const Shared& shared,
               const audit::AuditOptions& options);

  // One a round, the latest first. They stay where they are.
  const std::vector<audit::Audited>& rounds() const { return rounds_; }
  // Files that could not be read, in input order, and reports that were left aside, a line each.
  const std::vector<Error>& rejections() const { return readings_.rejections; }
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  std::vector<std::string> against_;
  std::vector<std::string> stores_;
  InputList inputs_;
  Readings readings_;
  std::vector<audit::Audited> rounds_;
  std::vector<std::string> notes_;
};

// Gives an auditor what was read.
void Give(std::vector<Reading> units, audit::Auditor& auditor);

}  // namespace sarabun::pipeline
