#include "pipeline/office_labels.h"

#include <string>

namespace sarabun::pipeline {

void LabelWatch::Count(const grid::Paragraph& paragraph) {
  if (paragraph.label && paragraph.label->format == "decimal" && !paragraph.label->text.empty()) ++decimal_;
}

void LabelWatch::OnParagraph(const grid::Paragraph& paragraph) {
  Count(paragraph);
  next_.OnParagraph(paragraph);
}

void LabelWatch::OnRow(grid::Row row) {
  for (const grid::Cell& cell : row.cells) {
    for (const grid::Paragraph& paragraph : cell.paragraphs) Count(paragraph);
  }
  next_.OnRow(std::move(row));
}

bool SavedByLibreOffice(opc::Package& package) {
  const opc::Relationship* properties = package.PackageRelationships().First(opc::RelType::kExtendedProperties);
  if (properties == nullptr || !properties->part) return false;
  std::string text;
  return package.Read(*properties->part, text) && text.find("Application>LibreOffice") != std::string::npos;
}

void ReportLabels(std::uint64_t labels, FindingSink& findings) {
  Finding guessed;
  guessed.code = "value-guessed";
  guessed.message =
      "LibreOffice saved this file: it turns Word's Thai list numbers into decimal ones, so labels that Word made may "
      "have been Thai";
  guessed.data = {{"labels", DataValue::Integer(static_cast<std::int64_t>(labels))}};
  findings.Report(std::move(guessed));
}

}  // namespace sarabun::pipeline
