#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "warehouse/sql.h"
#include "warehouse/store.h"

namespace sarabun::stores {

// What two SQL stores share: the tables' making, checking and migrating, and all looking. A store of this kind adds a
// connection that can execute and query, and its own way of bulk insertion.
class SqlStore : public warehouse::Store {
 public:
  Result<std::vector<warehouse::KnownReport>> LookForReports(const std::vector<std::string>& report_keys) override;
  Result<std::vector<warehouse::KnownReport>> LookForDocument(const std::string& sha256) override;
  Result<std::vector<warehouse::KnownInput>> LookForInputs(const std::string& reading_sha256,
                                                           const std::string& program_version) override;
  Result<std::int64_t> LastLoad() override;
  Result<std::vector<TextRow>> ReadDecisions(warehouse::TableId table) override;
  Result<std::vector<TextRow>> ReadRows(const Selection& selection) override;

 protected:
  using Row = TextRow;

  // What a column is, as the store's catalogue prints it.
  struct ColumnShape {
    std::string name;
    std::string type;
    bool required = false;
  };

  SqlStore(warehouse::Naming naming, std::string program_version)
      : naming_(std::move(naming)), program_version_(std::move(program_version)) {}

  virtual Status Execute(const std::string& sql) = 0;
  // Rows as text; `parameters` stand for $1, $2, ... in that order.
  virtual Result<std::vector<Row>> Query(const std::string& sql, const std::vector<std::string>& parameters) = 0;
  // Tables and views of our schema, by CatalogueKey; the value is "table", "view" or what else it is.
  virtual Result<std::map<std::string, std::string>> Relations() = 0;
  virtual Result<std::vector<ColumnShape>> ColumnsOf(const std::string& bare_name) = 0;
  // Whether the tables are this user's own.
  virtual Result<bool> IsOwner() { return true; }
  // The store as messages name it, without a password.
  virtual std::string Name() const = 0;

  // Inside a transaction: makes the tables of an empty store, migrates an older one, checks the shape of a present one.
  // With `write` false nothing is changed; an older store is refused, for its tables cannot be looked at.
  Status SetUp(bool write);

  const warehouse::Naming& naming() const { return naming_; }
  // False where the store holds no tables yet, so that there is nothing to look at.
  bool has_tables() const { return has_tables_; }
  void set_has_tables(bool has) { has_tables_ = has; }
  void set_schema(std::string schema) { naming_.schema = std::move(schema); }

  // What two names have in common that are one to the store.
  std::string CatalogueKey(const std::string& bare_name) const;

  // " ON CONFLICT …" for tables whose rows may be there already, else empty.
  static std::string OnConflict(const warehouse::Table& table);

 private:
  Status CreateAll();
  Status Migrate(int from);
  Status CheckShapes(const std::map<std::string, std::string>& relations);
  Status CheckShape(const warehouse::Table& table);
  Status MakeMissingViews(const std::map<std::string, std::string>& relations);
  Status CheckNothingInTheWay(const std::map<std::string, std::string>& relations);
  Status ExecuteAll(const std::vector<std::string>& statements);
  Status StampVersion();
  Error Located(Error error) const;

  warehouse::Naming naming_;
  std::string program_version_;
  bool has_tables_ = false;
};

}  // namespace sarabun::stores
