#include "legacy/office.h"

// How LibreOffice is asked: `soffice --convert-to docx --outdir out in/0.doc in/1.rtf ...` loads and saves one file
// after the other and says "Error: source file could not be loaded" for one that it cannot read, still ending with 0.
// What it prints is no contract; whether the result is there and whole is asked of the result.

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "base/file.h"
#include "legacy/child_process.h"

namespace sarabun::legacy {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPoll{10};
// LibreOffice itself maps about 1 GB; a document that needs more than the rest is an attack on the machine.
constexpr std::uint64_t kMemoryBytes = 4ull << 30;
constexpr const char* kInstall =
    "install it (Debian, Ubuntu: apt install libreoffice-writer-nogui), or name its soffice in SARABUN_SOFFICE, or "
    "save the file as .docx";
constexpr const char* kSaveAsDocx = "open it in Word or LibreOffice and save it as .docx";

// Registry of a fresh profile: what a document may not make LibreOffice do.
constexpr std::string_view kProfile = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Field" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Chart" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Java/VirtualMachine"><prop oor:name="Enable" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Recovery/RecoveryInfo"><prop oor:name="Enabled" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Recovery/AutoSave"><prop oor:name="Enabled" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
)";

bool IsProgram(const std::string& path) { return KindOf(path) == PathKind::kFile && ::access(path.c_str(), X_OK) == 0; }

// A zip whose directory is there, which LibreOffice writes last: the file is whole.
bool IsWholeZip(const std::string& path) {
  constexpr std::string_view kStart = "PK\x03\x04";
  constexpr std::string_view kDirectoryEnd = "PK\x05\x06";
  constexpr std::size_t kDirectoryEndBytes = 22;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  char head[4] = {};
  char tail[kDirectoryEndBytes] = {};
  const bool read = std::fread(head, 1, sizeof head, file) == sizeof head &&
                    std::fseek(file, -static_cast<long>(sizeof tail), SEEK_END) == 0 &&
                    std::fread(tail, 1, sizeof tail, file) == sizeof tail;
  std::fclose(file);
  return read && std::string_view(head, sizeof head) == kStart &&
         std::string_view(tail, sizeof tail).starts_with(kDirectoryEnd);
}

std::uint64_t SizeOf(const std::string& path) {
  struct stat facts {};
  return ::stat(path.c_str(), &facts) == 0 ? static_cast<std::uint64_t>(facts.st_size) : 0;
}

Error Failed(std::string message, const char* hint = kSaveAsDocx) {
  return {ErrorCode::kMalformed, std::move(message), hint, {}};
}

