#pragma once

#include <vector>

#include "pipeline/variant_form.h"

namespace sarabun::test {

// One thing that an office does otherwise than the plain form. Two options of one `kind` exclude each other.
struct Option {
  const char* kind;
  const char* name;
  void (*apply)(Way&);
};

const std::vector<Option>& Options();

// Whether a report can be written in this way at all.
bool IsPossible(const Way& way);

}  // namespace sarabun::test
