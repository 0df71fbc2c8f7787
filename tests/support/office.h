#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "legacy/office.h"
#include "support/scratch.h"

// For tests that need LibreOffice itself. Without it they say so; where CI runs, it must be there.
#define SARABUN_NEEDS_OFFICE()                                                                                 \
  do {                                                                                                         \
    if (!sarabun::legacy::FindOffice()) {                                                                      \
      ASSERT_EQ(std::getenv("CI"), nullptr) << "libreoffice-writer-nogui is missing; tools/setup installs it"; \
      GTEST_SKIP() << "libreoffice-writer-nogui is missing";                                                   \
    }                                                                                                          \
  } while (false)

namespace sarabun::test {

// Saves files in another format, as a person would with LibreOffice; gives the folder with the results.
inline std::string SaveAs(const Scratch& scratch, const std::vector<std::string>& files, const std::string& ending) {
  const std::string folder = scratch.path("as-" + ending);
  std::string command = "HOME='" + scratch.path() + "' '" + legacy::FindOffice().value() +
                        "' -env:UserInstallation=file://" + scratch.path("profile-" + ending) +
                        " --headless --convert-to " + ending + " --outdir '" + folder + "'";
  for (const std::string& file : files) command += " '" + file + "'";
  EXPECT_EQ(std::system((command + " > '" + scratch.path("log-" + ending) + "' 2>&1").c_str()), 0);
  return folder;
}

// A program in LibreOffice's place while it lives.
class FakeOffice {
 public:
  // `each` is shell for one input "$f", to be written to "$to"; it runs in a loop.
  FakeOffice(const Scratch& scratch, const std::string& each) : starts_(scratch.path("starts.txt")) {
    const std::string path = scratch.Write("fake-office", "#!/bin/sh\necho $$ >> '" + starts_ +
                                                              "'\nwhile [ \"$1\" != --outdir ]; do shift; done\n"
                                                              "out=$2; shift 2\nfor f in \"$@\"; do\n"
                                                              "name=$(basename \"$f\")\nto=$out/${name%.*}.docx\n" +
                                                              each + "\ndone\n");
    ::chmod(path.c_str(), 0700);
    ::setenv("SARABUN_SOFFICE", path.c_str(), 1);
  }
  ~FakeOffice() { ::unsetenv("SARABUN_SOFFICE"); }
  FakeOffice(const FakeOffice&) = delete;
  FakeOffice& operator=(const FakeOffice&) = delete;

  // Process ids, one a start.
  std::vector<int> Starts() const {
    std::ifstream file(starts_);
    std::vector<int> ids;
    for (int id = 0; file >> id;) ids.push_back(id);
    return ids;
  }

 private:
  std::string starts_;
};

// Behaves as LibreOffice does with good files, and as told by a word in a bad one.
inline std::string ObedientOffice() {
  return "if grep -q HANG \"$f\"; then sleep 600; fi\n"
         "if grep -q CRASH \"$f\"; then kill -SEGV $$; fi\n"
         "if grep -q GARBAGE \"$f\"; then echo junk > \"$to\"; echo convert; continue; fi\n"
         "if grep -q HALF \"$f\"; then head -c 5000 '" +
         Sample("small.docx") +
         "' > \"$to\"; exit 1; fi\n"
         "if grep -q REFUSE \"$f\"; then echo 'Error: source file could not be loaded'; continue; fi\n"
         "cp '" +
         Sample("small.docx") + "' \"$to\"; echo convert \"$f\"";
}

}  // namespace sarabun::test
