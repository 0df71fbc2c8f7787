#pragma once

#include <vector>

#include "opc/package.h"
#include "pipeline/gallery.h"
#include "pipeline/media_folder.h"
#include "sarabun/finding.h"
#include "sarabun/record.h"
#include "sarabun/result.h"

namespace sarabun::pipeline {

// Fills in what only the bytes say of the pictures and objects that records point at: hash, and of pictures kind, size
// and capture time. Each part is read once; one that cannot be read is a `construct-not-read` finding. Records that
// change are sealed anew. `stage` and `gallery`, where given, receive the pictures. Errors: those of `stage` alone.
Status AddEvidence(opc::Package& package, std::vector<Record>& records, PictureStage* stage, Gallery* gallery,
                   FindingSink& findings);

}  // namespace sarabun::pipeline
