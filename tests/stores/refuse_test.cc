// Stores that cannot be used: what is said, and that nothing was changed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "cli/run_app.h"
#include "stores/load_kit.h"
#include "warehouse/sql.h"

namespace sarabun::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class RefuseTest : public StoreTest {
 protected:
  // The error of a run, as a person sees it.
  std::string Refusal() {
    const auto store = OpenStore(store_->uri(), 0.1);
    auto options = SmallOptions();
    options.retry_seconds = 0;
    const Status loaded = LoadAll(*store, MakeReports(1), options);
    return loaded.ok() ? "loaded" : loaded.error().ToString() + "; " + loaded.error().hint;
  }
};
SARABUN_EVERY_STORE(RefuseTest);

TEST_P(RefuseTest, ATableOfThatNameThatIsNotOurs) {
  store_->Ask("CREATE TABLE report (id integer)");
  EXPECT_THAT(Refusal(),
              AllOf(HasSubstr("there is a table"), HasSubstr("\"report\" already"), HasSubstr("--schema NAME")))
      << "PostgreSQL names the schema too";
}

TEST_P(RefuseTest, ATableOfOursWithAnotherShape) {
  MustLoad(store_->uri(), {});
  store_->Ask("ALTER TABLE evidence RENAME COLUMN width TO breadth");
  EXPECT_THAT(Refusal(),
              AllOf(HasSubstr("evidence"), HasSubstr("column width is missing"), HasSubstr("nothing was changed")));
}

TEST_P(RefuseTest, AColumnOfSomebodysOwnDoesNoHarm) {
  MustLoad(store_->uri(), {});
  store_->Ask("ALTER TABLE evidence ADD COLUMN note text");
  EXPECT_EQ(Refusal(), "loaded");
}

TEST_P(RefuseTest, ANewerSchema) {
  MustLoad(store_->uri(), {});
  store_->Ask("UPDATE sarabun_version SET schema_version = 99");
  EXPECT_THAT(Refusal(), AllOf(HasSubstr("schema version 99, newer than 1"), HasSubstr("use a newer sarabun")));
}

TEST_P(RefuseTest, AnOlderSchemaMigratesForward) {
  MustLoad(store_->uri(), MakeReports(2));
  const auto now = store_->Dump();
  const std::string text = store_->is_sqlite() ? "TEXT" : "text";
  // Version 0 as it was: without preferences, and dates in the common era only.
  store_->Ask(
      "DROP VIEW agency; DROP VIEW findings_by_agency; DROP VIEW current_finding; DROP VIEW measures_with_results;"
      "DROP VIEW scores_wide; DROP VIEW current_record; DROP VIEW current_report; DROP TABLE preference;"
      "ALTER TABLE report DROP COLUMN period_start_be; ALTER TABLE report DROP COLUMN period_end_be;"
      "UPDATE sarabun_version SET schema_version = 0");
  EXPECT_EQ(Refusal(), "loaded");
  EXPECT_EQ(store_->Dump(), now) << "every row as if it had been loaded today";
  EXPECT_EQ(store_->Ask("SELECT schema_version FROM sarabun_version"), std::to_string(warehouse::kSchemaVersion));
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM current_record"), "8");
}

TEST_P(RefuseTest, MakesViewsAnewThatSomebodyDropped) {
  MustLoad(store_->uri(), MakeReports(1));
  store_->Ask("DROP VIEW agency; DROP VIEW scores_wide");
  EXPECT_EQ(Refusal(), "loaded");
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM scores_wide"), "1");
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM agency"), "1");
}

