#include "opc/zip_directory.h"

#include <algorithm>
#include <string>

namespace sarabun::opc {

namespace {

constexpr std::string_view kLocalHeader("PK\3\4", 4);
constexpr std::string_view kCentralHeader("PK\1\2", 4);
constexpr std::string_view kEnd("PK\5\6", 4);
constexpr std::string_view kEnd64("PK\6\6", 4);
constexpr std::string_view kLocator64("PK\6\7", 4);
constexpr std::string_view kOle("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);

constexpr std::size_t kEndBytes = 22;  // and a comment of up to 65535
constexpr std::size_t kEnd64Bytes = 56;
constexpr std::size_t kLocator64Bytes = 20;
constexpr std::size_t kCentralBytes = 46;  // and name, extra field, comment
constexpr std::size_t kMaxComment = 0xFFFF;

// Little-endian number of `size` bytes.
std::uint64_t Number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

// The last end record whose comment fits into what follows.
std::size_t FindEnd(std::string_view bytes) {
  if (bytes.size() < kEndBytes) return std::string_view::npos;
  const std::size_t first = bytes.size() > kEndBytes + kMaxComment ? bytes.size() - kEndBytes - kMaxComment : 0;
  std::size_t at = bytes.rfind(kEnd, bytes.size() - kEndBytes);
  while (at != std::string_view::npos && at >= first) {
    if (at + kEndBytes + Number(bytes, at + 20, 2) <= bytes.size()) return at;
    if (at == 0) break;
    at = bytes.rfind(kEnd, at - 1);
  }
  return std::string_view::npos;
}

// The Zip64 record stands right before its locator, which stands right before the end record.
std::size_t FindEnd64(std::string_view bytes, std::size_t end) {
  if (end < kLocator64Bytes + kEnd64Bytes) return std::string_view::npos;
  const std::size_t locator = end - kLocator64Bytes;
  const std::size_t record = locator - kEnd64Bytes;
  const bool found = bytes.substr(locator, 4) == kLocator64 && bytes.substr(record, 4) == kEnd64;
  return found ? record : std::string_view::npos;
}

// In an OLE file Word keeps an encrypted package in a stream of this name ([MS-OFFCRYPTO] 2.3.4.4), in UTF-16.
bool HoldsEncryptedPackage(std::string_view bytes) {
  std::string name;
  for (const char letter : std::string_view("EncryptedPackage")) name.append(1, letter).append(1, '\0');
  return bytes.find(name) != std::string_view::npos;
}

}  // namespace

std::optional<ZipDirectory> FindDirectory(std::string_view bytes) {
  const std::size_t end = FindEnd(bytes);
  if (end == std::string_view::npos) return std::nullopt;
  ZipDirectory found;
  std::uint64_t size = Number(bytes, end + 12, 4);
  std::uint64_t offset = Number(bytes, end + 16, 4);
  found.end = end;
  if (const std::size_t end64 = FindEnd64(bytes, end); end64 != std::string_view::npos) {
    size = Number(bytes, end64 + 40, 8);
    offset = Number(bytes, end64 + 48, 8);
    found.end = end64;
  }
  if (size > found.end || offset > found.end - size) return std::nullopt;
  found.begin = found.end - size;
  found.start = found.begin - offset;
  return found;
}

std::uint64_t CountEntries(std::string_view bytes, const ZipDirectory& directory, std::uint64_t limit) {
  std::string_view rest = bytes.substr(directory.begin, directory.end - directory.begin);
  std::uint64_t count = 0;
  while (count <= limit && rest.size() >= kCentralBytes && rest.starts_with(kCentralHeader)) {
    const std::uint64_t length = kCentralBytes + Number(rest, 28, 2) + Number(rest, 30, 2) + Number(rest, 32, 2);
    rest.remove_prefix(std::min<std::size_t>(rest.size(), length));
    ++count;
  }
  return count;
}

Error ExplainNoZip(std::string_view bytes) {
  constexpr const char* kFetchAgain = "the file was cut off or damaged on its way; fetch it again";
  if (bytes.empty()) return {ErrorCode::kUnknownFormat, "the file is empty", "", {}};
  if (bytes.starts_with(kOle)) {
    if (HoldsEncryptedPackage(bytes)) {
      return {ErrorCode::kPasswordProtected,
              "the document is password-protected",
              "open it in Word, remove the password and save it again",
              {}};
    }
    return {ErrorCode::kWrongFormat, "an old binary Office file, not a zip package", "save it as .docx", {}};
  }
  if (FindDirectory(bytes)) {
    return {ErrorCode::kMalformed, "the directory of the zip is broken", kFetchAgain, {}};
  }
  if (bytes.starts_with(kLocalHeader)) {
    return {ErrorCode::kTruncated, "the zip ends before its directory", kFetchAgain, {}};
  }
  return {ErrorCode::kUnknownFormat, "not a zip package", "", {}};
}

}  // namespace sarabun::opc
