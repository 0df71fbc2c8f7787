#pragma once

#include <cstdint>
#include <filesystem>

namespace sarabun::samples {

struct Order {
  std::filesystem::path samples;  // the tree's folder, with source/ in it
  std::filesystem::path out;      // for drawn reports; created where absent
  std::uint64_t seed = 1;
  bool quiet = false;  // without naming what was written
};

// Each says on standard error what went wrong, and on standard output what it wrote.
bool WriteSamples(const Order& order);
// False where a file of the tree is not what its source gives, or is missing, or has no source.
bool CheckSamples(const Order& order);
bool WriteDistricts(const Order& order, std::size_t count);
// Drawn reports with the faults that samples/source/faults.yaml plans: the reports, faults.tsv (what an audit must say
// of them) and agencies.tsv (who must report).
bool WriteSown(const Order& order, std::size_t count);
// Rounds of the same districts with the faults that the file plans between them: now/ with what is audited, earlier/
// with the round before and the one before that, faults.tsv and agencies.tsv.
bool WriteRounds(const Order& order, std::size_t count);
// One report with a heading and `rows` more rows, without pictures, streamed to disk.
bool WriteRows(const Order& order, std::size_t rows);

}  // namespace sarabun::samples
