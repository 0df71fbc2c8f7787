// A table too long to hold: libzip asks for bytes of word/document.xml while it deflates them to disk, and rows are
// written as XML only when it does.

#include <zip.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "tools/docx_builder/body_xml.h"
#include "tools/docx_builder/docx.h"

namespace sarabun::build {
namespace {

class BodySource {
 public:
  BodySource(const Document& document, const Table& table, const std::function<std::optional<Row>()>& next)
      : writer_(document), table_(table), next_(next) {
    writer_.Begin();
    for (const Block& block : document.body) writer_.Write(block);
    writer_.BeginTable(table_);
    waiting_ = writer_.Take();
  }

  // Up to `size` bytes into `buffer`; 0 at the end.
  std::size_t Read(char* buffer, std::size_t size) {
    while (at_ == waiting_.size() && !ended_) Refill();
    const std::size_t count = std::min(size, waiting_.size() - at_);
    std::memcpy(buffer, waiting_.data() + at_, count);
    at_ += count;
    return count;
  }

 private:
  void Refill() {
    if (const std::optional<Row> row = next_()) {
      writer_.WriteRow(table_, *row);
    } else {
      writer_.EndTable();
      writer_.End();
      ended_ = true;
    }
    waiting_ = writer_.Take();
    at_ = 0;
  }

  BodyWriter writer_;
  const Table& table_;
  const std::function<std::optional<Row>()>& next_;
  std::string waiting_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

// libzip's callback (zip_source_function(3)).
zip_int64_t Serve(void* user, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  switch (command) {
    case ZIP_SOURCE_READ:
      return static_cast<zip_int64_t>(
          static_cast<BodySource*>(user)->Read(static_cast<char*>(data), static_cast<std::size_t>(length)));
    case ZIP_SOURCE_STAT:
      zip_stat_init(static_cast<zip_stat_t*>(data));
      return sizeof(zip_stat_t);
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
      return 0;
  }
}

constexpr zip_uint16_t kDosDate = 0x0021;  // 1980-01-01, as in ZipWriter

bool AddPart(zip_t* zip, const std::string& name, zip_source_t* source) {
  const zip_int64_t index = source == nullptr ? -1 : zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  return index >= 0 && zip_file_set_dostime(zip, static_cast<zip_uint64_t>(index), 0, kDosDate, 0) == 0;
}

}  // namespace

bool WriteLongTable(const std::string& path, const Document& document, const Table& table,
                    const std::function<std::optional<Row>()>& next) {
  const std::vector<Part> parts = PartsBesideTheBody(document);
  BodySource body(document, table, next);
  int code = 0;
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (zip == nullptr) {
    std::fprintf(stderr, "%s: cannot be created\n", path.c_str());
    return false;
  }
  bool added = true;
  for (const Part& part : parts) {
    added = added && AddPart(zip, part.name, zip_source_buffer(zip, part.bytes.data(), part.bytes.size(), 0));
  }
  added = added && AddPart(zip, "word/document.xml", zip_source_function(zip, Serve, &body));
  if (added && zip_close(zip) == 0) return true;
  std::fprintf(stderr, "%s: %s\n", path.c_str(), zip_strerror(zip));
  zip_discard(zip);
  return false;
}

}  // namespace sarabun::build
