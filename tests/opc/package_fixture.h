#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/docx_builder/zip_writer.h"

namespace sarabun::opc {

// A small package that tests change, break and pack. Parts keep their order.
class TestPackage {
 public:
  TestPackage() {
    Set("[Content_Types].xml",
        Types("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"));
    Set("_rels/.rels", Rels(Rel("rId1", "officeDocument", "word/document.xml")));
    Set("word/document.xml",
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        "<w:body><w:p><w:r><w:t>hello</w:t></w:r></w:p></w:body></w:document>");
  }

  // Content types with that one for the main part.
  static std::string Types(std::string_view main_part) {
    return "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
           "<Default Extension='xml' ContentType='application/xml'/>"
           "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
           "<Default Extension='PNG' ContentType='image/png'/>"
           "<Override PartName='/word/document.xml' ContentType='" +
           std::string(main_part) + "'/></Types>";
  }
  static std::string OfficeType(std::string_view name) {
    return "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + std::string(name);
  }
  static std::string Rels(std::string_view items) {
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" + std::string(items) +
           "</Relationships>";
  }
  static std::string Rel(std::string_view id, std::string_view type, std::string_view target) {
    return "<Relationship Id='" + std::string(id) + "' Type='" + OfficeType(type) + "' Target='" + std::string(target) +
           "'/>";
  }

  TestPackage& Set(std::string_view name, std::string_view bytes) {
    for (auto& [known, content] : parts_) {
      if (known != name) continue;
      content = bytes;
      return *this;
    }
    parts_.emplace_back(name, bytes);
    return *this;
  }
  TestPackage& Remove(std::string_view name) {
    std::erase_if(parts_, [&](const auto& part) { return part.first == name; });
    return *this;
  }
  TestPackage& Rename(std::string_view from, std::string_view to) {
    for (auto& part : parts_) {
      if (part.first == from) part.first = to;
    }
    return *this;
  }
  std::string& operator[](std::string_view name) {
    for (auto& [known, content] : parts_) {
      if (known == name) return content;
    }
    return parts_.emplace_back(name, "").second;
  }
  std::string Zip(build::ZipWriter::Packing packing = build::ZipWriter::Packing::kDeflate) const {
    build::ZipWriter writer;
    for (const auto& [name, content] : parts_) writer.Add(name, content, packing);
    return writer.Finish();
  }

 private:
  std::vector<std::pair<std::string, std::string>> parts_;
};

}  // namespace sarabun::opc
