#include "opc/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <new>
#include <utility>

#include "base/limit_error.h"
#include "opc/zip_directory.h"

namespace sarabun::opc {

namespace {

Error TooManyEntries(std::uint64_t limit) { return MoreThan(limit, "files in the zip", "entries"); }

// What libzip says about one entry.
Error EntryError(int code) {
  switch (code) {
    case ZIP_ER_CRC:
      return {ErrorCode::kMalformed, "its checksum does not match its content", "", {}};
    case ZIP_ER_EOF:
      return {ErrorCode::kTruncated, "its packed data ends too early", "", {}};
    case ZIP_ER_INCONS:
      return {ErrorCode::kMalformed, "the zip's directory contradicts it", "", {}};
    case ZIP_ER_COMPNOTSUPP:
      return {ErrorCode::kMalformed, "packed in a way that Word does not use", "", {}};
    case ZIP_ER_ENCRNOTSUPP:
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
      return {ErrorCode::kPasswordProtected,
              "encrypted inside the zip",
              "unpack it with its password and pack it again without",
              {}};
    case ZIP_ER_MEMORY:
      return {ErrorCode::kOutOfMemory, "out of memory while unpacking", "", {}};
    default:
      return {ErrorCode::kMalformed, "its packed data is broken", "", {}};
  }
}

// As many bytes as an honest entry may unpack to; what says more is not given room before it gives them.
std::uint64_t Plausible(std::uint64_t packed_bytes) {
  constexpr std::uint64_t kSmall = 1 << 16;
  return std::max(kSmall, packed_bytes * 64);
}

zip_t* OpenBytes(std::string_view bytes, int* code) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr && source != nullptr) zip_source_free(source);
  *code = zip_error_code_zip(&error);
  zip_error_fini(&error);
  return archive;
}

}  // namespace

Status ReadBudget::Check(std::uint64_t bytes, std::uint64_t packed_bytes, std::uint64_t all_bytes) const {
  if (bytes > limits.part_bytes) {
    return LimitReached("larger than " + std::to_string(limits.part_bytes) + " bytes when unpacked", "part-bytes");
  }
  if (all_bytes > limits.total_bytes) {
    return LimitReached(
        "all parts together are larger than " + std::to_string(limits.total_bytes) + " bytes when unpacked",
        "total-bytes");
  }
  const double allowed = limits.inflation_ratio * static_cast<double>(packed_bytes);
  if (bytes > limits.ratio_floor && static_cast<double>(bytes) > allowed) {
    return LimitReached(
        "unpacks to more than " + std::to_string(static_cast<long>(limits.inflation_ratio)) + " times its packed size",
        "inflation-ratio");
  }
  return {};
}

// ---- one entry

void ZipEntryStream::Closer::operator()(zip_file* file) const { zip_fclose(file); }

ZipEntryStream::ZipEntryStream(zip_file* file, const ZipEntry& entry, std::uint64_t packed_bytes, ReadBudget& budget)
    : file_(file), bytes_(entry.bytes), packed_bytes_(packed_bytes), budget_(&budget) {}

Status ZipEntryStream::CheckLimits() const {
  if (Status within = budget_->Check(produced_, packed_bytes_, budget_->total); !within) return within;
  if (produced_ > bytes_) return EntryError(ZIP_ER_INCONS);
  return {};
}

Result<std::size_t> ZipEntryStream::Read(char* buffer, std::size_t size) {
  const zip_int64_t got = zip_fread(file_.get(), buffer, size);
  if (got < 0) return EntryError(zip_error_code_zip(zip_file_get_error(file_.get())));
  const auto count = static_cast<std::size_t>(got);
  produced_ += count;
  budget_->total += count;
  if (Status within = CheckLimits(); !within) return within.error();
  return count;
}

Status ZipEntryStream::ReadAll(std::string& out) {
  // Room for what the directory promises and one byte, so that the end is met without growing; but not more at
  // once than an honest entry of this packed size can need.
  out.resize(static_cast<std::size_t>(std::min(bytes_, Plausible(packed_bytes_))) + 1);
  for (std::size_t filled = 0;;) {
    Result<std::size_t> got = Read(out.data() + filled, out.size() - filled);
    if (!got) return got.error();
    filled += *got;
    if (*got == 0) {
      out.resize(filled);
      return {};
    }
    if (filled == out.size()) out.resize(2 * out.size());
  }
}

