#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

#include "sarabun/location.h"

namespace sarabun {

// Why one file, or one request, could not go on. What was merely guessed, changed or dropped is a Finding.
enum class ErrorCode {
  kNotFound,           // no such file or folder
  kNoPermission,       // it is there and may not be read or written
  kIo,                 // the system refused: disk full, short read, broken device
  kUnknownFormat,      // the bytes are of no kind that Sarabun reads
  kWrongFormat,        // a known kind that is no Word report: PDF, Excel, a plain zip
  kPasswordProtected,  // encrypted, so that only a person with the password can open it
  kTruncated,          // the file ends too early
  kMalformed,          // it breaks its own format's rules
  kLimitReached,       // a field of Limits was exceeded
  kNeedsConverter,     // an old format, and LibreOffice is missing or failed
  kNoReport,           // readable, and nothing in it is a report that a rule pack claims
  kBadRules,           // a rule pack is wrong
  kInvalidArgument,    // the caller asked for something impossible
  kCancelled,          // a signal or the caller stopped it
  kOutOfMemory,
  kInternal,  // a fault of Sarabun's own
};

// Stable kebab-case name of a code, e.g. "not-found".
const char* ErrorCodeName(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;  // what went wrong, one line, no full stop, without the location
  std::string hint;     // how to fix it, one line; may be empty
  Location where;       // filled in by the layer that knows it, on the way up

  // "chom-thong.docx, word/document.xml, byte 1024: message; hint".
  std::string ToString() const;
};

// A value or the error that stands in its place. value() must only be called when ok().
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit by design
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit by design

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & { return *Checked(); }
  const T& value() const& { return const_cast<Result*>(this)->value(); }
  T&& value() && { return std::move(*Checked()); }
  T* operator->() { return Checked(); }
  const T* operator->() const { return const_cast<Result*>(this)->Checked(); }
  T& operator*() & { return *Checked(); }
  const T& operator*() const& { return value(); }
  const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }
  Error& error() {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  T* Checked() {
    assert(ok());
    return std::get_if<0>(&state_);
  }
  std::variant<T, Error> state_;
};

// Success without a value, or an error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() : state_(std::in_place_index<0>) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit by design

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }
  Error& error() {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<std::monostate, Error> state_;
};

using Status = Result<void>;

}  // namespace sarabun
