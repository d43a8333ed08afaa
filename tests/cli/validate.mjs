// node validate.mjs sarif|SCHEMA FILE: ends with 1, and says why, when the JSON in FILE does not have the form. "sarif" is
// the OASIS schema of SARIF 2.1.0, as an npm package carries it; what is needed is installed in tests/browser.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../browser/', import.meta.url));
const Ajv = require('ajv');

const [form, file] = process.argv.slice(2);
const sarif = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
const schema = form === 'sarif' ? require(sarif) : JSON.parse(readFileSync(form, 'utf8'));
const ajv = new Ajv({ schemaId: 'auto', allErrors: true, unknownFormats: 'ignore' });
if (form === 'sarif') ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));

const validate = ajv.compile(schema);
if (!validate(JSON.parse(readFileSync(file, 'utf8')))) {
  for (const { dataPath, message, params } of validate.errors.slice(0, 20)) {
    console.error(`${file}${dataPath} ${message} ${JSON.stringify(params)}`);
  }
  process.exit(1);
}
