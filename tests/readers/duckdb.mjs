// Runs SQL over the live files of a Parquet set. See tools/duckdb.
//
//   node duckdb.mjs READERS_FOLDER DATASET_FOLDER SQL|FILE.sql
import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";

const [readers, folder, given] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(readers + "/")("@duckdb/node-api");

function quoted(text) {
  return `'${text.replaceAll("'", "''")}'`;
}

async function main() {
  const manifest = folder + "/_manifest.json";
  if (!existsSync(manifest)) throw new Error(`${folder} holds no _manifest.json: it is no Parquet set of sarabun load`);
  const files = new Map();
  for (const load of JSON.parse(readFileSync(manifest, "utf8")).loads) {
    for (const file of load.files) files.set(file.table, [...(files.get(file.table) ?? []), `${folder}/${file.path}`]);
  }
  const duckdb = await (await DuckDBInstance.create(":memory:")).connect();
  await duckdb.run("SET TimeZone = 'UTC'");
  // Every table without rows, and the views over them; then the tables that have rows.
  await duckdb.run(readFileSync(folder + "/_views.sql", "utf8"));
  for (const [table, paths] of files) {
    await duckdb.run(`CREATE OR REPLACE VIEW "${table}" AS SELECT * FROM read_parquet([${paths.map(quoted).join(", ")}],
                      hive_partitioning = false, union_by_name = true)`);
  }
  const sql = given.endsWith(".sql") && existsSync(given) ? readFileSync(given, "utf8") : given;
  const result = await duckdb.runAndReadAll(sql);
  console.log(result.columnNames().join("\t"));
  for (const row of result.getRows()) {
    console.log(row.map((value) => (value === null ? "" : String(value))).join("\t"));
  }
}

main().catch((error) => {
  console.error(`duckdb: ${error.message}`);
  process.exit(1);
});
