#pragma once

#include "tools/docx_builder/document.h"
#include "tools/samples/source.h"

namespace sarabun::samples {

// The report as Word holds it: titles, one table with heading, section and item rows, merged cells, pictures.
build::Document LayOut(const ReportSource& report, const Form& form);
// The table alone; its Word-made lists and pictures belong to a document that LayOut makes.
build::Table LayOutTable(const ReportSource& report, const Form& form);

}  // namespace sarabun::samples