// ---- the archive

void ZipArchive::Closer::operator()(zip* archive) const { zip_discard(archive); }

ZipArchive::ZipArchive(zip* archive, std::uint64_t size, const Limits& limits)
    : archive_(archive), size_(size), budget_{limits, 0} {}

Result<std::unique_ptr<ZipArchive>> ZipArchive::Open(std::string_view bytes, const Limits& limits) {
  const std::optional<ZipDirectory> directory = FindDirectory(bytes);
  if (!directory) return ExplainNoZip(bytes);
  if (CountEntries(bytes, *directory, limits.entries) > limits.entries) return TooManyEntries(limits.entries);
  // What stands before the zip is passed over, unless it is a zip itself: then the outer one was cut off, and the
  // directory found is that of a document inside it.
  constexpr std::string_view kLocalHeader("PK\3\4", 4);
  if (directory->start > 0 && bytes.starts_with(kLocalHeader)) {
    return Error{ErrorCode::kTruncated,
                 "the zip ends before its directory",
                 "the file was cut off or damaged on its way; fetch it again",
                 {}};
  }
  int code = 0;
  zip_t* archive = OpenBytes(bytes.substr(directory->start), &code);
  if (archive == nullptr) {
    if (code == ZIP_ER_MEMORY) return EntryError(code);
    return ExplainNoZip(bytes);
  }
  std::unique_ptr<ZipArchive> opened(new ZipArchive(archive, bytes.size(), limits));
  if (Status listed = opened->List(); !listed) return listed.error();
  return opened;
}

Status ZipArchive::List() {
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  if (static_cast<std::uint64_t>(count) > budget_.limits.entries) return TooManyEntries(budget_.limits.entries);
  entries_.reserve(static_cast<std::size_t>(count));
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive_.get(), i, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0) {
      return Error{ErrorCode::kMalformed, "the directory of the zip is broken", "", {}};
    }
    entries_.push_back({stat.name, i, stat.size, stat.comp_size});
  }
  return {};
}

Result<ZipEntryStream> ZipArchive::OpenEntry(const ZipEntry& entry) {
  zip_file_t* file = zip_fopen_index(archive_.get(), entry.index, 0);
  if (file == nullptr) return EntryError(zip_error_code_zip(zip_get_error(archive_.get())));
  return ZipEntryStream(file, entry, std::min(entry.packed_bytes, size_), budget_);
}

Status ZipArchive::Read(const ZipEntry& entry, std::string& out) {
  try {
    if (ReadHonest(entry, out)) return {};
    Result<ZipEntryStream> stream = OpenEntry(entry);
    return stream ? stream->ReadAll(out) : stream.error();
  } catch (const std::bad_alloc&) {  // a part may be as large as Limits allow, and memory smaller
    return EntryError(ZIP_ER_MEMORY);
  }
}

// The fast way, for entries that are what the directory says and within the limits. False for all others, whose errors
// libzip finds and tells.
bool ZipArchive::ReadHonest(const ZipEntry& entry, std::string& out) {
  constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_.get(), entry.index, 0, &stat) != 0 || (stat.valid & kNeeded) != kNeeded) return false;
  const bool encrypted = (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
  if (encrypted || stat.comp_method != ZIP_CM_DEFLATE || stat.comp_size > size_) return false;
  if (entry.bytes > Plausible(entry.packed_bytes)) return false;
  if (!budget_.Check(entry.bytes, entry.packed_bytes, budget_.total + entry.bytes)) return false;
  zip_file_t* file = zip_fopen_index(archive_.get(), entry.index, ZIP_FL_COMPRESSED);
  if (file == nullptr) return false;
  packed_.resize(static_cast<std::size_t>(entry.packed_bytes));
  const zip_int64_t got = zip_fread(file, packed_.data(), packed_.size());
  zip_fclose(file);
  if (got < 0 || static_cast<std::size_t>(got) != packed_.size()) return false;
  out.resize(static_cast<std::size_t>(entry.bytes));
  if (!inflater_.Inflate(packed_, stat.crc, out)) return false;
  budget_.total += entry.bytes;
  return true;
}

}  // namespace sarabun::opc
