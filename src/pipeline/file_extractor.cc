#include "pipeline/file_extractor.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/sha256.h"
#include "pipeline/extracted_archive.h"
#include "pipeline/in_order.h"
#include "pipeline/journal.h"
#include "pipeline/reading_hash.h"

namespace sarabun::pipeline {

// Reads documents without touching anything that others see: their pictures come with their records.
class DetachedExtractor {
 public:
  explicit DetachedExtractor(const Shared& shared)
      : shared_(shared),
        gallery_(shared.gallery == nullptr ? 0 : shared.gallery->thumbnail_side()),
        extractor_(Detach()) {}

  void WarmUp() { extractor_.WarmUp(); }

  Extracted Extract(const Input& input, Document document) {
    Extracted extracted = extractor_.Extract(input, std::move(document));
    extracted.pictures = held_.Take();
    extracted.shown = gallery_.TakePictures();
    return extracted;
  }

 private:
  const Shared& Detach() {
    if (shared_.stage != nullptr) shared_.stage = &held_;
    if (shared_.gallery != nullptr) shared_.gallery = &gallery_;
    return shared_;
  }

  Shared shared_;
  HeldPictures held_;
  Gallery gallery_;
  ReportExtractor extractor_;
};

namespace {

// What a server's children do. The server holds one extractor, and each child has it as it was when it was new.
std::string AnswerQuestion(DetachedExtractor& extractor, std::string_view question) {
  Input input;
  Document document;
  Extracted extracted;
  if (Status sound = UnpackQuestion(question, input, document); sound) {
    extracted = extractor.Extract(input, std::move(document));
  } else {
    Refuse(input, std::move(sound.error()), extracted);
  }
  auto answer = PackExtracted(extracted);
  if (!answer) {
    Refuse(input, std::move(answer.error()), extracted);
    answer = PackExtracted(extracted);
  }
  return std::move(*answer);
}

Result<std::unique_ptr<isolation::ForkServer>> StartServer(const Shared& shared) {
  // The reader's own limit comes first, with a better message; this one is for what hangs where nobody looks.
  const Limits& limits = shared.read.limits;
  const isolation::ChildLimits child{limits.memory_bytes, limits.memory_bytes, 1.25 * limits.seconds};
  return isolation::ForkServer::Start(
      [&shared] {
        const auto extractor = std::make_shared<DetachedExtractor>(shared);
        extractor->WarmUp();
        return [extractor](std::string_view question) { return AnswerQuestion(*extractor, question); };
      },
      child);
}

// A process that read a hostile file may say anything of that file, but not of another, and what it calls a picture is
// filed under the hash of its bytes.
Status CheckAnswer(const Document& document, Extracted& extracted) {
  bool honest = true;
  for (const auto& [sha256, bytes] : extracted.pictures) honest = honest && Sha256Hex(bytes) == sha256;
  Status asked = extracted.records.ForEach([&](const Record& record) {
    honest = honest && record.document.sha256 == document.info.sha256;
    return Status();
  });
  if (!asked) return asked;
  if (honest) return {};
  return Error{ErrorCode::kInternal,
               "the process that read this file gave an answer about another",
               "only this file is lost; please report it with the file",
               {}};
}

}  // namespace

Result<std::unique_ptr<ServerPool>> ServerPool::Start(const Shared& shared, std::size_t workers) {
  std::unique_ptr<ServerPool> pool(new ServerPool(shared));
  for (std::size_t i = 0; i < workers; ++i) {
    auto server = StartServer(shared);
    if (!server) return server.error();
    pool->servers_.push_back(std::move(*server));
  }
  return pool;
}

std::unique_ptr<isolation::ForkServer> ServerPool::Take() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (servers_.empty()) {
    auto server = StartServer(shared_);
    return server ? std::move(*server) : nullptr;
  }
  auto server = std::move(servers_.back());
  servers_.pop_back();
  return server;
}

Status PrepareWorkers(Shared& shared, const ExtractOptions& options, std::size_t inputs) {
  if (!options.journal.empty()) {
    const auto reading = ReadingHash(shared, options.agencies);
    if (!reading) return reading.error();
    std::string all = SARABUN_VERSION " " + *reading;
    if (shared.stage != nullptr) all += " pictures";
    if (shared.gallery != nullptr) all += " looks " + std::to_string(shared.gallery->thumbnail_side());
    auto journal = Journal::Open(options.journal, Sha256Hex(all), options.resume);
    if (!journal) return journal.error();
    shared.journal = std::move(*journal);
  }
  if (options.isolate) {
    auto pool = ServerPool::Start(shared, WorkerCount(options.workers, inputs));
    if (!pool) return pool.error();
    shared.apart = std::move(*pool);
  }
  return {};
}

