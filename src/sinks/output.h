#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "sarabun/result.h"

namespace sarabun::sinks {

// Where the bytes of a sink go. Open, Write as often as needed, Close; dropped without Close, a file is not
// published. Not thread-safe.
class Output {
 public:
  virtual ~Output() = default;
  virtual Status Open() = 0;
  virtual Status Write(std::string_view bytes) = 0;
  virtual Status Close() = 0;
};

// A file that appears whole at Close, or not at all. Errors carry the path.
std::unique_ptr<Output> ToFile(std::string path);

// A stream that somebody else opened and will close, such as standard output; it must outlive the output.
// `name` is for error messages. A reader that went away (EPIPE) is kCancelled, every other failure kIo: a
// closed pipe is no error of ours, but the work may stop.
std::unique_ptr<Output> ToStream(std::FILE* stream, std::string name);

// Appends to a text, which must outlive the output.
std::unique_ptr<Output> ToText(std::string& text);

}  // namespace sarabun::sinks