std::string Seconds(double seconds) {
  std::string text = std::to_string(seconds);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

Result<std::string> FindOffice() {
  if (const char* named = std::getenv("SARABUN_SOFFICE"); named != nullptr && *named != '\0') {
    if (IsProgram(named)) return std::filesystem::absolute(named).native();
    return Error{ErrorCode::kNeedsConverter,
                 "needs LibreOffice, and SARABUN_SOFFICE names no program: " + std::string(named),
                 kInstall,
                 {}};
  }
  const char* list = std::getenv("PATH");
  for (std::string_view rest = list == nullptr ? "" : list; !rest.empty();) {
    const std::string folder(rest.substr(0, rest.find(':')));
    rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
    if (!folder.starts_with('/')) continue;  // a program of the folder where one happens to stand is none of ours
    for (const char* name : {"/soffice", "/libreoffice"}) {
      if (IsProgram(folder + name)) return folder + name;
    }
  }
  return Error{ErrorCode::kNeedsConverter, "needs LibreOffice, which is not installed", kInstall, {}};
}

Office::Office(const OfficeOptions& options, std::string folder) : options_(options), folder_(std::move(folder)) {}

Status Office::WriteProfile() {
  std::error_code failed;
  std::filesystem::remove_all(folder_ + "/profile", failed);
  for (const char* name : {"/profile/user", "/home", "/tmp", "/out"}) {
    std::filesystem::create_directories(folder_ + name, failed);
    if (failed) return SystemError("create", folder_ + name, failed.value());
  }
  AtomicFile file;
  const std::string path = folder_ + "/profile/user/registrymodifications.xcu";
  if (Status opened = file.Open(path); !opened) return opened;
  if (Status written = file.Write(kProfile); !written) return written;
  return file.Commit();
}

Result<Office::End> Office::RunOnce(const std::vector<OfficeJob*>& jobs) {
  const std::string log = folder_ + "/log";
  const auto allowed = std::chrono::duration<double>(std::min(options_.seconds, 1e6));
  ChildSpec spec;
  spec.arguments = {options_.program,
                    "-env:UserInstallation=file://" + folder_ + "/profile",
                    "--headless",
                    "--norestore",
                    "--nologo",
                    "--nodefault",
                    "--nofirststartwizard",
                    "--nolockcheck",
                    "--convert-to",
                    "docx:MS Word 2007 XML",
                    "--outdir",
                    folder_ + "/out"};
  for (const OfficeJob* job : jobs) spec.arguments.push_back(job->input);
  spec.environment = {"PATH=/usr/local/bin:/usr/bin:/bin",
                      "HOME=" + folder_ + "/home",
                      "TMPDIR=" + folder_ + "/tmp",
                      "LC_ALL=C.UTF-8",
                      "SAL_USE_VCLPLUGIN=svp",
                      "SAL_DISABLE_WATCHDOG=1"};
  spec.folder = folder_;
  spec.log = log;
  spec.memory_bytes = kMemoryBytes;
  spec.file_bytes = options_.file_bytes;
  // Its threads may use several processors; a whole group of slow files must fit.
  spec.cpu_seconds = static_cast<std::uint64_t>(allowed.count() * 4 * static_cast<double>(jobs.size())) + 60;
  auto child = ChildProcess::Start(spec);
  if (!child) return child.error();

  auto last_sign = Clock::now();
  std::uint64_t said = SizeOf(log);
  while (!(*child)->HasEnded()) {
    if (options_.cancelled != nullptr && options_.cancelled->load()) {
      return Error{ErrorCode::kCancelled, "stopped by a signal", "", {}};
    }
    if (const std::uint64_t now = SizeOf(log); now != said) {
      said = now;
      last_sign = Clock::now();
    }
    if (Clock::now() - last_sign > allowed) return End::kHung;
    std::this_thread::sleep_for(kPoll);
  }
  return (*child)->exit_code() == 0 ? End::kDone : End::kCrashed;
}

Status Office::Convert(std::vector<OfficeJob>& jobs) {
  std::vector<OfficeJob*> waiting;
  for (OfficeJob& job : jobs) {
    job.output = folder_ + "/out/" + std::filesystem::path(job.input).stem().native() + ".docx";
    waiting.push_back(&job);
  }
  bool alone = false;  // the first of those that wait is tried by itself
  while (!waiting.empty()) {
    if (!profile_sound_) {
      if (Status written = WriteProfile(); !written) return written;
    }
    profile_sound_ = false;
    const std::vector<OfficeJob*> now(waiting.begin(), alone ? waiting.begin() + 1 : waiting.end());
    const auto end = RunOnce(now);
    if (!end) return end.error();
    profile_sound_ = *end == End::kDone;
    for (OfficeJob* job : now) {
      job->done = IsWholeZip(job->output);
      const bool last_word = *end == End::kDone || now.size() == 1;
      if (job->done || !last_word) continue;
      job->done = true;
      const bool wrote = KindOf(job->output) == PathKind::kFile;
      if (*end == End::kHung) {
        job->error = Error{ErrorCode::kLimitReached,
                           "LibreOffice did not finish it in " + Seconds(options_.seconds) + " seconds",
                           "raise the time with --limit conversion-seconds=N, or save the file as .docx",
                           {}};
      } else if (*end == End::kCrashed) {
        job->error = Failed("LibreOffice crashed on it");
      } else {
        job->error = Failed(wrote ? "LibreOffice made no Word file of it" : "LibreOffice could not open it: damaged");
      }
    }
    // The files before the one that stopped LibreOffice may be such as it could not open: each is tried alone, and
    // says so, until the guilty one is found. The rest then go on together.
    const bool stopped = *end != End::kDone && now.size() > 1;
    std::erase_if(waiting, [](const OfficeJob* job) { return job->done; });
    alone = stopped;
  }
  return {};
}

}  // namespace sarabun::legacy
