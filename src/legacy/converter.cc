#include "legacy/converter.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/sha256.h"
#include "legacy/old_file.h"

namespace sarabun::legacy {

namespace {

constexpr std::size_t kMostInGroup = 16;                // what one crash can put back
constexpr std::uint64_t kMostGroupBytes = 64ull << 20;  // read at once while a group is put together
constexpr std::uint64_t kMostKept = 1ull << 30;
constexpr unsigned kMostProcesses = 4;
constexpr std::size_t kHeadBytes = 512;  // enough for Sniff to know the container

struct Ending {
  InputKind kind;
  const char* text;
};
constexpr std::array kEndings = {Ending{InputKind::kDoc, ".doc"}, Ending{InputKind::kRtf, ".rtf"},
                                 Ending{InputKind::kOdt, ".odt"}};

const char* EndingOf(InputKind kind) {
  for (const Ending& ending : kEndings) {
    if (ending.kind == kind) return ending.text;
  }
  return nullptr;
}

// Whether a file may be one to convert, by its first bytes. A pipe must not be touched: what is read is gone.
bool MayBeOld(const std::string& path) {
  if (KindOf(path) != PathKind::kFile) return false;
  std::ifstream file(path, std::ios::binary);
  std::array<char, kHeadBytes> head{};
  file.read(head.data(), head.size());
  const InputKind kind = Sniff({head.data(), static_cast<std::size_t>(file.gcount())});
  return IsConverted(kind) || kind == InputKind::kCutCompound;  // its directory lies further down
}

Status WriteFile(const std::string& path, std::string_view bytes) {
  AtomicFile file;
  if (Status opened = file.Open(path); !opened) return opened;
  if (Status written = file.Write(bytes); !written) return written;
  return file.Commit();
}

}  // namespace

bool IsConverted(InputKind kind) { return EndingOf(kind) != nullptr; }

Converter::Converter(const ConverterOptions& options, std::vector<std::string> upcoming)
    : options_(options), upcoming_(std::move(upcoming)) {}

Converter::~Converter() {
  std::error_code ignored;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

// What the first old file of a run costs. A failure is remembered, so that a thousand files do not look a thousand
// times for a LibreOffice that is not there.
Status Converter::Prepare() {
  if (prepared_) return cannot_ ? Status(*cannot_) : Status();
  prepared_ = true;
  auto program = FindOffice();
  if (!program) {
    cannot_ = program.error();
    return *cannot_;
  }
  program_ = std::move(*program);
  std::error_code failed;
  const std::filesystem::path above = std::filesystem::temp_directory_path(failed);
  std::string pattern = ((failed ? "/tmp" : above) / "sarabun-XXXXXX").native();
  if (::mkdtemp(pattern.data()) == nullptr) {
    cannot_ = SystemError("create", pattern, errno);
    cannot_->hint = "LibreOffice needs room for temporary files: set TMPDIR to a folder that can be written";
    return *cannot_;
  }
  folder_ = std::filesystem::absolute(pattern).native();
  ListCandidates();
  return {};
}

void Converter::ListCandidates() {
  for (std::string& path : upcoming_) {
    if (MayBeOld(path)) candidates_.push_back(std::move(path));
  }
  upcoming_.clear();
}

// All processes get about the same, but none so much that the first result is long in coming.
std::size_t Converter::GroupSize() const {
  const std::size_t processes = std::clamp(options_.processes, 1u, kMostProcesses);
  return std::clamp((candidates_.size() + processes) / processes, std::size_t{1}, kMostInGroup);
}

void Converter::Add(Group& group, std::string_view bytes, const std::string& sha256, InputKind kind) {
  const std::string name = folder_ + "/" + std::to_string(files_++) + EndingOf(kind);
  Entry& entry = entries_[sha256];
  if (Status written = WriteFile(name, bytes); !written) {
    entry.ready = true;
    entry.error = written.error();
    return;
  }
  group.hashes.push_back(sha256);
  group.jobs.push_back({name, {}, {}, false});
  group.bytes += bytes.size();
}

// Whatever is wrong with a candidate is said when its turn comes; here it is left out.
void Converter::AddCandidates(Group& group) {
  for (std::size_t room = GroupSize(); group.jobs.size() < room && group.bytes < kMostGroupBytes;) {
    if (candidates_.empty()) return;
    const auto bytes = ReadFile(candidates_.front(), options_.limits.file_bytes);
    candidates_.pop_front();
    if (!bytes) continue;
    const InputKind kind = Sniff(*bytes);
    if (!IsConverted(kind) || !CheckOldFile(*bytes, kind, options_.limits)) continue;
    const std::string sha256 = Sha256Hex(*bytes);
    if (!entries_.contains(sha256)) Add(group, *bytes, sha256, kind);
  }
}

void Converter::Run(Group group, std::unique_lock<std::mutex>& lock) {
  std::unique_ptr<Office> office;
  if (idle_.empty()) {
    OfficeOptions options{program_, options_.limits.conversion_seconds, options_.limits.file_bytes, options_.cancelled};
    const std::string folder = folder_ + "/office" + std::to_string(offices_++);
    std::error_code failed;
    std::filesystem::create_directory(folder, failed);  // where that fails, so does what comes next, and says so
    office = std::make_unique<Office>(options, folder);
  } else {
    office = std::move(idle_.back());
    idle_.pop_back();
  }
  lock.unlock();
  const Status run = office->Convert(group.jobs);
  for (const OfficeJob& job : group.jobs) std::remove(job.input.c_str());
  lock.lock();
  for (std::size_t i = 0; i < group.jobs.size(); ++i) {
    Entry& entry = entries_[group.hashes[i]];
    entry.ready = true;
    entry.path = group.jobs[i].output;
    if (group.jobs[i].error) {
      entry.error = group.jobs[i].error;
    } else if (!group.jobs[i].done) {
      entry.error = run.error();
    }
  }
  idle_.push_back(std::move(office));
  changed_.notify_all();
}

// Asked for the last time, perhaps; who knows.
Result<std::string> Converter::Take(const std::string& sha256) {
  const Entry& entry = entries_.at(sha256);
  if (entry.error) return *entry.error;
  auto docx = ReadFile(entry.path, options_.limits.file_bytes);
  if (!docx) return docx;
  if (std::find(taken_.begin(), taken_.end(), sha256) == taken_.end()) {
    taken_.push_back(sha256);
    taken_bytes_ += docx->size();
    DropOldest();
  }
  return docx;
}

void Converter::DropOldest() {
  while (taken_bytes_ > kMostKept && taken_.size() > 1) {
    const auto oldest = entries_.find(taken_.front());
    std::error_code ignored;
    taken_bytes_ -= std::min<std::uint64_t>(taken_bytes_, std::filesystem::file_size(oldest->second.path, ignored));
    std::remove(oldest->second.path.c_str());
    entries_.erase(oldest);
    taken_.pop_front();
  }
}

Result<std::string> Converter::Convert(std::string_view bytes, const std::string& sha256, InputKind kind) {
  if (Status sound = CheckOldFile(bytes, kind, options_.limits); !sound) return sound.error();
  std::unique_lock<std::mutex> lock(mutex_);
  if (Status prepared = Prepare(); !prepared) return prepared.error();
  const unsigned most = std::clamp(options_.processes, 1u, kMostProcesses);
  for (;;) {
    const auto found = entries_.find(sha256);
    if (found != entries_.end() && found->second.ready) return Take(sha256);
    Group group;
    const bool free = !idle_.empty() || offices_ < most;
    if (free && found == entries_.end()) Add(group, bytes, sha256, kind);
    if (free) AddCandidates(group);
    if (!group.jobs.empty()) {
      Run(std::move(group), lock);
    } else if (found != entries_.end() || !free) {
      changed_.wait(lock);
    }
  }
}

}  // namespace sarabun::legacy
