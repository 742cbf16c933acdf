import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { brokenRules } from './rules.js'
import { render } from './render.js'
import { schemaErrors, typeErrors, unknownKinds } from './types.js'

// The checks are checked: each mistake is planted into what the base really renders.
let base
before(() => { base = render(join(import.meta.dirname, '..', 'base')) })

const planted = (kind, plant) => {
  const documents = structuredClone(base)
  plant(documents.find(document => document.kind === kind))
  return documents
}
const container = deployment => deployment.spec.template.spec.containers[0]
const rulesOf = (kind, plant) => brokenRules(planted(kind, plant), { complete: false })

test('the base itself is clean', async () => {
  assert.deepEqual([...unknownKinds(base), ...typeErrors(base), ...await schemaErrors(base), ...brokenRules(base, { complete: false })], [])
})

test('an unknown field does not compile', () => {
  const errors = typeErrors(planted('Deployment', each => { each.spec.template.spec.restartPolcy = 'Always' }))
  assert.equal(errors.length, 1)
  assert.match(errors[0], /restartPolcy/)
})

test('a wrong type does not compile', () => {
  assert.match(typeErrors(planted('Service', each => { each.spec.ports[0].port = 'http' }))[0], /Service setpoint-checkins/)
})

test('a misspelt kind is reported', () => {
  assert.match(unknownKinds(planted('NetworkPolicy', each => { each.kind = 'NetworkPolice' }))[0], /NetworkPolice/)
})

test('a quantity that is none fails the schema', async () => {
  assert.equal((await schemaErrors(planted('Deployment', each => { container(each).resources.limits.memory = 'much' }))).length, 1)
})

for (const [name, kind, plant, message] of [
  ['a CPU limit', 'Deployment', each => { container(each).resources.limits.cpu = '1' }, /CPU limit/],
  ['no memory limit', 'Deployment', each => { delete container(each).resources.limits.memory }, /memory limit/],
  ['a missing probe', 'Deployment', each => { delete container(each).startupProbe }, /three probes/],
  ['the tag latest', 'Deployment', each => { container(each).image = 'setpoint/goals:latest' }, /latest/],
  ['no tag', 'Job', each => { container(each).image = 'registry:5000/setpoint/migrator' }, /latest/],
  ['a writable root', 'Job', each => { container(each).securityContext.readOnlyRootFilesystem = false }, /root file system/],
  ['liveness that asks dependencies', 'Deployment', each => { container(each).livenessProbe.httpGet.path = '/health' }, /same path/],
  ['a password in clear text', 'Job', each => { container(each).env.push({ name: 'Admin__Password', value: 'x' }) }, /plain value/],
  ['a Service that selects nothing', 'Service', each => { each.spec.selector = { app: 'none' } }, /selects no pod/],
  ['a budget that selects nothing', 'PodDisruptionBudget', each => { each.spec.selector.matchLabels = { app: 'none' } }, /PodDisruptionBudget/],
  ['an open default', 'NetworkPolicy', each => { each.spec.egress = [{}] }, /denies by default/],
]) test(`${name} is reported`, () => assert.match(rulesOf(kind, plant).join('\n'), message))

test('a Secret that nobody brings is reported', () => {
  assert.match(brokenRules(base, { complete: true }).join('\n'), /no Secret setpoint-goals-connections with key database/)
})
