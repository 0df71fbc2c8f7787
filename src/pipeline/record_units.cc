#include "pipeline/record_units.h"

#include <array>
#include <cerrno>
#include <memory>
#include <unordered_set>
#include <utility>

#include "base/file.h"
#include "base/sha256.h"
#include "sinks/record_reader.h"

namespace sarabun::pipeline {

namespace {

constexpr std::size_t kHeadBytes = 256;  // sinks::LooksLikeRecords needs no more
constexpr std::size_t kBlockBytes = 1U << 16;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

std::string UnitOf(const Record& record) { return record.document.sha256 + "/" + record.report.key; }

}  // namespace

bool HoldsRecords(const std::string& path) {
  if (path == "-" || KindOf(path) != PathKind::kFile) return false;
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) return false;
  std::array<char, kHeadBytes> head{};
  const std::size_t read = std::fread(head.data(), 1, head.size(), file.get());
  return sinks::LooksLikeRecords({head.data(), read});
}

Result<RecordFile> HashFile(std::FILE* stream, const std::string& name) {
  RecordFile file;
  Sha256 hash;
  std::array<char, kBlockBytes> block{};
  for (std::size_t read = 0; (read = std::fread(block.data(), 1, block.size(), stream)) > 0;) {
    hash.Update({block.data(), read});
    file.bytes += read;
  }
  if (std::ferror(stream) != 0) return SystemError("read", name, errno);
  file.sha256 = hash.FinishHex();
  std::rewind(stream);
  return file;
}

Status ReadUnits(std::FILE* stream, const std::string& name,
                 const std::function<Status(std::vector<Record>& records)>& take) {
  sinks::RecordReader reader(stream, name);
  sinks::RecordLine line;
  std::unordered_set<std::string> seen;
  std::vector<Record> unit;
  std::string current;
  const auto hand_on = [&]() -> Status {
    if (unit.empty()) return {};
    if (!seen.insert(current).second) {
      Error apart{ErrorCode::kMalformed,
                  "records of report " + unit.front().report.key + " stand in two places",
                  "keep the records of a report together, in the order in which `sarabun extract` writes them",
                  {}};
      apart.where.path = name;
      return apart;
    }
    Status taken = take(unit);
    unit.clear();
    return taken;
  };
  for (;;) {
    auto more = reader.Next(line);
    if (!more) return more.error();
    const std::string of = *more ? UnitOf(line.record) : std::string();
    if (!*more || of != current) {
      if (Status handed = hand_on(); !handed) return handed;
      if (!*more) return {};
      current = of;
    }
    unit.push_back(std::move(line.record));
  }
}

}  // namespace sarabun::pipeline
