// What a file is by its bytes, and what is looked up in an old one before LibreOffice sees it.
#include "fuzz/target.h"
#include "legacy/compound_file.h"
#include "legacy/old_file.h"
#include "legacy/sniff.h"

namespace sarabun::fuzz {

void RunOldFile(std::string_view bytes) {
  const legacy::InputKind kind = legacy::Sniff(bytes);
  Demand(!legacy::InputKindName(kind).empty(), "each kind has a name");
  (void)legacy::CheckOldFile(bytes, kind, Limits());
  if (!legacy::IsCompoundFile(bytes)) return;
  (void)legacy::CompoundIsCut(bytes);
  const std::vector<std::string> names = legacy::CompoundEntryNames(bytes);
  Demand(names.size() <= 4096, "a directory is bounded");
  // Each call reads the directory: a few, as the program asks.
  for (std::size_t i = 0; i < names.size() && i < 4; ++i) (void)legacy::CompoundStreamStart(bytes, names[i]);
}

}  // namespace sarabun::fuzz

SARABUN_FUZZ_ENTRY(RunOldFile)
