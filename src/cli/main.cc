#include <cstdio>
#include <string>
#include <vector>

#include "cli/app.h"

int main(int argc, char** argv) {
  return sarabun::cli::RunApp(std::vector<std::string>(argv, argv + argc), {stdin, stdout, stderr});
}
