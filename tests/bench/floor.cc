#include "bench/floor.h"

#include <libxml/parser.h>
#include <zip.h>

namespace sarabun::bench {

namespace {

void OnStart(void* context, const xmlChar* /*name*/, const xmlChar* /*prefix*/, const xmlChar* /*uri*/,
             int /*namespace_count*/, const xmlChar** /*namespaces*/, int /*attribute_count*/, int /*defaulted*/,
             const xmlChar** /*attributes*/) {
  ++*static_cast<std::size_t*>(context);
}
void OnEnd(void* /*context*/, const xmlChar* /*name*/, const xmlChar* /*prefix*/, const xmlChar* /*uri*/) {}
void OnText(void* /*context*/, const xmlChar* /*text*/, int /*length*/) {}

std::string Inflate(const std::string& package, const char* part) {
  std::string bytes;
  zip_source_t* source = zip_source_buffer_create(package.data(), package.size(), 0, nullptr);
  zip_t* zip = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (zip == nullptr) return bytes;
  zip_stat_t info;
  if (zip_stat(zip, part, 0, &info) == 0) {
    if (zip_file_t* file = zip_fopen(zip, part, 0); file != nullptr) {
      bytes.resize(info.size);
      const zip_int64_t got = zip_fread(file, bytes.data(), bytes.size());
      bytes.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
      zip_fclose(file);
    }
  }
  zip_close(zip);
  return bytes;
}

}  // namespace

std::size_t InflateAndParse(const std::string& package, const char* part) {
  const std::string bytes = Inflate(package, part);
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = OnStart;
  handler.endElementNs = OnEnd;
  handler.characters = OnText;
  std::size_t elements = 0;
  const int failed = xmlSAXUserParseMemory(&handler, &elements, bytes.data(), static_cast<int>(bytes.size()));
  return failed == 0 ? elements : 0;
}

}  // namespace sarabun::bench
