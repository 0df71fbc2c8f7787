#include "sinks/sample_record.h"

#include "records/seal.h"

namespace sarabun::sinks {

const char* const kContractLine =
    R"j({"schema":"sarabun.record/1","record_id":"9c1f","key":"bangkok-ita/1035/2567/1/I6","no":6,)j"
    R"j("rules":{"name":"bangkok-ita","version":"2567.1","sha256":"ab"},)j"
    R"j("document":{"path":"chom-thong.docx","sha256":"cd","bytes":81178,"format":"docx",)j"
    R"j("modified":"2024-04-02T03:10:00Z"},)j"
    R"j("report":{"key":"bangkok-ita/1035/2567/1","title":"การรายงานผล",)j"
    R"j("agency":{"name":"สำนักงานเขตจอมทอง","name_en":"Chom Thong District Office","type":"district-office",)j"
    R"j("code":"1035","code_scheme":"th-district"},"fiscal_year":2567,"fiscal_year_ce":2024,)j"
    R"j("round":{"label":"รอบ 6 เดือนแรก","no":1,"of":2,"months":6},)j"
    R"j("period":{"start":"2023-10-01","end":"2024-03-31"}},)j"
    R"j("instrument":{"code":"IIT","name":"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน"},)j"
    R"j("indicator":{"no":1,"name":"การปฏิบัติหน้าที่"},)j"
    R"j("item":{"code":"I6","first":6,"last":6,"statement":"เจ้าหน้าที่"},)j"
    R"j("score":{"value":96.16,"raw":"(96.16 คะแนน)","unit":"points","max":100,"fiscal_year":null},)j"
    R"j("issues":[{"no":1,"level":1,"label":null,"text":"การปฏิบัติงาน"}],)j"
    R"j("measures":[{"no":1,"level":1,"label":"1.","text":"จัดทำ และเผยแพร่"},)j"
    R"j({"no":2,"level":1,"label":"2.","text":"มอบหมาย ตามประกาศกรุงเทพมหานคร"}],)j"
    R"j("results":[{"no":1,"level":1,"label":"1.","text":"ดำเนินการ",)j"
    R"j("answers":[{"measure":1,"similarity":0.94}]}],)j"
    R"j("evidence":[{"kind":"picture","part":"word/media/image1.png","sha256":"ef","media_type":"image/png",)j"
    R"j("width":640,"height":480,"taken":null,"text":null,"url":null}],)j"
    R"j("extra":{"responsible":"ฝ่ายปกครอง"},)j"
    R"j("shared":{"measures":{"group":3,"with":["I7"]},"results":{"group":3,"with":["I7"]}},)j"
    R"j("source":{"part":"word/document.xml","table":1,"row":9},)j"
    R"j("repairs":[{"field":"measures[1].text","kind":"join","offset":100,"before":"ประกาศ\nกรุงเทพมหานคร",)j"
    R"j("after":"ประกาศกรุงเทพมหานคร","confidence":0.99}]})j";

const char* const kBareLine =
    R"j({"schema":"sarabun.record/1","record_id":"","key":"","no":0,)j"
    R"j("rules":{"name":"","version":"","sha256":""},)j"
    R"j("document":{"path":"","sha256":"","bytes":0,"format":"","modified":null},)j"
    R"j("report":{"key":"","title":null,)j"
    R"j("agency":{"name":null,"name_en":null,"type":null,"code":null,"code_scheme":null},)j"
    R"j("fiscal_year":null,"fiscal_year_ce":null,"round":{"label":null,"no":null,"of":null,"months":null},)j"
    R"j("period":{"start":null,"end":null}},)j"
    R"j("instrument":null,"indicator":null,"item":{"code":null,"first":null,"last":null,"statement":null},)j"
    R"j("score":null,"issues":[],"measures":[],"results":[],"evidence":null,"extra":{},"shared":{},)j"
    R"j("source":{"part":null,"table":0,"row":0},"repairs":[]})j";

Record BareRecord() { return {}; }

Record ContractRecord() {
  Record record;
  record.record_id = "9c1f";
  record.key = "bangkok-ita/1035/2567/1/I6";
  record.no = 6;
  record.rules = {"bangkok-ita", "2567.1", "ab"};
  record.document = {"chom-thong.docx", "cd", 81178, "docx", "2024-04-02T03:10:00Z"};
  record.report.key = "bangkok-ita/1035/2567/1";
  record.report.title = "การรายงานผล";
  record.report.agency = {"สำนักงานเขตจอมทอง", "Chom Thong District Office", "district-office", "1035", "th-district"};
  record.report.fiscal_year = 2567;
  record.report.fiscal_year_ce = 2024;
  record.report.round = {"รอบ 6 เดือนแรก", 1, 2, 6};
  record.report.period = {"2023-10-01", "2024-03-31"};
  record.instrument = Instrument{"IIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน"};
  record.indicator = Indicator{1, "การปฏิบัติหน้าที่"};
  record.item = {"I6", 6, 6, "เจ้าหน้าที่"};
  record.score = Score{Decimal{9616, 2}, "(96.16 คะแนน)", ScoreUnit::kPoints, Decimal{100, 0}, std::nullopt};
  record.issues = {{1, 1, std::nullopt, "การปฏิบัติงาน", std::nullopt}};
  record.measures = {{1, 1, "1.", "จัดทำ และเผยแพร่", std::nullopt},
                     {2, 1, "2.", "มอบหมาย ตามประกาศกรุงเทพมหานคร", std::nullopt}};
  record.results = {{1, 1, "1.", "ดำเนินการ", std::vector<Answer>{{1, 0.94}}}};
  Evidence picture;
  picture.part = "word/media/image1.png";
  picture.sha256 = "ef";
  picture.media_type = "image/png";
  picture.width = 640;
  picture.height = 480;
  record.evidence = {picture};
  record.extra = {{"responsible", "ฝ่ายปกครอง"}};
  record.shared = {{"measures", 3, {"I7"}}, {"results", 3, {"I7"}}};
  record.source = {"word/document.xml", 1, 9, {}};
  record.repairs = {{"measures[1].text", "join", 100, "ประกาศ\nกรุงเทพมหานคร", "ประกาศกรุงเทพมหานคร", 0.99}};
  return record;
}

Record FullRecord() {
  Record record = ContractRecord();
  record.rules.sha256 = std::string(64, 'a');
  record.document.sha256 = std::string(64, '0');
  record.document.bytes = 18446744073709551615ULL;
  record.score = Score{Decimal{-123456789012345678, 16}, "\"\\\t", ScoreUnit::kLevel, std::nullopt, 2567};
  record.results.push_back({2, 2, "-", "", std::vector<Answer>{}});
  record.results.push_back({3, 1, std::nullopt, "c", std::vector<Answer>{{1, 1.0 / 3}, {2, 1e-7}}});
  record.evidence->front().sha256 = std::string(64, 'e');
  record.evidence->push_back({EvidenceKind::kLink, {}, {}, {}, {}, {}, {}, "text", "https://example.org"});
  record.evidence->push_back(
      {EvidenceKind::kText, {}, {}, {}, {}, {}, "2024-01-31T09:00:00", std::string("\0\x1f", 2), {}});
  record.source.columns = {{"measures", 4}};
  record.raw = {{"measures", "1. a\n\xE0\xB8\x81"}, {"", ""}};
  records::Seal(record);
  return record;
}

}  // namespace sarabun::sinks
