// A zip's bytes: opened, every part read and parsed, and read as a report.
#include "fuzz/target.h"
#include "fuzz/word_package.h"
#include "opc/package.h"

namespace sarabun::fuzz {
namespace {

class Nobody final : public xml::Handler {
 public:
  void OnStart(const xml::Element&) override {}
  void OnEnd(const xml::Element&) override {}
  void OnText(std::string_view) override {}
};

}  // namespace

void RunPackage(std::string_view bytes) {
  const Limits limits = SmallLimits();
  auto opened = opc::Package::Open(bytes, limits);
  if (!opened) {
    Demand(!opened.error().message.empty(), "an error says something");
    return;
  }
  opc::Package& package = *opened.value();
  xml::Parser parser({});
  Nobody nobody;
  std::string out;
  std::uint64_t total = 0;
  for (const opc::Entry& entry : package.entries()) {
    (void)package.ContentType(entry.name);
    (void)package.RelationshipsOf(entry.name);
    const Status read = package.Read(entry.name, out);
    if (read) {
      Demand(out.size() <= limits.part_bytes, "a part keeps to its limit");
      total += out.size();
      (void)package.Parse(entry.name, parser, nobody);
    }
    Demand(total <= limits.total_bytes, "all parts keep to theirs");
    if (total > limits.total_bytes / 4) break;
  }
  (void)package.Modified();
  ReadWordFile(bytes, static_cast<unsigned>(bytes.size()));
}

}  // namespace sarabun::fuzz

SARABUN_FUZZ_ENTRY(RunPackage)