void EndWorkers(const Shared& shared) {
  if (shared.journal != nullptr) shared.journal->Remove();
}

FileExtractor::FileExtractor(const Shared& shared) : shared_(shared) {
  if (shared.apart != nullptr) {
    apart_ = shared.apart->Take();
  } else if (shared.journal != nullptr) {
    detached_ = std::make_unique<DetachedExtractor>(shared);
  } else {
    here_ = std::make_unique<ReportExtractor>(shared);
  }
}

FileExtractor::~FileExtractor() = default;
FileExtractor::FileExtractor(FileExtractor&& other) noexcept = default;

Extracted FileExtractor::Extract(const Input& input) {
  Extracted extracted;
  extracted.outcome.path = input.path;
  Status status = Guarded([&] { return input.is_missing ? Status(input.missing) : ReadInto(input, extracted); });
  if (!status) Refuse(input, std::move(status.error()), extracted);
  return extracted;
}

Status FileExtractor::ReadInto(const Input& input, Extracted& extracted) {
  auto document = ReadDocument(input.path, shared_.read.limits);
  if (!document) return document.error();
  const std::string sha256 = document->info.sha256;
  extracted.document = document->info;
  DescribeInput(input, document->info, extracted.outcome);
  if (shared_.is_known && shared_.is_known(sha256)) {
    extracted.outcome.unchanged = true;
    return {};
  }
  if (shared_.take_records && document->kind == legacy::InputKind::kRecords) {
    extracted.record_lines = std::move(document->bytes);
    return {};
  }
  auto kept = shared_.journal == nullptr ? std::nullopt : shared_.journal->Find(input.path, sha256);
  if (kept) {
    extracted = std::move(*kept);
    extracted.outcome.kept = true;
  } else {
    if (Status read = ReadAnew(input, std::move(*document), extracted); !read) return read;
    const bool worth_keeping = !extracted.outcome.rejected && !extracted.outcome.skipped;
    if (shared_.journal != nullptr && worth_keeping) {
      if (Status added = shared_.journal->Add(input.path, sha256, extracted); !added) extracted.media = added;
    }
  }
  PassPictures(extracted);
  return {};
}

Status FileExtractor::ReadAnew(const Input& input, Document document, Extracted& extracted) {
  if (Status converted = ConvertDocument(document, *shared_.converter); !converted) return converted;
  if (here_ != nullptr) {
    extracted = here_->Extract(input, std::move(document));
  } else if (detached_ != nullptr) {
    extracted = detached_->Extract(input, std::move(document));
  } else {
    return ReadApart(input, document, extracted);
  }
  return {};
}

Status FileExtractor::ReadApart(const Input& input, const Document& document, Extracted& extracted) {
  if (apart_ == nullptr || !apart_->alive()) apart_ = shared_.apart->Take();
  if (apart_ == nullptr) {
    return Error{ErrorCode::kIo, "no process could be started to read this file apart", "close other programs", {}};
  }
  const auto answer = apart_->Ask(PackQuestion(input, document), shared_.cancelled);
  if (!answer) return answer.error();
  auto unpacked = UnpackExtracted(*answer);
  if (!unpacked) return unpacked.error();
  if (Status honest = CheckAnswer(document, *unpacked); !honest) return honest;
  extracted = std::move(*unpacked);
  DescribeInput(input, document.info, extracted.outcome);
  return {};
}

void FileExtractor::PassPictures(Extracted& extracted) const {
  for (auto& [sha256, bytes] : extracted.pictures) {
    if (shared_.stage == nullptr || !extracted.media) break;
    extracted.media = shared_.stage->Stage(sha256, bytes);
  }
  extracted.pictures.clear();
  for (auto& [sha256, picture] : extracted.shown) {
    if (shared_.gallery != nullptr) shared_.gallery->Adopt(sha256, std::move(picture));
  }
  extracted.shown.clear();
}

}  // namespace sarabun::pipeline
