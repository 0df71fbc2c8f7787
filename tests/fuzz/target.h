#pragma once

// One input to one part of the program, with what must hold for any bytes at all.
//
// A target is a function in a file of its own, x_target.cc, and stands in two programs: fuzz_test, which runs it over
// its seeds, their mutations and what once broke it, and under -DSARABUN_FUZZ a libFuzzer program fuzz_x.

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sarabun::fuzz {

// What a target throws where a promise is broken: a failure in the test, a crash under libFuzzer.
class Broken final : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

inline void Demand(bool holds, const std::string& promise) {
  if (!holds) throw Broken(promise);
}

// Parts of one input: what stands between bytes 0x1E, which no text that we read may hold. Missing ones are empty.
std::string_view PartOf(std::string_view input, std::size_t index);
inline constexpr char kPartSeparator = '\x1E';

// A number from the input itself, so that the same bytes always take the same options.
std::uint64_t HashOf(std::string_view input);

void RunPackage(std::string_view bytes);
void RunBody(std::string_view bytes);
void RunLists(std::string_view bytes);
void RunMetafile(std::string_view bytes);
void RunPicture(std::string_view bytes);
void RunDump(std::string_view bytes);
void RunOldFile(std::string_view bytes);
void RunRepair(std::string_view bytes);
void RunPack(std::string_view bytes);
void RunTable(std::string_view bytes);
void RunEscape(std::string_view bytes);

struct Target {
  std::string_view name;
  void (*run)(std::string_view bytes);
};
inline constexpr Target kTargets[] = {
    {"package", RunPackage}, {"body", RunBody},   {"lists", RunLists},     {"metafile", RunMetafile},
    {"picture", RunPicture}, {"dump", RunDump},   {"oldfile", RunOldFile}, {"repair", RunRepair},
    {"pack", RunPack},       {"table", RunTable}, {"escape", RunEscape},
};

// Small inputs that reach far, made of the samples and of documents built here; the same on every machine.
std::vector<std::string> SeedsOf(std::string_view target);
// Words that stand in such inputs: libFuzzer's dictionary, and what mutations put in.
std::vector<std::string> WordsOf(std::string_view target);

}  // namespace sarabun::fuzz

// Stands at the end of a target's file.
#ifdef SARABUN_FUZZ_PROGRAM
#define SARABUN_FUZZ_ENTRY(run)                                                       \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
    sarabun::fuzz::run({reinterpret_cast<const char*>(data), size});                  \
    return 0;                                                                         \
  }
#else
#define SARABUN_FUZZ_ENTRY(run)
#endif
