// Validates JSON files against a schema of JSON Schema 2019-09: node validate.cjs SCHEMA FILE…
// Prints a line for each file: its name, a tab, and what is wrong or nothing.
const { readFileSync } = require("node:fs");
const Ajv = require("ajv/dist/2019").default;
const formats = require("ajv-formats").default;

const [schema, ...files] = process.argv.slice(2);
const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
for (const file of files) {
  const good = validate(JSON.parse(readFileSync(file, "utf8")));
  const faults = good ? [] : validate.errors.slice(0, 5).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
  console.log(`${file}\t${faults.join("; ")}`);
}
