#include "pipeline/media_folder.h"

#include <unistd.h>
#include <cstdlib>

#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "base/sha256.h"
#include "base/utf8.h"
#include "picture/describe.h"
#include "sinks/json_writer.h"

namespace sarabun::pipeline {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kListName = "media.jsonl";
constexpr std::string_view kStagingPrefix = ".sarabun-media-";
constexpr std::size_t kHashDigits = 16;
constexpr std::size_t kNameBytes = 60;  // of the agency and of the item: far from any system's 255

// By content, as picture::Describe names it.
std::string_view ExtensionOf(std::string_view bytes) {
  struct Kind {
    std::string_view media_type;
    std::string_view extension;
  };
  static constexpr std::array kKinds = {
      Kind{"image/png", ".png"},   Kind{"image/jpeg", ".jpg"},    Kind{"image/gif", ".gif"},
      Kind{"image/bmp", ".bmp"},   Kind{"image/tiff", ".tif"},    Kind{"image/webp", ".webp"},
      Kind{"image/x-emf", ".emf"}, Kind{"image/x-wmf", ".wmf"},   Kind{"image/x-emz", ".emz"},
      Kind{"image/x-wmz", ".wmz"}, Kind{"image/svg+xml", ".svg"},
  };
  const auto info = picture::Describe(bytes);
  for (const Kind& kind : kKinds) {
    if (info && info->media_type == kind.media_type) return kind.extension;
  }
  return ".bin";
}

// "1035"; of an agency without a code its name; of none the report's key, which has the document's hash.
std::string AgencyPiece(const Record& record) {
  const Agency& agency = record.report.agency;
  for (const std::optional<std::string>& text : {agency.code, agency.name_en, agency.name}) {
    std::string piece = text ? NamePiece(*text, kNameBytes) : std::string();
    if (!piece.empty()) return piece;
  }
  return "doc-" + record.document.sha256.substr(0, 12);
}

std::string ItemPiece(const Record& record) {
  const std::string piece = record.item.code ? NamePiece(*record.item.code, kNameBytes) : std::string();
  return piece.empty() ? "no" + std::to_string(record.no) : piece;
}

bool HoldsTheSame(const std::string& path, const std::string& staged, const std::string& sha256) {
  std::error_code error;
  const auto bytes = fs::file_size(staged, error);
  if (error || KindOf(path) != PathKind::kFile || fs::file_size(path, error) != bytes || error) return false;
  const auto content = ReadFile(path, bytes);
  return content && Sha256Hex(*content) == sha256;
}

}  // namespace

std::string NamePiece(std::string_view text, std::size_t most) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, at);
    const char32_t c = decoded.code_point;
    const bool ascii = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool thai = c >= 0x0E01 && c <= 0x0E5B;
    const bool inner = (c == '-' || c == '.') && !out.empty();
    if (decoded.valid && (ascii || thai || inner)) {
      if (out.size() + decoded.length > most) break;
      out.append(text.substr(at, decoded.length));
    } else if (!out.empty() && out.back() != '-' && out.size() < most) {
      out += '-';
    }
    at += decoded.length;
  }
  while (!out.empty() && (out.back() == '-' || out.back() == '.')) out.pop_back();
  return out;
}

MediaFolder::MediaFolder(std::string path) : path_(std::move(path)) {}

Result<std::unique_ptr<MediaFolder>> MediaFolder::Open(const std::string& path) {
  const PathKind kind = KindOf(path);
  if (kind != PathKind::kFolder && kind != PathKind::kMissing) {
    Error error{ErrorCode::kInvalidArgument,
                "pictures cannot be written there: it is no folder",
                "give --media a folder; it is made where there is none",
                {}};
    error.where.path = path;
    return error;
  }
  std::error_code made;
  fs::create_directories(path, made);
  if (made) return SystemError("create", path, made.value());
  std::unique_ptr<MediaFolder> folder(new MediaFolder(path));
  std::string staging = path + "/" + std::string(kStagingPrefix) + "XXXXXX";
  if (::mkdtemp(staging.data()) == nullptr) return SystemError("write to", path, errno);
  folder->staging_ = std::move(staging);
  if (Status opened = folder->list_.Open(path + "/" + std::string(kListName)); !opened) return opened.error();
  return folder;
}

MediaFolder::~MediaFolder() {
  std::error_code ignored;
  if (!staging_.empty()) fs::remove_all(staging_, ignored);
}

std::string MediaFolder::StagedPath(const std::string& sha256) const { return staging_ + "/" + sha256; }

Status MediaFolder::Stage(const std::string& sha256, std::string_view bytes) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    extensions_.try_emplace(sha256, ExtensionOf(bytes));
  }
  AtomicFile file;
  Status status = file.Open(StagedPath(sha256));
  if (status) status = file.Write(bytes);
  return status ? file.Commit() : status;
}

// Two pictures whose hashes begin alike get all their digits.
Result<std::string> MediaFolder::NameFor(const Record& record, const std::string& sha256) {
  std::string extension;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    extension = extensions_.at(sha256);
  }
  const std::string stem = AgencyPiece(record) + "_" + ItemPiece(record) + "_";
  std::string name = stem + sha256.substr(0, kHashDigits) + extension;
  if (taken_.contains(name)) name = stem + sha256 + extension;
  const std::string target = path_ + "/" + name;
  const std::string staged = StagedPath(sha256);
  if (!HoldsTheSame(target, staged, sha256)) {
    std::error_code moved;
    fs::rename(staged, target, moved);
    if (moved) return SystemError("write", target, moved.value());
  }
  taken_.insert(name);
  ++files_;
  return name;
}

Status MediaFolder::ListOne(const Record& record, std::size_t evidence, const std::string& name) {
  const Evidence& picture = (*record.evidence)[evidence];
  sinks::JsonWriter json;
  json.BeginObject();
  const auto text = [&](std::string_view key, const std::optional<std::string>& value) {
    json.Key(key);
    json.String(value);
  };
  text("file", name);
  text("sha256", picture.sha256);
  text("media_type", picture.media_type);
  json.Key("width");
  json.Uint(picture.width);
  json.Key("height");
  json.Uint(picture.height);
  text("taken", picture.taken);
  text("record_id", record.record_id);
  text("key", record.key);
  text("item", record.item.code);
  json.Key("evidence");
  json.Uint(evidence);
  text("part", picture.part);
  text("document", record.document.path);
  json.EndObject();
  json.EndLine();
  return list_.Write(json.text());
}

Status MediaFolder::Place(const Record& record) {
  if (!record.evidence) return {};
  for (std::size_t i = 0; i < record.evidence->size(); ++i) {
    const Evidence& evidence = (*record.evidence)[i];
    if (evidence.kind != EvidenceKind::kPicture) continue;
    if (!evidence.sha256) {
      ++without_;
      continue;
    }
    auto [at, fresh] = names_.try_emplace(*evidence.sha256);
    if (fresh) {
      auto name = NameFor(record, *evidence.sha256);
      if (!name) return name.error();
      at->second = std::move(*name);
    }
    if (Status listed = ListOne(record, i, at->second); !listed) return listed;
  }
  return {};
}

Status MediaFolder::Finish() { return list_.Commit(); }

}  // namespace sarabun::pipeline