// A database administrator makes the tables, others load.
TEST_P(RefuseTest, TablesMadeFromTheSchemaCommandAreLoadedInto) {
  const char* dialect = store_->is_sqlite() ? "sqlite" : "postgresql";
  store_->Ask(RunSarabun({"schema", "--format", "sql", "--dialect", dialect}).out);
  EXPECT_EQ(Refusal(), "loaded");
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM current_report"), "1");
  EXPECT_EQ(store_->Ask("SELECT count(*), max(program_version) FROM sarabun_version"), "1|sarabun schema");
  if (store_->is_sqlite()) return;
  const std::string name = store_->uri().substr(store_->uri().rfind('/') + 1);
  store_->Ask(RunSarabun({"schema", "--format", "sql", "--schema", "ita"}).out + "CREATE ROLE " + name +
              "_clerk LOGIN; GRANT USAGE ON SCHEMA ita TO " + name +
              "_clerk; GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA ita TO " + name +
              "_clerk;"
              "DROP VIEW ita.agency");
  const auto store = OpenStore(store_->server().Uri(name, name + "_clerk"), 60, "ita");
  const Status loaded = LoadAll(*store, MakeReports(2));
  EXPECT_TRUE(loaded.ok()) << loaded.error().ToString();
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM ita.current_report"), "2");
  EXPECT_EQ(store_->Ask("SELECT count(*) FROM pg_views WHERE schemaname = 'ita' AND viewname = 'agency'"), "0")
      << "the tables' owner makes it anew";
}

TEST(Refuse, SchemaNamesInSchemaAsInLoad) {
  const auto refused = RunSarabun({"schema", "--format", "sql", "--schema", "a b"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("'a b' is no name for a schema"));
  EXPECT_EQ(RunSarabun({"schema", "--format", "sql", "--dialect", "duckdb", "--schema", "own"}).out,
            RunSarabun({"schema", "--format", "sql", "--dialect", "duckdb"}).out)
      << "what a set in a folder of its own holds as _views.sql";
}

TEST(Refuse, APrefixInAnotherCaseIsTheSameOne) {
  const AnyStore store("sqlite");
  const auto reports = MakeReports(1);
  for (const char* prefix : {"ita", "ITA"}) {
    const auto open = OpenStore(store.uri(), 60, prefix);
    const Status loaded = LoadAll(*open, reports);
    EXPECT_TRUE(loaded.ok()) << loaded.error().ToString();
  }
  EXPECT_EQ(store.Ask("SELECT count(*) FROM ita_report"), "1");
  EXPECT_EQ(store.Ask("SELECT count(*) FROM ita_load"), "2");
}

TEST(Refuse, ARefusedRunMakesNoFile) {
  const Scratch scratch;
  const std::string to = "sqlite:" + scratch.path("fresh.db");
  EXPECT_EQ(RunSarabun({"load", "--retract", "nothere.docx", "--to", to}).code, 2);
  EXPECT_TRUE(std::filesystem::is_empty(scratch.path()));
  for (const char* const dry : {"--quiet", "--dry-run"}) {
    const auto ran = RunSarabun({"load", Sample("small.docx"), dry, "--to", "sqlite:" + scratch.path("no/x.db")});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("there is no folder " + scratch.path("no")));
  }
}

// Two first loads at once: the second looked for tables before there were any.
TEST(Refuse, ADatabaseMadeMeanwhileIsLookedAtAnew) {
  const AnyStore store("sqlite");
  const auto late = OpenStore(store.uri());
  ASSERT_TRUE(late->Open(true).ok());
  ASSERT_TRUE(late->Begin().ok());
  ASSERT_EQ(*late->LastLoad(), 0);
  MustLoad(store.uri(), MakeReports(1));
  const warehouse::RowBatch none;
  EXPECT_FALSE(late->Append({&none}).ok());
  EXPECT_TRUE(late->transient());
  late->Rollback();
  ASSERT_TRUE(late->Open(true).ok());
  EXPECT_EQ(*late->LastLoad(), 1);
}

