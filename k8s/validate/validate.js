import { join } from 'node:path'
import { brokenRules } from './rules.js'
import { render, renderable } from './render.js'
import { schemaErrors, typeErrors, unknownKinds } from './types.js'

const k8s = join(import.meta.dirname, '..')
let documents = 0
let problems = 0
for (const { name, folder } of renderable(k8s)) {
  const rendered = render(folder)
  // Base names Secrets that only an overlay brings.
  const complete = name !== 'base'
  const errors = [...unknownKinds(rendered), ...typeErrors(rendered), ...await schemaErrors(rendered), ...brokenRules(rendered, { complete })]
  console.log(`${name}: ${rendered.length} documents, ${errors.length} problems`)
  errors.forEach(error => console.error(`  ${error}`))
  documents += rendered.length
  problems += errors.length
}
console.log(`kubernetes: ${documents} documents checked, ${problems} problems`)
process.exitCode = problems === 0 ? 0 : 1
