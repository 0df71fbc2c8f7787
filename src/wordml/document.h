#pragma once

#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "opc/package.h"
#include "sarabun/finding.h"
#include "sarabun/options.h"
#include "wordml/notes.h"
#include "wordml/numbering.h"
#include "wordml/reader.h"
#include "wordml/styles.h"
#include "xml/sax.h"

namespace sarabun::wordml {

// What the stories of one document share while it is read.
class Document {
 public:
  Document(opc::Package& of, const ReadOptions& how, FindingSink& to, xml::Parser& with);

  opc::Package& package;
  const ReadOptions& options;
  FindingSink& findings;
  xml::Parser& parser;
  Styles styles;
  Numbering numbering;
  Notes notes;
  CharacterCount count;
  // Characters handed on that Word's final view does not show.
  struct OnRequest {
    std::uint64_t hidden = 0;
    std::uint64_t deleted = 0;
  } on_request;

  // Ends the reading with kLimitReached; `name` is one of Limits as the command line spells it ("table-depth").
  void StopAtLimit(std::string_view name, const Location& where);
  // To be called now and then: stops past Limits::seconds.
  void CheckClock(const Location& where);
  // `construct-not-read`, once a document for each name.
  void NotRead(std::string_view name, const Location& where);
  // `shown-on-request` for each kind of them that there was.
  void ReportOnRequest();
  // `value-guessed`, once a document for each message.
  void Guessed(std::string_view message, const Location& where);

  // Count towards a limit; false past it.
  [[nodiscard]] bool AddText(std::size_t bytes) { return (text_bytes_ += bytes) <= options.limits.text_bytes; }
  [[nodiscard]] bool AddCell() { return ++cells_ <= options.limits.table_cells; }
  [[nodiscard]] bool AddPicture() { return ++pictures_ <= options.limits.pictures; }

 private:
  void Report(std::string_view code, std::string message, std::string_view name, const Location& where);

  std::chrono::steady_clock::time_point deadline_;
  std::set<std::string, std::less<>> said_;
  std::uint64_t text_bytes_ = 0;
  std::uint64_t cells_ = 0;
  std::uint32_t pictures_ = 0;
};

}  // namespace sarabun::wordml
