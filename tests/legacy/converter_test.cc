// LibreOffice as a guest that may hang, crash, lie or be missing. Programs in its place play the part; what the real
// one makes of real files is tests/pipeline/old_formats_test.cc.
#include "legacy/converter.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <filesystem>
#include <set>
#include <thread>

#include "base/sha256.h"
#include "legacy/child_process.h"
#include "legacy/old_file.h"
#include "support/compound_file.h"
#include "support/office.h"
#include "support/scratch.h"
#include "tools/docx_builder/zip_writer.h"

namespace sarabun::legacy {
namespace {

using test::FakeOffice;
using test::ObedientOffice;
using test::Scratch;

// Temporary files go below the scratch folder while it lives, so that a test sees what is left behind.
class TempIn {
 public:
  explicit TempIn(const Scratch& scratch) : path_(scratch.path("temp")) {
    std::filesystem::create_directory(path_);
    ::setenv("TMPDIR", path_.c_str(), 1);
  }
  ~TempIn() { ::unsetenv("TMPDIR"); }
  TempIn(const TempIn&) = delete;
  TempIn& operator=(const TempIn&) = delete;
  bool IsEmpty() const { return std::filesystem::is_empty(path_); }

 private:
  std::string path_;
};

// Processes of a group that run now; the dead that nobody collected are none.
int CountIn(int group) {
  int living = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    if (entry.path().filename().native().find_first_not_of("0123456789") != std::string::npos) continue;
    const std::string stat = Scratch::Read(entry.path().native() + "/stat");
    const std::size_t name_end = stat.rfind(')');
    if (name_end == std::string::npos) continue;
    char state = 'Z';
    int parent = 0;
    int of_group = 0;
    std::sscanf(stat.c_str() + name_end + 1, " %c %d %d", &state, &parent, &of_group);
    living += of_group == group && state != 'Z' ? 1 : 0;
  }
  return living;
}

// Processes of a group that are left. A busy system takes a moment to end what was killed.
int LivingIn(int group) {
  int living = CountIn(group);
  for (int tries = 0; living > 0 && tries < 100; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    living = CountIn(group);
  }
  return living;
}

ConverterOptions WithSeconds(double seconds, unsigned processes = 1) {
  ConverterOptions options;
  options.limits.conversion_seconds = seconds;
  options.processes = processes;
  return options;
}

std::string Rtf(const std::string& says) { return "{\\rtf1\\ansi " + says + "}"; }

Result<std::string> Convert(Converter& converter, const std::string& bytes) {
  return converter.Convert(bytes, Sha256Hex(bytes), InputKind::kRtf);
}

std::string MessageFor(Converter& converter, const std::string& bytes) {
  const auto docx = Convert(converter, bytes);
  return docx ? "ok" : std::string(ErrorCodeName(docx.error().code)) + ": " + docx.error().message;
}

TEST(ConverterTest, OneStartServesManyFiles) {
  const Scratch scratch;
  const TempIn temp(scratch);
  const FakeOffice office(scratch, ObedientOffice());
  std::vector<std::string> paths;
  for (int i = 0; i < 10; ++i) {
    paths.push_back(scratch.Write("in/" + std::to_string(i) + ".rtf", Rtf("file " + std::to_string(i))));
  }
  paths.push_back(scratch.Write("in/text.txt", "title\n\ta\n\tb\n"));
  {
    Converter converter(WithSeconds(20), paths);
    for (int i = 0; i < 10; ++i) {
      const auto docx = Convert(converter, Rtf("file " + std::to_string(i)));
      ASSERT_TRUE(docx) << docx.error().ToString();
      EXPECT_EQ(*docx, Scratch::Read(test::Sample("small.docx")));
    }
    EXPECT_EQ(office.Starts().size(), 1u);
    EXPECT_FALSE(temp.IsEmpty());
  }
  EXPECT_TRUE(temp.IsEmpty());
}

TEST(ConverterTest, TheSameContentIsConvertedOnce) {
  const Scratch scratch;
  const FakeOffice office(scratch, ObedientOffice());
  Converter converter(WithSeconds(20), {});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(MessageFor(converter, Rtf("same")), "ok");
  EXPECT_EQ(office.Starts().size(), 1u);
}

TEST(ConverterTest, ABadFileCostsOnlyItself) {
  const Scratch scratch;
  const TempIn temp(scratch);
  const FakeOffice office(scratch, ObedientOffice());
  const std::vector<std::pair<std::string, std::string>> files = {
      {"good 1", "ok"},
      {"REFUSE", "malformed: LibreOffice could not open it: damaged"},
      {"CRASH", "malformed: LibreOffice crashed on it"},
      {"good 2", "ok"},
      {"HANG", "limit-reached: LibreOffice did not finish it in 0.5 seconds"},
      {"GARBAGE", "malformed: LibreOffice made no Word file of it"},
      {"HALF", "malformed: LibreOffice crashed on it"},
      {"good 3", "ok"}};
  std::vector<std::string> paths;
  for (const auto& [says, outcome] : files) paths.push_back(scratch.Write("in/" + says + ".rtf", Rtf(says)));
  {
    Converter converter(WithSeconds(0.5), paths);
    for (const auto& [says, outcome] : files) EXPECT_EQ(MessageFor(converter, Rtf(says)), outcome) << says;
    EXPECT_LE(office.Starts().size(), 11u);  // two for each that hangs or crashes, and the rest
    for (const int id : office.Starts()) EXPECT_EQ(LivingIn(id), 0) << "a process is left of group " << id;
  }
  EXPECT_TRUE(temp.IsEmpty());
}

TEST(ConverterTest, WorkersShareProcessesAndGetTheSame) {
  const Scratch scratch;
  const FakeOffice office(scratch, "sleep 0.05\n" + ObedientOffice());
  std::vector<std::string> paths;
  for (int i = 0; i < 40; ++i) {
    paths.push_back(scratch.Write("in/" + std::to_string(100 + i) + ".rtf",
                                  Rtf(i % 7 == 3 ? "CRASH" : "file") + std::to_string(i)));
  }
  Converter converter(WithSeconds(20, 3), paths);
  std::vector<std::string> outcomes(paths.size());
  std::vector<std::thread> workers;
  for (std::size_t worker = 0; worker < 4; ++worker) {
    workers.emplace_back([&, worker] {
      for (std::size_t i = worker; i < paths.size(); i += 4) {
        outcomes[i] = MessageFor(converter, Scratch::Read(paths[i]));
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    EXPECT_EQ(outcomes[i], i % 7 == 3 ? "malformed: LibreOffice crashed on it" : "ok") << i;
  }
}

TEST(ConverterTest, ASignalEndsTheWait) {
  const Scratch scratch;
  const TempIn temp(scratch);
  const FakeOffice office(scratch, ObedientOffice());
  std::atomic<bool> cancelled = false;
  ConverterOptions options = WithSeconds(60);
  options.cancelled = &cancelled;
  {
    Converter converter(options, {});
    std::thread stopper([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
      cancelled = true;
    });
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(MessageFor(converter, Rtf("HANG")), "cancelled: stopped by a signal");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
    stopper.join();
    for (const int id : office.Starts()) EXPECT_EQ(LivingIn(id), 0);
  }
  EXPECT_TRUE(temp.IsEmpty());
}

TEST(ConverterTest, WithoutLibreOfficeThePackageIsNamed) {
  ::setenv("SARABUN_SOFFICE", "/nowhere/soffice", 1);
  Converter converter(WithSeconds(1), {});
  const auto docx = Convert(converter, Rtf("x"));
  ::unsetenv("SARABUN_SOFFICE");
  ASSERT_FALSE(docx);
  EXPECT_EQ(docx.error().code, ErrorCode::kNeedsConverter);
  EXPECT_EQ(docx.error().message, "needs LibreOffice, and SARABUN_SOFFICE names no program: /nowhere/soffice");
  EXPECT_NE(docx.error().hint.find("libreoffice-writer-nogui"), std::string::npos);
  const std::string path = std::getenv("PATH");
  ::setenv("PATH", "/nowhere", 1);
  EXPECT_EQ(MessageFor(converter, Rtf("x")), "needs-converter: " + docx.error().message) << "remembered for the run";
  Converter other(WithSeconds(1), {});
  EXPECT_EQ(MessageFor(other, Rtf("x")), "needs-converter: needs LibreOffice, which is not installed");
  ::setenv("PATH", path.c_str(), 1);
}

TEST(ConverterTest, NoFolderForTemporaryFilesIsSaid) {
  const Scratch scratch;
  const FakeOffice office(scratch, ObedientOffice());
  ::setenv("TMPDIR", scratch.Write("no-folder", "").c_str(), 1);
  Converter converter(WithSeconds(1), {});
  const auto docx = Convert(converter, Rtf("x"));
  ::unsetenv("TMPDIR");
  EXPECT_TRUE(docx) << "falls back to /tmp";
}

TEST(CheckOldFileTest, FindsWhatLibreOfficeWouldNotSay) {
  const auto code = [](const std::string& bytes, InputKind kind) {
    const Status checked = CheckOldFile(bytes, kind, Limits{});
    return checked ? std::string("sound") : std::string(ErrorCodeName(checked.error().code));
  };
  const auto rtf = [&](const std::string& bytes) { return code(bytes, InputKind::kRtf); };
  EXPECT_EQ(rtf("{\\rtf1 {a} \\{ \\\\ \\bin3 }}} {\\binary b}} after"), "sound");
  EXPECT_EQ(rtf("{\\rtf1 {a} \\}"), "truncated");
  EXPECT_EQ(rtf("{\\rtf1 \\bin999999999 x}"), "truncated");
  EXPECT_EQ(rtf("{\\rtf1 \\bin99999999999999999999999 x}"), "truncated");
  EXPECT_EQ(rtf("{\\rtf1 " + std::string(100'000, '{')), "limit-reached");
  build::ZipWriter zip;
  zip.Add("mimetype", "application/vnd.oasis.opendocument.text", build::ZipWriter::Packing::kStore);
  zip.Add("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>");
  const std::string odt = zip.Finish();
  EXPECT_EQ(code(odt, InputKind::kOdt), "password-protected");
  EXPECT_EQ(code(odt.substr(0, odt.size() - 30), InputKind::kOdt), "truncated");
  std::string doc = test::Compound({"Root Entry", "WordDocument"});
  const std::size_t entry = doc.find(std::string("W\0o\0r", 5));
  doc.replace(entry + 116, 8, test::Little(2, 4) + test::Little(5000, 4));
  EXPECT_EQ(code(doc + std::string(512, '\0'), InputKind::kDoc), "sound");
  EXPECT_EQ(code(doc + std::string(11, '\0') + std::string(501, '\1'), InputKind::kDoc), "password-protected");
}

// What a guest may do, asked of a guest.
TEST(ChildProcessTest, HasNoNetworkNoSignalsOfOursAndOnlyItsEnvironment) {
  const Scratch scratch;
  ::signal(SIGPIPE, SIG_IGN);
  ChildSpec spec;
  spec.arguments = {"/usr/bin/python3", "-c",
                    "import socket, os, signal\n"
                    "for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_UNIX):\n"
                    "    try: socket.socket(family, socket.SOCK_STREAM if family != socket.AF_NETLINK else "
                    "socket.SOCK_RAW); print(family.name, 'open')\n"
                    "    except OSError as error: print(family.name, 'refused')\n"
                    "print(sorted(k for k in os.environ if k != 'LC_CTYPE'))\n"
                    "print(os.getpgrp() == os.getpid(), os.getcwd())\n"
                    "print(sorted(os.listdir('/proc/self/fd'))[:3], len(os.listdir('/proc/self/fd')))\n"};
  spec.environment = {"ONLY=this"};
  spec.folder = scratch.path();
  spec.log = scratch.path("log");
  auto child = ChildProcess::Start(spec);
  ASSERT_TRUE(child) << child.error().ToString();
  while (!(*child)->HasEnded()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  EXPECT_EQ((*child)->exit_code(), 0);
  EXPECT_EQ(Scratch::Read(spec.log),
            "AF_INET refused\nAF_INET6 refused\nAF_NETLINK refused\nAF_UNIX open\n['ONLY']\nTrue " + scratch.path() +
                "\n['0', '1', '2'] 4\n");
}

TEST(ChildProcessTest, AProgramThatCannotStartIsAnError) {
  const Scratch scratch;
  ChildSpec spec;
  spec.arguments = {scratch.path("none")};
  spec.folder = scratch.path();
  spec.log = scratch.path("log");
  const auto child = ChildProcess::Start(spec);
  ASSERT_FALSE(child);
  EXPECT_EQ(child.error().code, ErrorCode::kNotFound);
}

TEST(ChildProcessTest, TheWholeGroupGoesWithIt) {
  const Scratch scratch;
  ChildSpec spec;
  spec.arguments = {"/bin/sh", "-c", "sleep 600 & echo $!; sleep 600"};
  spec.folder = scratch.path();
  spec.log = scratch.path("log");
  int grandchild = 0;
  {
    auto child = ChildProcess::Start(spec);
    ASSERT_TRUE(child);
    for (int i = 0; i < 500 && grandchild == 0; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      grandchild = std::atoi(Scratch::Read(spec.log).c_str());
    }
    ASSERT_GT(grandchild, 0);
    EXPECT_EQ(::kill(grandchild, 0), 0);
    EXPECT_FALSE((*child)->HasEnded());
  }
  // Dead, though perhaps not yet collected by whoever inherited it.
  const auto state = [&] {
    const std::string stat = Scratch::Read("/proc/" + std::to_string(grandchild) + "/stat");
    return stat.empty() ? 'Z' : stat.at(stat.rfind(')') + 2);
  };
  for (int i = 0; i < 500 && state() != 'Z'; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(state(), 'Z');
}

}  // namespace
}  // namespace sarabun::legacy
