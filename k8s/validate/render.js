import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'

/** Base and every overlay: each folder that can be rendered by itself. */
export function renderable(k8s) {
  const overlays = readdirSync(join(k8s, 'overlays'), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(k8s, 'overlays', entry.name, 'kustomization.yaml')))
    .map(entry => `overlays/${entry.name}`)
  return ['base', ...overlays]
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
