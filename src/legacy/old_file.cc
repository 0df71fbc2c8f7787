#include "legacy/old_file.h"

#include <charconv>
#include <cstdint>
#include <string>

#include "base/limit_error.h"
#include "legacy/compound_file.h"
#include "opc/zip_archive.h"

namespace sarabun::legacy {

namespace {

Error PasswordProtected() {
  return {ErrorCode::kPasswordProtected,
          "password-protected",
          "open it in Word or LibreOffice with its password and save it without one",
          {}};
}

Error CutShort() {
  return {ErrorCode::kTruncated, "cut short", "the file was cut off or damaged on its way; fetch it again", {}};
}

Status CheckDoc(std::string_view bytes) {
  constexpr std::size_t kFlagsAt = 0x0B;      // the upper byte of FibBase's flags
  constexpr unsigned char kEncrypted = 0x01;  // bit 8 of them
  const std::string_view fib = CompoundStreamStart(bytes, "WordDocument");
  const bool encrypted = fib.size() > kFlagsAt && (static_cast<unsigned char>(fib[kFlagsAt]) & kEncrypted) != 0;
  return encrypted ? Status(PasswordProtected()) : Status();
}

Status CheckOdt(std::string_view bytes, const Limits& limits) {
  auto archive = opc::ZipArchive::Open(bytes, limits);
  if (!archive) return archive.error();
  for (const opc::ZipEntry& entry : (*archive)->entries()) {
    if (entry.name == "encrypted-package") return PasswordProtected();
    if (entry.name != "META-INF/manifest.xml") continue;
    std::string manifest;
    if (Status read = (*archive)->Read(entry, manifest); !read) return read;
    if (manifest.find("encryption-data") != std::string::npos) return PasswordProtected();
  }
  return {};
}

// Rich Text Format 1.9.1, "Basic Entities": groups in braces, "\{" and the like for characters, and \binN, after
// which N bytes (past one space) mean nothing.
Status CheckRtf(std::string_view bytes, const Limits& limits) {
  constexpr std::string_view kBinary = "bin";
  std::uint64_t depth = 0;
  for (std::size_t at = bytes.find_first_of("{}\\"); at != std::string_view::npos;
       at = bytes.find_first_of("{}\\", at)) {
    const char c = bytes[at++];
    if (c == '{' && ++depth > limits.xml_depth) {
      return MoreThan(limits.xml_depth, "groups in each other", "xml-depth");
    }
    if (c == '}' && --depth == 0) return {};
    if (c != '\\') continue;
    if (bytes.substr(at, kBinary.size()) != kBinary) {
      ++at;  // an escaped character, or the first letter of a word
      continue;
    }
    std::uint64_t count = 0;
    const auto number = std::from_chars(bytes.data() + at + kBinary.size(), bytes.data() + bytes.size(), count);
    if (number.ptr == bytes.data() + at + kBinary.size()) continue;  // another word
    at = static_cast<std::size_t>(number.ptr - bytes.data());
    if (at < bytes.size() && bytes[at] == ' ') ++at;
    if (number.ec != std::errc() || count > bytes.size() - at) return CutShort();
    at += count;
  }
  return CutShort();
}

}  // namespace

Status CheckOldFile(std::string_view bytes, InputKind kind, const Limits& limits) {
  switch (kind) {
    case InputKind::kDoc:
      return CheckDoc(bytes);
    case InputKind::kOdt:
      return CheckOdt(bytes, limits);
    case InputKind::kRtf:
      return CheckRtf(bytes, limits);
    default:
      return {};
  }
}

}  // namespace sarabun::legacy
