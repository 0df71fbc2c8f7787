#pragma once

#include <vector>

#include "sarabun/record.h"
#include "sarabun/result.h"

namespace sarabun {

// Where records go. The order of calls is Begin, Write for each record, Finish; Finish is not called after an
// error, so that a sink which publishes by rename leaves nothing half-written. Not thread-safe: the pipeline
// calls it from one thread, in input order.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual Status Begin() = 0;
  virtual Status Write(const Record& record) = 0;
  virtual Status Finish() = 0;
};

}  // namespace sarabun
