// make_samples: see Usage below, or samples/README.md.

#include <cstdio>
#include <cstdlib>
#include <string>

#include "tools/samples/make.h"

namespace {

constexpr char kUsage[] =
    "usage: make_samples                                  writes samples/ from samples/source/\n"
    "       make_samples --check                          compares samples/ with what its source gives\n"
    "       make_samples --districts N --out DIR [--seed S]  writes N districts' reports with their records\n"
    "       make_samples --districts N --faults --out DIR [--seed S]  the same with faults sown into them, without\n"
    "                                                     the records: faults.tsv says what was done where and which\n"
    "                                                     findings must follow, agencies.tsv who must report\n"
    "       make_samples --districts N --rounds --out DIR [--seed S]  three rounds of N districts with faults between "
    "them:\n"
    "                                                     now/ and what it is audited against, earlier/, with "
    "faults.tsv\n"
    "                                                     and agencies.tsv\n"
    "       make_samples --rows N --out DIR [--seed S]       writes one report with a table of N rows\n"
    "\n"
    "example: make_samples --districts 50 --faults --out sown\n"
    "         sarabun audit sown --expect sown/agencies.tsv --findings found.jsonl\n"
    "         make_samples --districts 50 --rounds --out rounds\n"
    "         sarabun audit rounds/now --against rounds/earlier --expect rounds/agencies.tsv\n";

int Wrong() {
  std::fputs(kUsage, stderr);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  sarabun::samples::Order order;
  order.samples = SARABUN_SAMPLES_DIR;
  std::size_t districts = 0;
  std::size_t rows = 0;
  bool check = false;
  bool faults = false;
  bool rounds = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--check") {
      check = true;
      continue;
    }
    if (argument == "--faults") {
      faults = true;
      continue;
    }
    if (argument == "--rounds") {
      rounds = true;
      continue;
    }
    if (argument == "--help") {
      std::fputs(kUsage, stdout);
      return 0;
    }
    if (i + 1 == argc) return Wrong();
    const char* value = argv[++i];
    if (argument == "--districts") {
      districts = std::strtoul(value, nullptr, 10);
    } else if (argument == "--rows") {
      rows = std::strtoul(value, nullptr, 10);
    } else if (argument == "--seed") {
      order.seed = std::strtoul(value, nullptr, 10);
    } else if (argument == "--out") {
      order.out = value;
    } else {
      return Wrong();
    }
  }
  const bool drawn = districts > 0 || rows > 0;
  if (drawn == order.out.empty() || (check && drawn) || ((faults || rounds) && districts == 0) || (faults && rounds))
    return Wrong();
  bool done = true;
  if (!drawn) done = check ? CheckSamples(order) : WriteSamples(order);
  if (districts > 0) {
    done = faults   ? WriteSown(order, districts)
           : rounds ? WriteRounds(order, districts)
                    : WriteDistricts(order, districts);
  }
  if (rows > 0) done = WriteRows(order, rows) && done;
  return done ? 0 : 1;
}
