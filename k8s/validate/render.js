import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseAllDocuments } from 'yaml'

const holding = (k8s, kind) => readdirSync(join(k8s, kind), { withFileTypes: true })
  .filter(entry => existsSync(join(k8s, kind, entry.name, 'kustomization.yaml'))).map(entry => entry.name)

/** Base, every overlay, and the trial with every component: name and folder of each. */
export function renderable(k8s) {
  return [
    { name: 'base', folder: join(k8s, 'base') },
    ...holding(k8s, 'overlays').map(overlay => ({ name: `overlays/${overlay}`, folder: join(k8s, 'overlays', overlay) })),
    ...holding(k8s, 'components').map(component => ({ name: `trial with ${component}`, folder: combined(k8s, component) })),
  ]
}

// kustomize adds a component only from a folder's own kustomization, and knows no absolute paths.
function combined(k8s, component) {
  const folder = join(k8s, 'validate', 'node_modules', '.combinations', component)
  mkdirSync(folder, { recursive: true })
  const up = relative(folder, k8s)
  writeFileSync(join(folder, 'kustomization.yaml'), `namespace: setpoint\nresources: [${up}/overlays/trial]\ncomponents: [${up}/components/${component}]\n`)
  return folder
}

export function render(folder) {
  const yaml = execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8', maxBuffer: 64 << 20 })
  return parseAllDocuments(yaml).map(document => {
    if (document.errors.length > 0) throw document.errors[0]
    return document.toJS()
  }).map(unfolded)
}

// kustomize folds long values of a Secret over lines. The API server reads that; the models' base64 check does not.
const unfolded = document => document.kind !== 'Secret' ? document : {
  ...document,
  data: Object.fromEntries(Object.entries(document.data ?? {}).map(([key, value]) => [key, value.replaceAll('\n', '')])),
}

export const describe = document => `${document.kind} ${document.metadata?.name}`