TEST(Refuse, UrisThatNameNoStore) {
  const auto message = [](const std::string& uri) {
    const auto store = stores::MakeStore(uri, {});
    return store ? "made" : store.error().message + "; " + store.error().hint;
  };
  EXPECT_THAT(message("mysql://localhost/ita"), AllOf(HasSubstr("'mysql:' names no store"), HasSubstr("sqlite:FILE")));
  EXPECT_THAT(message("sqlit:ita.db"), HasSubstr("did you mean sqlite:ita.db?"));
  EXPECT_THAT(message("SQLITE:x.db"), HasSubstr("did you mean sqlite:x.db?"));
  EXPECT_THAT(message("sqlite"), HasSubstr("did you mean sqlite:FILE?"));
  EXPECT_THAT(message("postgresql:ita"), HasSubstr("did you mean postgresql://HOST/ita?"));
  EXPECT_THAT(message("postgresql:me:s3cret@db/ita"),
              AllOf(HasSubstr("did you mean postgresql://HOST/DATABASE?"), Not(HasSubstr("s3cret"))));
  EXPECT_THAT(message("sqlite://x.db"), HasSubstr("did you mean sqlite:x.db, or sqlite:/x.db?"));
  EXPECT_THAT(message("parquet://set"), HasSubstr("did you mean parquet:set"));
  EXPECT_EQ(message("sqlite:///tmp/x.db"), "made");
  EXPECT_THAT(message("sqlite::memory:"), AllOf(HasSubstr("gone at the end"), HasSubstr("sqlite:sarabun.db")));
  EXPECT_THAT(message("ita.db"), HasSubstr("did you mean sqlite:ita.db?"));
  EXPECT_THAT(message("sqlite:"), HasSubstr("names no file"));
  EXPECT_THAT(message(""), HasSubstr("names no store"));
  stores::StoreOptions options;
  for (const char* name : {"a b", "x;drop", "1st", "pg_own", "ก"}) {
    options.schema = name;
    EXPECT_FALSE(stores::MakeStore("sqlite:x.db", options).ok()) << name;
  }
}

TEST(Refuse, PasswordsInUris) {
  for (const char* uri : {"postgresql://me:s3cret@localhost/ita", "postgresql://localhost/ita?password=s3cret",
                          "postgres://localhost/ita?user=me&password=s3cret", "postgresql://me:s3cret%zz@localhost/ita",
                          "host=localhost password=s3cret", "mysql://me:s3cret@localhost/ita"}) {
    const auto ran = RunSarabun({"load", "x.docx", "--to", uri});
    EXPECT_EQ(ran.code, 2) << uri;
    EXPECT_THAT(ran.err, Not(HasSubstr("s3cret"))) << uri;
    EXPECT_THAT(ran.out, Not(HasSubstr("s3cret"))) << uri;
  }
  EXPECT_THAT(RunSarabun({"load", "x.docx", "--to", "postgresql://me:s3cret@localhost/ita"}).err,
              HasSubstr("PGPASSFILE"));
}

TEST(Refuse, ParameterThatPostgresDoesNotKnow) {
  const auto message = [](const char* uri) { return RunSarabun({"load", "x.docx", "--to", uri}).err; };
  EXPECT_THAT(message("postgresql://localhost/ita?sslmod=require"), AllOf(HasSubstr("sslmod"), HasSubstr("sslmode")));
  EXPECT_THAT(message("postgresql://localhost/ita?pasword=s3cret"), Not(HasSubstr("s3cret")));
  // A password with an unencoded ? and = in it looks like a parameter.
  EXPECT_THAT(message("postgresql://me@x?s3cret=4@localhost/ita"), Not(HasSubstr("s3cret")));
}

TEST(Refuse, FilesThatAreNoDatabase) {
  const Scratch scratch;
  const auto load = [&](const std::string& file) {
    return RunSarabun({"load", Sample("small.docx"), "--to", "sqlite:" + scratch.path(file)});
  };
  scratch.Write("notes.txt", std::string(5000, 'x'));
  EXPECT_THAT(load("notes.txt").err, AllOf(HasSubstr("not a SQLite database"), HasSubstr("left as it is")));
  EXPECT_EQ(Scratch::Read(scratch.path("notes.txt")), std::string(5000, 'x'));
  EXPECT_THAT(load("").err, HasSubstr("is a folder"));
  EXPECT_THAT(load("no/such/folder/ita.db").err, HasSubstr("see that its folder is there"));
  EXPECT_EQ(load("no/such/folder/ita.db").code, 2);
  for (const char* name : {"รายงาน ๒๕๖๗.db", "a'; DROP TABLE report; --.db", "file:x?mode=memory", "%20.db"}) {
    EXPECT_EQ(load(name).code, 0) << name;
    EXPECT_TRUE(std::filesystem::exists(scratch.path(name))) << name;
  }
}

