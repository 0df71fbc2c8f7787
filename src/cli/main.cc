#include <signal.h>

#include <cstdio>
#include <string>
#include <vector>

#include "cli/app.h"

int main(int argc, char** argv) {
  // A limit on the size of files is an error to tell, not a death: also of what libraries write while the program ends.
  ::signal(SIGXFSZ, SIG_IGN);
  return sarabun::cli::RunApp(std::vector<std::string>(argv, argv + argc), {stdin, stdout, stderr});
}
