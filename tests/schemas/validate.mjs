// Validates SBOMs in JSON against the official schema of their format and version, as carried by npm packages: CycloneDX by
// @cyclonedx/cyclonedx-library, SPDX 3.0.1 by @cyclonedx/cdxgen. No package carries the one of SPDX 2.3: spdx-2.3.constraints.json beside this
// file says in our own words what the specification asks for. CycloneDX XML is validated by the tests themselves.
// usage: node validate.mjs FILE...; exit 0 all valid, 1 one is not, with the errors on standard output.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import addFormats2019 from 'ajv-formats-draft2019'

const here = path.dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)
const json = file => JSON.parse(readFileSync(file, 'utf8'))
const cyclonedx = name => json(path.join(path.dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')), 'res', 'schema', name))

function cycloneDx (bom) {
  const ajv = new Ajv({ strict: false, schemas: Object.fromEntries(['spdx', 'jsf-0.82', 'cryptography-defs'].map(n => [`http://cyclonedx.org/schema/${n}.SNAPSHOT.schema.json`, cyclonedx(`${n}.SNAPSHOT.schema.json`)])) })
  addFormats(ajv)
  addFormats2019(ajv, { formats: ['idn-email'] })
  ajv.addFormat('iri-reference', true)
  return [`CycloneDX ${bom.specVersion}`, bom.components.length, ajv.compile(cyclonedx(`bom-${bom.specVersion}.SNAPSHOT.schema.json`))]
}

function spdx3 (document) {
  const schema = json(path.join(here, 'node_modules', '@cyclonedx', 'cdxgen', 'data', 'spdx-export.schema.json'))
  return ['SPDX 3.0.1', document['@graph'].filter(e => e.type === 'software_Package').length - 1, new Ajv2020({ strict: false }).compile(schema)]
}

// Beyond the schema: every relationship of SPDX 2 names elements that are there, every LicenseRef is defined, ids are unique.
function spdx2 (document) {
  const validate = new Ajv({ strict: false }).compile(json(path.join(here, 'spdx-2.3.constraints.json')))
  const check = candidate => {
    const ids = candidate.packages.map(p => p.SPDXID)
    const known = new Set([candidate.SPDXID, ...ids])
    const licences = new Set((candidate.hasExtractedLicensingInfos ?? []).map(l => l.licenseId))
    const used = candidate.packages.flatMap(p => `${p.licenseConcluded} ${p.licenseDeclared}`.match(/LicenseRef-[A-Za-z0-9.-]+/g) ?? [])
    const wrong = [
      ...(known.size === ids.length + 1 ? [] : ['an SPDXID is there twice']),
      ...candidate.relationships.flatMap(r => [r.spdxElementId, r.relatedSpdxElement]).filter(id => !known.has(id)).map(id => `a relationship names ${id}, which is not there`),
      ...used.filter(id => !licences.has(id)).map(id => `${id} is not defined`)
    ]
    check.errors = validate(candidate) ? wrong : [...validate.errors, ...wrong]
    return check.errors.length === 0
  }
  return ['SPDX 2.3', document.packages.length - 1, check]
}

let valid = true
for (const file of process.argv.slice(2)) {
  const document = json(file)
  const [name, components, validate] = document.bomFormat ? cycloneDx(document) : document.spdxVersion ? spdx2(document) : spdx3(document)
  if (validate(document)) {
    console.log(`valid ${name}: ${components} components`)
  } else {
    console.log(`${file} is not valid ${name}`)
    console.log(JSON.stringify(validate.errors.slice(0, 10), null, 2))
    valid = false
  }
}
process.exit(valid ? 0 : 1)
