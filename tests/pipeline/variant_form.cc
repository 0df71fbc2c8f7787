#include "pipeline/variant_form.h"

#include <algorithm>

namespace sarabun::test {

std::string ItemModel::Code() const {
  if (first == last) return prefix + std::to_string(first);
  return prefix + std::to_string(first) + "-" + prefix + std::to_string(last);
}

const std::vector<SectionModel>& Model() {
  static const std::vector<SectionModel> kModel = {
      {"IIT",
       "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
       1,
       "การปฏิบัติหน้าที่",
       {{"I",
         1,
         1,
         "บุคลากรให้บริการประชาชนด้วยความสุภาพ",
         "96.31",
         {{1, "การรับคำร้องยังล่าช้า"}},
         {{1, "จัดทำคู่มือการให้บริการ"}, {1, "ประชุมชี้แจงเจ้าหน้าที่ทุกฝ่าย"}},
         {{1, "จัดทำคู่มือเสร็จแล้ว 1 ฉบับ"}, {1, "ประชุมชี้แจงแล้ว 2 ครั้ง"}},
         2,
         "ฝ่ายปกครอง",
         "ตุลาคม 2566",
         "5,000 บาท"},
        {"I",
         2,
         2,
         "บุคลากรให้บริการอย่างเท่าเทียม",
         "95",
         {{1, "มีการเลือกปฏิบัติ"}, {1, "ประชาชนรอนาน"}},
         {},
         {},
         1,
         "ฝ่ายทะเบียน",
         "มกราคม 2567",
         "ไม่ใช้งบประมาณ"},
        {"I",
         3,
         3,
         "บุคลากรมุ่งผลสำเร็จของงาน",
         "92.5",
         {{1, "งานค้างนาน"}},
         {{1, "ติดตามงานทุกเดือน"}, {2, "ตั้งผู้รับผิดชอบ"}, {2, "สรุปงานค้าง"}, {1, "รายงานผู้บริหาร"}},
         {{1, "ติดตามงานแล้ว 6 ครั้ง"}},
         1,
         "ทุกฝ่าย",
         "ทุกเดือน",
         "1,200 บาท"}}},
      {"IIT",
       "",
       2,
       "การใช้งบประมาณ",
       {{"I",
         8,
         8,
         "ท่านทราบแผนการใช้จ่ายประจำปี",
         "88.04",
         {{1, "ยังไม่ทราบแผน"}},
         {{1, "แจ้งเวียนแผนให้ทุกฝ่าย"}},
         {{1, "แจ้งเวียนแล้วเมื่อ 5 มกราคม 2567"}},
         1,
         "ฝ่ายการคลัง",
         "มกราคม 2567",
         "500 บาท"}}},
      {"EIT",
       "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
       6,
       "คุณภาพการดำเนินงาน",
       {{"E",
         1,
         1,
         "ท่านได้รับบริการตามขั้นตอนที่กำหนด",
         "90.75",
         {{1, "ขั้นตอนไม่ชัดเจน"}},
         {{1, "ติดป้ายแสดงขั้นตอน"}, {1, "ลดขั้นตอนที่ซ้ำซ้อน"}, {1, "สำรวจความพึงพอใจ"}},
         {{1, "ติดป้ายแล้ว 3 จุด"}, {1, "ลดขั้นตอนแล้ว 2 งาน"}, {1, "สำรวจแล้ว 120 ราย"}},
         2,
         "ฝ่ายโยธา",
         "กุมภาพันธ์ 2567",
         "3,500 บาท"}}},
      {"OIT",
       "แบบวัดการเปิดเผยข้อมูลสาธารณะ",
       9,
       "การเปิดเผยข้อมูล",
       {{"O",
         1,
         22,
         "",
         "100",
         {{1, "ข้อมูลบางส่วนไม่เป็นปัจจุบัน"}},
         {{1, "มอบหมายผู้ดูแลเว็บไซต์"}},
         {{1, "แต่งตั้งคณะทำงานแล้ว"}},
         1,
         "ฝ่ายปกครอง",
         "มีนาคม 2567",
         "800 บาท"}}},
  };
  return kModel;
}

std::string ThaiDigits(std::string text) {
  std::string out;
  for (const char c : text) {
    if (c < '0' || c > '9') {
      out += c;
    } else {
      out += "\xE0\xB9";
      out += static_cast<char>(0x90 + (c - '0'));
    }
  }
  return out;
}

Way::Way() {
  code = [](const ItemModel& item) { return item.prefix + std::to_string(item.first) + " "; };
  range = [](const ItemModel& item) {
    return item.prefix + std::to_string(item.first) + " – " + item.prefix + std::to_string(item.last);
  };
  score = [](const std::string& value) { return "(" + value + " คะแนน)"; };
  label = [](int n) { return std::to_string(n) + "."; };
  sublabel = [](int n, int m) { return std::to_string(n) + "." + std::to_string(m); };
  round_label = "รอบ 6 เดือนแรก";
  title = {"การรายงานผลการดำเนินการตามมาตรการยกระดับคุณธรรมและความโปร่งใสภายในหน่วยงาน",
           "ของสำนักงานเขตบางรัก ประจำปีงบประมาณ พ.ศ. 2567 รอบ 6 เดือนแรก (ตุลาคม 2566 - มีนาคม 2567)"};
}

bool Way::Has(const std::string& column) const {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

namespace {

std::vector<ListItem> TrueList(const Way& way, const std::vector<Entry>& entries) {
  std::vector<ListItem> out;
  int first = 0;
  int second = 0;
  for (const Entry& entry : entries) {
    ListItem item;
    item.no = static_cast<int>(out.size()) + 1;
    item.level = entry.level;
    if (entry.level == 1) {
      item.label = way.label(++first);
      second = 0;
    } else {
      item.label = way.sublabel(first, ++second);
    }
    item.text = entry.text;
    out.push_back(std::move(item));
  }
  return out;
}

std::optional<Score> TrueScore(const Way& way, const ItemModel& item) {
  if (way.score_place == ScorePlace::kNone) return std::nullopt;
  Score score;
  score.value = Decimal::Parse(item.score);
  score.raw = way.score(item.score);
  score.unit = way.unit;
  score.max = Decimal::Parse("100");
  if (way.score_year > 0) score.fiscal_year = way.score_year;
  return score;
}

Record TrueRecord(const Way& way, const SectionModel& section, const ItemModel& item, const ItemModel& lists) {
  Record record;
  record.item.code = item.Code();
  record.item.first = item.first;
  record.item.last = item.last;
  if (!item.statement.empty()) record.item.statement = item.statement;
  record.score = TrueScore(way, item);
  if (way.Has("issues")) record.issues = TrueList(way, item.issues);
  record.measures = TrueList(way, lists.measures);
  if (way.Has("results")) record.results = TrueList(way, lists.results);
  record.evidence = std::vector<Evidence>(way.Has("evidence") ? static_cast<std::size_t>(item.pictures) : 0);
  for (const auto& [name, text] : {std::pair("responsible", item.responsible), std::pair("timeframe", item.timeframe),
                                   std::pair("budget", item.budget)}) {
    if (way.Has(name)) record.extra.emplace_back(name, text);
  }
  record.indicator = Indicator{section.indicator, section.indicator_name};
  return record;
}

}  // namespace

std::vector<Record> Truth(const Way& way) {
  std::vector<Record> records;
  std::string instrument_name;
  for (const SectionModel& section : Model()) {
    if (!section.instrument_name.empty()) instrument_name = section.instrument_name;
    const ItemModel* lists = nullptr;
    for (const ItemModel& item : section.items) {
      const bool shares = item.measures.empty();
      if (!shares) lists = &item;
      Record record = TrueRecord(way, section, item, *lists);
      record.no = static_cast<int>(records.size()) + 1;
      record.instrument = Instrument{section.instrument, instrument_name};
      record.key = "bangkok-ita/1004/2567/1/" + item.Code();
      record.report.agency.code = "1004";
      record.report.agency.name = "สำนักงานเขตบางรัก";
      record.report.fiscal_year = 2567;
      record.report.round = {way.round_label.empty() ? std::nullopt : std::optional(way.round_label), 1, 2, 6};
      record.report.period = {"2023-10-01", "2024-03-31"};
      if (shares) {
        for (const char* field : {"measures", "results"}) {
          if (!way.Has(field)) continue;
          record.shared.push_back({field, 1, {lists->Code()}});
          records.back().shared.push_back({field, 1, {item.Code()}});
        }
      }
      records.push_back(std::move(record));
    }
  }
  return records;
}

}  // namespace sarabun::test
