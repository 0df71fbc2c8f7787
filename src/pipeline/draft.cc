#include "pipeline/draft.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/text.h"
#include "pipeline/document.h"
#include "pipeline/inspect.h"
#include "pipeline/report.h"
#include "rules/case_suite.h"
#include "rules/explain.h"

namespace sarabun::pipeline {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> RuleFolders(const ExtractOptions& options) {
  return options.rule_folders.empty() ? DefaultRuleFolders() : options.rule_folders;
}

// A folder that is gone with it unless it was moved into place.
class FolderInMaking {
 public:
  ~FolderInMaking() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }

  Status Open(const std::string& target) {
    target_ = target;
    std::string pattern = target + ".part-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) return SystemError("create", target, errno);
    path_ = pattern;
    std::error_code error;
    fs::create_directory(path_ + "/cases", error);
    fs::permissions(path_,
                    fs::perms::group_read | fs::perms::group_exec | fs::perms::others_read | fs::perms::others_exec,
                    fs::perm_options::add, error);
    return error ? Status(SystemError("create", target, error.value())) : Status();
  }

  Status Write(const std::string& name, std::string_view text) const {
    AtomicFile file;
    if (Status opened = file.Open(path_ + "/" + name); !opened) return opened;
    if (Status written = file.Write(text); !written) return written;
    return file.Commit();
  }

  Status Commit() {
    std::error_code error;
    fs::rename(path_, target_, error);
    if (error) return SystemError("create", target_, error.value());
    path_.clear();
    return {};
  }

  const std::string& path() const { return path_; }

 private:
  std::string target_;
  std::string path_;
};

// Reads a report for a draft. `packs`, which may be null, know where the rows of a text dump begin.
Result<rules::DraftSource> ReadSource(const std::string& path, const ReadOptions& options,
                                      std::shared_ptr<const rules::PackSet> packs) {
  legacy::Converter converter({options.limits});
  auto document = OpenDocument(path, options.limits, converter);
  if (!document) return document.error();
  rules::DraftSource source;
  source.name = fs::path(document->info.path).filename().native();
  source.is_dump = document->package == nullptr;
  FindingList findings;
  wordml::CharacterCount count;
  BodyReader body(options, std::move(packs));
  auto side = body.SideParts(*document, findings, count);
  if (!side) return side.error();
  source.side_texts = SideTexts(*side, path);
  if (Status read = body.Read(*document, source.content, findings, count); !read) return read.error();
  return source;
}

// A pack's name stands in keys and has no letters but ASCII's; the folder may have any.
std::string NameOf(const std::string& folder) {
  std::string name;
  const std::string last = fs::path(folder).filename().native();
  for (char c : last) {
    const bool letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    if (letter) name += c;
    if (!letter && !name.empty() && name.back() != '-') name += '-';
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  return name.find_first_not_of("-_.") == std::string::npos ? "new-form" : name;
}

Result<rules::Draft> DraftInto(const rules::DraftSource& source, const rules::DraftWords& words,
                               const std::string& name, const FolderInMaking& folder) {
  auto draft = rules::MakeDraft(source, words, name);
  if (!draft) return draft.error();
  if (Status written = folder.Write("pack.yaml", draft->pack); !written) return written.error();
  const rules::PackCheck check = rules::CheckPack(folder.path(), {});
  if (!check.sound) {
    return Error{
        ErrorCode::kInternal, "the draft is not sound:\n" + check.text, "please report it with the report", {}};
  }
  return draft;
}

// What the draft makes of its own report.
Status TryOut(const std::string& path, const std::string& folder, const ExtractOptions& options, DraftedPack& drafted) {
  ExtractOptions own = options;
  own.packs = {folder};
  auto inspection = Inspect(path, own);
  if (!inspection) return inspection.error();
  drafted.records = inspection->records;
  if (inspection->no_report) drafted.no_report = inspection->no_report->message;
  for (const rules::TableExplanation& table : inspection->explanations) {
    if (table.pack.empty()) continue;
    drafted.unread_rows +=
        static_cast<std::size_t>(std::count(table.row_kinds.begin(), table.row_kinds.end(), "other"));
  }
  return {};
}

}  // namespace

Result<std::optional<KnownForm>> FindKnownForm(const std::string& path, const ExtractOptions& options) {
  auto inspection = Inspect(path, options);
  if (!inspection) {
    const bool no_packs = inspection.error().code == ErrorCode::kNotFound && KindOf(path) == PathKind::kFile;
    if (no_packs) return std::optional<KnownForm>();
    return inspection.error();
  }
  for (const rules::TableExplanation& table : inspection->explanations) {
    if (table.pack.empty() || inspection->records == 0) continue;
    return std::optional<KnownForm>({table.pack, inspection->records});
  }
  return std::optional<KnownForm>();
}

Result<DraftedPack> DraftPack(const std::string& path, const std::string& folder, const ExtractOptions& options) {
  if (KindOf(folder) != PathKind::kMissing) {
    return Error{ErrorCode::kInvalidArgument,
                 folder + ": is already there, and a draft overwrites nothing",
                 "name another folder with -o, or move this one away",
                 {}};
  }
  auto words = rules::LoadDraftWords(RuleFolders(options));
  if (!words) return words.error();
  auto source = ReadSource(path, options.read, nullptr);
  if (!source) return source.error();
  DraftedPack drafted;
  drafted.folder = folder;
  drafted.name = NameOf(folder);
  FolderInMaking making;
  if (Status opened = making.Open(folder); !opened) return opened.error();
  auto draft = DraftInto(*source, **words, drafted.name, making);
  if (!draft) {
    Error error = draft.error();
    error.where.path = path;
    return error;
  }
  if (source->is_dump) {
    // Now that item codes are known, a dump's rows are known better.
    auto packs = rules::PackSet::Load({making.path()}, {});
    if (!packs) return packs.error();
    source = ReadSource(path, options.read, *packs);
    if (!source) return source.error();
    draft = DraftInto(*source, **words, drafted.name, making);
    if (!draft) return draft.error();
  }
  drafted.draft = std::move(*draft);
  if (Status written = making.Write("cases/draft.case", drafted.draft.cases); !written) return written.error();
  const rules::CaseSuite suite = rules::RunCases(making.path(), {});
  if (!suite.files.empty() && !suite.files[0].accepted.empty()) {
    drafted.draft.cases = suite.files[0].accepted;
    if (Status written = making.Write("cases/draft.case", drafted.draft.cases); !written) return written.error();
  }
  if (Status tried = TryOut(path, making.path(), options, drafted); !tried) return tried.error();
  if (Status done = making.Commit(); !done) return done.error();
  return drafted;
}

}  // namespace sarabun::pipeline
