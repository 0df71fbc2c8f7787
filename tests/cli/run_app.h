#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "cli/app.h"

namespace sarabun::test {

struct Ran {
  int code = -1;
  std::string out;
  std::string err;
};

// Runs the program inside the test, its streams caught.
inline Ran RunSarabun(std::vector<std::string> args) {
  args.insert(args.begin(), "sarabun");
  std::FILE* out = std::tmpfile();
  std::FILE* err = std::tmpfile();
  Ran ran;
  ran.code = cli::RunApp(args, {stdin, out, err});
  const auto drain = [](std::FILE* file) {
    std::string text;
    std::rewind(file);
    for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) text += static_cast<char>(c);
    std::fclose(file);
    return text;
  };
  ran.out = drain(out);
  ran.err = drain(err);
  return ran;
}

}  // namespace sarabun::test
