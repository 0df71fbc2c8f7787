#include "sinks/output.h"

#include <cerrno>
#include <utility>

#include "base/file.h"

namespace sarabun::sinks {

namespace {

class FileOutput final : public Output {
 public:
  explicit FileOutput(std::string path) : path_(std::move(path)) {}
  Status Open() override { return file_.Open(path_); }
  Status Write(std::string_view bytes) override { return file_.Write(bytes); }
  Status Close() override { return file_.Commit(); }

 private:
  std::string path_;
  AtomicFile file_;
};

class StreamOutput final : public Output {
 public:
  StreamOutput(std::FILE* stream, std::string name) : stream_(stream), name_(std::move(name)) {}
  Status Open() override { return {}; }
  Status Write(std::string_view bytes) override {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stream_) != bytes.size()) return Failed();
    return {};
  }
  Status Close() override {
    if (std::fflush(stream_) != 0) return Failed();
    return {};
  }

 private:
  Error Failed() const {
    const int number = errno;
    Error error = SystemError("write", name_, number);
    if (number == EPIPE) {
      error.code = ErrorCode::kCancelled;
      error.message = "the program that reads it has gone";
    }
    return error;
  }

  std::FILE* stream_;
  std::string name_;
};

class TextOutput final : public Output {
 public:
  explicit TextOutput(std::string& text) : text_(text) {}
  Status Open() override { return {}; }
  Status Write(std::string_view bytes) override {
    text_ += bytes;
    return {};
  }
  Status Close() override { return {}; }

 private:
  std::string& text_;
};

}  // namespace

std::unique_ptr<Output> ToFile(std::string path) { return std::make_unique<FileOutput>(std::move(path)); }

std::unique_ptr<Output> ToStream(std::FILE* stream, std::string name) {
  return std::make_unique<StreamOutput>(stream, std::move(name));
}

std::unique_ptr<Output> ToText(std::string& text) { return std::make_unique<TextOutput>(text); }

}  // namespace sarabun::sinks
