#pragma once

#include <string>
#include <string_view>

#include "pipeline/document.h"
#include "pipeline/inputs.h"
#include "pipeline/report.h"
#include "sarabun/result.h"

namespace sarabun::pipeline {

// A question to a process that reads one file, and its answer, as bytes. Only for processes of the same build on the
// same machine: there is no version in it. Reading trusts nothing: bytes that are cut or lie are an error.

std::string PackQuestion(const Input& input, const Document& document);
// `document` must not have been opened. Errors: kInternal.
Status UnpackQuestion(std::string_view bytes, Input& input, Document& document);

// Pictures included. Errors: those of Spool::ForEach.
Result<std::string> PackExtracted(const Extracted& extracted);
// Errors: kInternal.
Result<Extracted> UnpackExtracted(std::string_view bytes);

}  // namespace sarabun::pipeline
