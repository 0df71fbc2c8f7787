#pragma once

#include <map>
#include <string>
#include <utility>

#include "opc/package.h"
#include "pipeline/gallery.h"
#include "pipeline/media_folder.h"
#include "sarabun/finding.h"
#include "sarabun/record.h"
#include "sarabun/result.h"

namespace sarabun::pipeline {

// Fills in what only the bytes say of the pictures and objects that a document's records point at: hash, and of
// pictures kind, size and capture time. Each part is read once; one that cannot be read is a `construct-not-read`
// finding.
class EvidenceReader {
 public:
  // All must outlive the reader. `stage` and `gallery`, where given, receive the pictures.
  EvidenceReader(opc::Package& package, PictureStage* stage, Gallery* gallery, FindingSink& findings)
      : package_(package), stage_(stage), gallery_(gallery), findings_(findings) {}

  // Seals the record anew where it changes. Errors: those of the stage alone.
  Status Complete(Record& record);

 private:
  Status Describe(Evidence& evidence);
  Status Read(const std::string& part, bool is_picture, Evidence& facts);

  opc::Package& package_;
  PictureStage* stage_;
  Gallery* gallery_;
  FindingSink& findings_;
  std::map<std::pair<std::string, bool>, Evidence> known_;  // by part and whether it is shown as a picture
  std::string bytes_;
};

}  // namespace sarabun::pipeline
