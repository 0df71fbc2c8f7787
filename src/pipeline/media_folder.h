#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.h"
#include "sarabun/record.h"
#include "sarabun/result.h"

namespace sarabun::pipeline {

// Where the bytes of pictures go that somebody wants to have.
class PictureStage {
 public:
  virtual ~PictureStage() = default;
  // Any thread, unless the class says otherwise.
  virtual Status Stage(const std::string& sha256, std::string_view bytes) = 0;
};

// Keeps them in memory, to be passed on. One thread.
class HeldPictures final : public PictureStage {
 public:
  Status Stage(const std::string& sha256, std::string_view bytes) override {
    pictures_.emplace_back(sha256, bytes);
    return {};
  }
  std::vector<std::pair<std::string, std::string>> Take() { return std::exchange(pictures_, {}); }

 private:
  std::vector<std::pair<std::string, std::string>> pictures_;  // hash and bytes
};

// `extract --media DIR`: the pictures of records as files.
//
//   1035_I6_9c1f20aa34c1e0f2.png      agency, item, the first 16 hex digits of the content's SHA-256, kind by content
//   media.jsonl                       which record's which piece of evidence is in which file, one a line
//
// No part of a name comes from inside a package. A picture that many records show is one file, named after the first
// of them in input order, so that names are the same for any number of workers: workers put pictures down under their
// hash, in a hidden folder beside, and only the thread that delivers records gives them their names. A file that is
// there already and holds the same is left alone. The list appears whole, at the end.
class MediaFolder final : public PictureStage {
 public:
  // Makes the folder if need be. Errors: kInvalidArgument where the path is no folder, else those of the system.
  static Result<std::unique_ptr<MediaFolder>> Open(const std::string& path);
  // Removes what was put down and got no name.
  ~MediaFolder() override;
  MediaFolder(const MediaFolder&) = delete;
  MediaFolder& operator=(const MediaFolder&) = delete;

  // Puts a picture down. Any thread.
  Status Stage(const std::string& sha256, std::string_view bytes) override;
  // Names the pictures of a record, and lists them. From one thread, in input order.
  Status Place(const Record& record);
  // Publishes the list.
  Status Finish();

  std::uint64_t files() const { return files_; }      // named so far, those that were there included
  std::uint64_t without() const { return without_; }  // pictures of records that have no bytes: linked, lost in a dump

 private:
  explicit MediaFolder(std::string path);
  std::string StagedPath(const std::string& sha256) const;
  Result<std::string> NameFor(const Record& record, const std::string& sha256);
  Status ListOne(const Record& record, std::size_t evidence, const std::string& name);

  std::string path_;
  std::string staging_;
  std::mutex mutex_;
  std::map<std::string, std::string> extensions_;  // by hash, of all that was staged; guarded by mutex_
  std::map<std::string, std::string> names_;       // by hash
  std::set<std::string> taken_;                    // file names of this run
  AtomicFile list_;
  std::uint64_t files_ = 0;
  std::uint64_t without_ = 0;
};

// `text` as a piece of a file name on any system: letters, digits and marks of any script, '-' and '.', at most
// `most` bytes, never ending in the middle of a character; "" where nothing is left.
std::string NamePiece(std::string_view text, std::size_t most);

}  // namespace sarabun::pipeline
