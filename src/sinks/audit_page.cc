#include "sinks/audit_page.h"

#include "base/text_table.h"
#include "html/page.h"
#include "sinks/audit_page_data.h"
#include "sinks/json_writer.h"

namespace sarabun::sinks {

namespace {

// Only pictures that a record shows: others are of parts that no record points at.
std::string PicturesJson(const AuditView& view) {
  JsonWriter json;
  json.BeginObject();
  for (const auto& [sha256, thumbnail] : view.thumbnails) {
    if (thumbnail.empty()) continue;
    json.Key(sha256);
    json.String(html::Base64(thumbnail));
  }
  json.EndObject();
  return std::string(json.text());
}

}  // namespace

Status WriteAuditPage(const AuditView& view, std::unique_ptr<Output> output) {
  if (Status opened = output->Open(); !opened) return opened;
  const std::string data = AuditPageData(view);
  const std::string pictures = PicturesJson(view);
  const std::string generator = "Sarabun " + std::string(view.version);
  html::Page page;
  page.language = view.language;
  page.title = Labels().Find("page.title", view.language);
  page.no_script = Labels().Find("page.no-script", view.language);
  page.generator = generator;
  page.data = data;
  page.pictures = pictures;
  const auto write = [&](std::string_view piece) { return output->Write(piece); };
  if (Status written = html::WritePage(page, write); !written) return written;
  return output->Close();
}

}  // namespace sarabun::sinks
