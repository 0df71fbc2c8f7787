#include "warehouse/migrations.h"

namespace sarabun::warehouse {

namespace {

constexpr std::string_view kFillPeriodStart =
    "UPDATE {report} SET period_start_be = CAST(CAST(substr(CAST(period_start AS {:text}), 1, 4) AS {:integer}) + 543"
    " AS {:text}) || substr(CAST(period_start AS {:text}), 5) WHERE period_start IS NOT NULL";
constexpr std::string_view kFillPeriodEnd =
    "UPDATE {report} SET period_end_be = CAST(CAST(substr(CAST(period_end AS {:text}), 1, 4) AS {:integer}) + 543"
    " AS {:text}) || substr(CAST(period_end AS {:text}), 5) WHERE period_end IS NOT NULL";
constexpr std::string_view kPreferences =
    "CREATE TABLE {preference} (load_id {:integer} NOT NULL, no {:integer} NOT NULL CHECK (no >= 1),"
    " report_key {:text} NOT NULL, document_sha256 {:text} NOT NULL CHECK (length(document_sha256) = 64),"
    " who {:text}, why {:text}, PRIMARY KEY (load_id, no), FOREIGN KEY (load_id) REFERENCES {load} (load_id))";

}  // namespace

const std::vector<Migration>& Migrations() {
  static const std::vector<Migration> kMigrations = {
      // Version 0 was the draft before the first release: no preferences, and dates in the common era only.
      {1,
       {"ALTER TABLE {report} ADD COLUMN period_start_be {:text}",
        "ALTER TABLE {report} ADD COLUMN period_end_be {:text}", kFillPeriodStart, kFillPeriodEnd, kPreferences}},
  };
  return kMigrations;
}

}  // namespace sarabun::warehouse
