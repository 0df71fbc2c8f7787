// What DuckDB takes to write a set's tables from its memory into Parquet files of the same partitions, on one thread.
//
//   node duckdb_copy.mjs READERS_FOLDER DATASET_FOLDER OUT_FOLDER
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";

const [readers, folder, out] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(readers + "/")("@duckdb/node-api");

async function main() {
  const files = new Map();
  for (const load of JSON.parse(readFileSync(folder + "/_manifest.json", "utf8")).loads) {
    for (const file of load.files) files.set(file.table, [...(files.get(file.table) ?? []), `'${folder}/${file.path}'`]);
  }
  const duckdb = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
  const partitioned = new Map();
  for (const [table, paths] of files) {
    await duckdb.run(`CREATE TABLE "${table}" AS SELECT * FROM read_parquet([${paths.join(", ")}])`);
    partitioned.set(table, paths[0].includes("fiscal_year="));
  }
  mkdirSync(out, { recursive: true });
  const start = performance.now();
  const before = process.cpuUsage();
  for (const [table, parts] of partitioned) {
    const by = parts ? ", PARTITION_BY (fiscal_year, round_no), WRITE_PARTITION_COLUMNS true" : "";
    const to = parts ? `${out}/${table}` : `${out}/${table}.parquet`;
    await duckdb.run(`COPY "${table}" TO '${to}' (FORMAT parquet, COMPRESSION zstd${by})`);
  }
  const used = process.cpuUsage(before);
  const seconds = (used.user + used.system) / 1e6;
  console.log(`DuckDB's COPY of the same tables from its memory: ${((performance.now() - start) / 1000).toFixed(2)} s ` +
    `(processor ${seconds.toFixed(2)})`);
}

main().catch((error) => {
  console.error(`duckdb: ${error.message}`);
  process.exit(1);
});
