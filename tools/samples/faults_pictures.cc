// Faults of evidence.
#include "tools/docx_builder/photo.h"
#include "tools/samples/sower.h"

namespace sarabun::samples {
namespace {

constexpr char kField[] = "evidence[0]";

void SetPicture(Sower& sower, const Sower::Patch& patch, const build::Photo& photo) {
  ReportSource& report = sower.ReportOf(patch);
  report.pictures[sower.Head(patch).pictures.front()] = build::DrawPhoto(photo);
}

build::Photo NewPhoto(Sower& sower, const Sower::Patch& patch) {
  build::Photo photo;
  photo.scene = sower.random().Next();
  photo.taken = DistrictMaker::Moment(sower.ReportOf(patch), sower.random());
  return photo;
}

void DropEvidence(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  sower.Head(patch).pictures.clear();
  sower.Note(patch, "result-without-evidence", "", "picture taken out");
}

void Reuse(Sower& sower, const Sower::Patch& one, const Sower::Patch& other, const build::Photo& first,
           const build::Photo& second, const char* done) {
  SetPicture(sower, one, first);
  SetPicture(sower, other, second);
  sower.Note(one, "reused-picture", kField, std::string(done) + " (the original)");
  sower.Note(other, "reused-picture", kField, done);
}

void ReuseInReport(Sower& sower) {
  const Sower::Patch one = sower.Take();
  const Sower::Patch other = sower.Take([&](const Sower::Patch& each) { return each.report == one.report; });
  const build::Photo photo = NewPhoto(sower, one);
  Reuse(sower, one, other, photo, photo, "picture of other items of the report");
}

void ReuseOfDistrict(Sower& sower) {
  const Sower::Patch one = sower.Take();
  const Sower::Patch other = sower.Take([&](const Sower::Patch& each) { return each.report != one.report; });
  const build::Photo photo = NewPhoto(sower, one);
  Reuse(sower, one, other, photo, photo, "picture of another district");
}

// Saved again: smaller, harder compressed, lighter, without the camera's data.
void ReuseResaved(Sower& sower) {
  const Sower::Patch one = sower.Take();
  const Sower::Patch other = sower.Take([&](const Sower::Patch& each) { return each.report != one.report; });
  const build::Photo photo = NewPhoto(sower, one);
  build::Photo again = photo;
  const std::uint32_t part = 40 + static_cast<std::uint32_t>(sower.random().Below(50));
  again.width = photo.width * part / 100;
  again.height = photo.height * part / 100;
  again.quality = 30 + static_cast<int>(sower.random().Below(40));
  again.brighter = static_cast<int>(sower.random().Below(3)) * 8;
  again.taken.clear();
  Reuse(sower, one, other, photo, again, "picture of another district, made smaller and saved again");
}

void TakenOutside(Sower& sower, bool buddhist) {
  const Sower::Patch patch = sower.Take();
  build::Photo photo = NewPhoto(sower, patch);
  // A year before, or a year after; the period is half a year or a whole one.
  const int off = sower.random().OnceIn(2) ? -1 : 1;
  photo.taken.replace(0, 4, std::to_string(std::stoi(photo.taken.substr(0, 4)) + off));
  if (buddhist) photo.years_ahead = 543;
  SetPicture(sower, patch, photo);
  sower.Note(patch, "picture-outside-period", kField,
             "taken " + photo.taken + (buddhist ? ", its year counted in the Buddhist era" : ""));
}

void TakenInsideInBuddhistEra(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  build::Photo photo = NewPhoto(sower, patch);
  photo.years_ahead = 543;
  SetPicture(sower, patch, photo);
}

void TinyPicture(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  build::Photo photo = NewPhoto(sower, patch);
  photo.width = 60 + static_cast<std::uint32_t>(sower.random().Below(40));
  photo.height = photo.width * 3 / 4;
  SetPicture(sower, patch, photo);
  sower.Note(patch, "picture-too-small", kField, "picture of " + std::to_string(photo.width) + " pixels");
}

}  // namespace

const std::vector<std::pair<std::string, Fault>>& PictureFaults() {
  static const std::vector<std::pair<std::string, Fault>> kFaults = {
      {"drop-evidence", DropEvidence},
      {"reuse-in-report", ReuseInReport},
      {"reuse-of-district", ReuseOfDistrict},
      {"reuse-resaved", ReuseResaved},
      {"taken-outside", [](Sower& sower) { TakenOutside(sower, false); }},
      {"taken-outside-buddhist-era", [](Sower& sower) { TakenOutside(sower, true); }},
      {"taken-inside-buddhist-era", TakenInsideInBuddhistEra},
      {"tiny-picture", TinyPicture},
  };
  return kFaults;
}

}  // namespace sarabun::samples
