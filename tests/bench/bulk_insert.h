#pragma once

#include <memory>
#include <string>
#include <vector>

#include "warehouse/report_rows.h"

namespace sarabun::test {

// Ends the program: a benchmark of something else than what it says is worth nothing.
[[noreturn]] void Wrong(const std::string& what);

// Seconds of processor that a process has had so far, by proc(5), in steps of a hundredth.
double ProcessSeconds(long pid);

// A store's own bulk insert from memory, written with nothing of ours but the rows: the model's tables with all their
// keys and checks, one transaction.
class Bulk {
 public:
  virtual ~Bulk() = default;
  // What to insert next; not timed. The reports must stay until the insert.
  virtual void Prepare(const std::vector<warehouse::ReportRows>& reports) { reports_ = &reports; }
  virtual void Insert() = 0;
  virtual void Finish() = 0;
  // Processor seconds that others had for it so far: a server's.
  virtual double SecondsElsewhere() const { return 0; }

 protected:
  const std::vector<warehouse::ReportRows>* reports_ = nullptr;
};

std::unique_ptr<Bulk> MakeSqliteBulk(const std::string& file);     // prepared statements
std::unique_ptr<Bulk> MakePostgresBulk(const std::string& uri);    // COPY of text that is ready in memory
std::unique_ptr<Bulk> MakeParquetBulk(const std::string& folder);  // the writer alone

}  // namespace sarabun::test
