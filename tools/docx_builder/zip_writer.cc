#include "tools/docx_builder/zip_writer.h"

#include <zip.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

namespace sarabun::build {

namespace {

// 1980-01-01 00:00, the first moment a zip can name.
constexpr zip_uint16_t kDosDate = 0x0021;
constexpr zip_uint16_t kDosTime = 0;

[[noreturn]] void Die(const char* doing, zip_error_t* error) {
  std::fprintf(stderr, "zip_writer: cannot %s: %s\n", doing, zip_error_strerror(error));
  std::abort();
}

std::string Contents(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) {
    Die("read back", zip_source_error(source));
  }
  std::string out(stat.size, '\0');
  if (zip_source_read(source, out.data(), out.size()) != static_cast<zip_int64_t>(out.size())) {
    Die("read back", zip_source_error(source));
  }
  zip_source_close(source);
  return out;
}

}  // namespace

void ZipWriter::Add(std::string name, std::string bytes, Packing packing) {
  files_.push_back({std::move(name), std::move(bytes), packing});
}

std::string ZipWriter::Finish() const {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (target == nullptr) Die("start", &error);
  zip_source_keep(target);  // zip_close lets go of the archive's own reference
  zip_t* zip = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (zip == nullptr) Die("start", &error);
  for (const File& file : files_) {
    zip_source_t* source = zip_source_buffer(zip, file.bytes.data(), file.bytes.size(), 0);
    if (source == nullptr) Die("add a file", zip_get_error(zip));
    const zip_int64_t index = zip_file_add(zip, file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) Die(file.name.c_str(), zip_get_error(zip));
    const auto at = static_cast<zip_uint64_t>(index);
    const int method = file.packing == Packing::kStore ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    if (zip_set_file_compression(zip, at, method, 0) != 0 ||
        zip_file_set_dostime(zip, at, kDosTime, kDosDate, 0) != 0) {
      Die(file.name.c_str(), zip_get_error(zip));
    }
  }
  if (zip_close(zip) != 0) Die("finish", zip_get_error(zip));
  std::string out = Contents(target);
  zip_source_free(target);
  return out;
}

}  // namespace sarabun::build