TEST(Refuse, AServiceFileNamesTheServer) {
  std::string why;
  PostgresServer* server = PostgresServer::Shared(&why);
  if (server == nullptr) GTEST_SKIP() << why;
  const std::string uri = server->MakeDatabase();
  const std::string name = uri.substr(uri.rfind('/') + 1);
  const Scratch scratch;
  const std::string host = server->Ask(uri, "SELECT current_setting('unix_socket_directories')");
  const std::string file =
      scratch.Write("services", "[ita]\nhost=" + host + "\ndbname=" + name + "\nuser=postgres\npassword=s3cret\n");
  ::setenv("PGSERVICEFILE", file.c_str(), 1);
  const auto load = [](const std::string& to) { return RunSarabun({"load", Sample("small.docx"), "--to", to}); };
  const auto loaded = load("postgresql:///?service=ita");
  EXPECT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(server->Ask(uri, "SELECT count(*) FROM current_report"), "1");
  EXPECT_THAT(loaded.err, Not(HasSubstr("s3cret")));
  const auto unknown = load("postgresql:///?service=eit");
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, AllOf(HasSubstr("eit"), HasSubstr("PGSERVICEFILE"), Not(HasSubstr("s3cret"))));
  scratch.Write("services", "[ita]\nhost=" + host + "\npassword=s3cret\nnonsense=s3cret\n");
  const auto broken = load("postgresql:///?service=ita");
  EXPECT_EQ(broken.code, 2);
  EXPECT_THAT(broken.err, AllOf(HasSubstr("PGSERVICEFILE"), Not(HasSubstr("s3cret"))));
  ::unsetenv("PGSERVICEFILE");
}

TEST(Refuse, ServersThatWillNotDo) {
  std::string why;
  PostgresServer* server = PostgresServer::Shared(&why);
  if (server == nullptr) GTEST_SKIP() << why;
  const auto refusal = [&](const std::string& uri, stores::StoreOptions options = {}) {
    auto store = stores::MakeStore(uri, options);
    const Status opened = (*store)->Open(true);
    return opened ? "opened" : opened.error().ToString() + "; " + opened.error().hint;
  };
  EXPECT_THAT(refusal(server->Uri("nowhere")), AllOf(HasSubstr("nowhere"), HasSubstr("createdb")));
  EXPECT_THAT(refusal("postgresql:///x?host=/no/such/folder"), HasSubstr("see that the server runs there"));
  const std::string latin = server->MakeDatabase("ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'");
  EXPECT_THAT(refusal(latin), AllOf(HasSubstr("encoding is LATIN1"), HasSubstr("--encoding=UTF8")));
  stores::StoreOptions newer;
  newer.least_postgres_version = 990'000;
  EXPECT_THAT(refusal(server->MakeDatabase(), newer), AllOf(HasSubstr("sarabun needs 99 or newer")));

  const std::string uri = server->MakeDatabase();
  const std::string name = uri.substr(uri.rfind('/') + 1);
  server->Ask(uri, "CREATE ROLE guest LOGIN PASSWORD 'right'; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
  EXPECT_THAT(refusal(server->Uri(name, "guest")), AllOf(HasSubstr("permission denied"), HasSubstr("--schema NAME")));
  ASSERT_EQ(refusal(uri), "opened") << "by the owner, who so makes the tables";
  EXPECT_THAT(refusal(server->Uri(name, "guest")),
              AllOf(HasSubstr("permission denied for table"), HasSubstr("SELECT, INSERT and UPDATE")));

  server->AllowFirst("local " + name + " guest scram-sha-256");
  server->Ask(uri, "GRANT CREATE ON DATABASE " + name + " TO guest");
  stores::StoreOptions own;
  own.schema = "mine";
  const Scratch scratch;
  const std::string passfile = scratch.Write("pass", "*:*:" + name + ":guest:wrong\n");
  ::chmod(passfile.c_str(), 0600);
  ::setenv("PGPASSFILE", passfile.c_str(), 1);
  EXPECT_THAT(refusal(server->Uri(name, "guest"), own),
              AllOf(HasSubstr("password authentication failed"), HasSubstr("PGPASSFILE"), Not(HasSubstr("wrong"))));
  scratch.Write("pass", "*:*:" + name + ":guest:right\n");
  EXPECT_EQ(refusal(server->Uri(name, "guest"), own), "opened");
  ::unsetenv("PGPASSFILE");
}

}  // namespace
}  // namespace sarabun::test
