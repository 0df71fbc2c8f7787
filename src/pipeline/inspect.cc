#include "pipeline/inspect.h"

#include <utility>

#include "pipeline/document.h"
#include "pipeline/picture_watch.h"
#include "pipeline/report.h"

namespace sarabun::pipeline {

namespace {

// Gives one document to two readers.
class Both final : public grid::DocumentConsumer {
 public:
  Both(grid::DocumentConsumer& first, grid::DocumentConsumer& second) : first_(first), second_(second) {}
  void OnParagraph(const grid::Paragraph& paragraph) override {
    first_.OnParagraph(paragraph);
    second_.OnParagraph(paragraph);
  }
  void OnTableStart(const grid::TableInfo& table) override {
    first_.OnTableStart(table);
    second_.OnTableStart(table);
  }
  void OnRow(grid::Row row) override {
    first_.OnRow(row);
    second_.OnRow(std::move(row));
  }
  void OnTableEnd(const grid::TableInfo& table) override {
    first_.OnTableEnd(table);
    second_.OnTableEnd(table);
  }

 private:
  grid::DocumentConsumer& first_;
  grid::DocumentConsumer& second_;
};

}  // namespace

Result<Inspection> Inspect(const std::string& path, const ExtractOptions& options) {
  auto shared = LoadShared(options);
  if (!shared) return shared.error();
  auto document = OpenDocument(path, options.read.limits, *shared->converter);
  if (!document) return document.error();

  Inspection inspection;
  inspection.info = document->info;
  rules::DocumentContext context;
  context.info = document->info;
  if (document->package != nullptr) inspection.part = context.part = document->package->main_part().value;

  BodyReader body(options.read, shared->packs);
  auto side = body.SideParts(*document, inspection.findings, inspection.characters);
  if (!side) return side.error();
  inspection.side_parts = std::move(*side);
  context.side_texts = SideTexts(inspection.side_parts, path);

  thai::Engine engine(shared->model);
  engine.AddWords(shared->packs->Words());
  rules::ReportReader report(shared->packs, engine, options.read);
  report.Begin(std::move(context), inspection.findings);
  Both both(inspection.content, report);
  PictureWatch pictures(both);
  if (Status read = body.Read(*document, pictures, inspection.findings, inspection.characters); !read) {
    return read.error();
  }
  if (document->package != nullptr) pictures.ReportDrawnTables(*document->package, inspection.findings);
  auto records = report.Finish();
  if (records) {
    inspection.records = records->size();
  } else {
    inspection.no_report = records.error();
  }
  inspection.explanations = report.explanations();
  return inspection;
}

}  // namespace sarabun::pipeline
