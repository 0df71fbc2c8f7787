#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "opc/package.h"
#include "xml/sax.h"

namespace sarabun::test {

// What a built package holds, read back by the rooms that will read it.
class PackageText final : public xml::Handler {
 public:
  // `bytes` must outlive this.
  explicit PackageText(const std::string& bytes) {
    auto package = opc::Package::Open(bytes, Limits{});
    if (!package) {
      ADD_FAILURE() << package.error().ToString();
      return;
    }
    package_ = std::move(*package);
  }

  opc::Package* package() { return package_.get(); }

  // A part's bytes; empty with a failure where there is no such part.
  std::string Read(const std::string& part) {
    std::string bytes;
    if (package_ == nullptr || !package_->Read({part}, bytes)) ADD_FAILURE() << part << " cannot be read";
    return bytes;
  }

  // Whether a part is well-formed; also fills the members below from it.
  bool Parse(const std::string& part) {
    text.clear();
    elements.clear();
    xml::Parser parser({});
    return package_ != nullptr && static_cast<bool>(package_->Parse({part}, parser, *this));
  }

  void OnStart(const xml::Element& element) override {
    elements += std::string(element.local) + " ";
    open_ = element.local;
    if (open_ == "br") text += '\n';
    if (open_ == "tab") text += '\t';
  }
  void OnEnd(const xml::Element&) override { open_.clear(); }
  void OnText(std::string_view characters) override {
    if (open_ == "t") text += characters;
  }

  std::string text;      // of all w:t, with breaks and tabs
  std::string elements;  // local names, each followed by a space

 private:
  std::unique_ptr<opc::Package> package_;
  std::string open_;
};

}  // namespace sarabun::test
