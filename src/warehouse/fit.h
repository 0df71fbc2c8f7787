#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sarabun/finding.h"
#include "sarabun/record.h"
#include "sarabun/result.h"
#include "warehouse/rows.h"

namespace sarabun::warehouse {

// Makes the values of some tables of a batch, `first` to `last`, fit their columns. What no store can hold as it stands
// is changed, and each such change goes to `findings` as a `value-adapted` (field: table.column): a decimal past two
// digits after the point is rounded, one of more than three before it becomes NULL, as does a date that no calendar
// has; U+0000 and bytes that are no UTF-8 become U+FFFD. What breaks the model (a required value missing, a number out
// of its range, a word that is none of the column's, two rows with one key) is kMalformed: such rows are nobody's
// report. Columns before `from_column` are not looked at: they are given later, and are the same in all rows.
Status FitRows(RowBatch& rows, TableId first, TableId last, std::vector<Finding>& findings,
               std::size_t from_column = 0);

// A decimal of at most kDecimalScale digits after the point, halves away from zero; std::nullopt where it would need
// more than kDecimalDigits in all.
std::optional<Decimal> FitDecimal(const Decimal& value);

// A date of the common era in the Buddhist one: "2024-02-29" is "2567-02-29". std::nullopt for what is no date.
std::optional<std::string> BuddhistDate(const std::optional<std::string>& date);

}  // namespace sarabun::warehouse
