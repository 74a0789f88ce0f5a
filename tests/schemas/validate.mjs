// Validates a CycloneDX JSON file against the official schema of its specVersion, as carried by @cyclonedx/cyclonedx-library.
// usage: node validate.mjs FILE; exit 0 valid, 1 invalid with the errors on standard output.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import addFormats2019 from 'ajv-formats-draft2019'

const require = createRequire(import.meta.url)
const folder = path.join(path.dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')), 'res', 'schema')
const schema = name => JSON.parse(readFileSync(path.join(folder, name), 'utf8'))

const bom = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const ajv = new Ajv({ strict: false, allErrors: false, schemas: { 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json': schema('spdx.SNAPSHOT.schema.json'), 'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json': schema('jsf-0.82.SNAPSHOT.schema.json') } })
addFormats(ajv)
addFormats2019(ajv, { formats: ['idn-email'] })
ajv.addFormat('iri-reference', true)
const validate = ajv.compile(schema(`bom-${bom.specVersion}.SNAPSHOT.schema.json`))
if (!validate(bom)) {
  console.log(JSON.stringify(validate.errors.slice(0, 10), null, 2))
  process.exit(1)
}
console.log(`valid CycloneDX ${bom.specVersion}: ${bom.components.length} components`)
