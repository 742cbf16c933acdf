import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { describe } from './render.js'

const here = import.meta.dirname
// Inside node_modules: module resolution then starts here, and nothing shows up in the working tree.
const scratch = join(here, 'node_modules', '.setpoint')

const modelOf = document => join(here, 'node_modules', 'kubernetes-models', document.apiVersion, `${document.kind}.js`)

/** Kinds that the pinned models do not know. A misspelt kind or API version ends up here. */
export const unknownKinds = documents => documents
  .filter(document => !existsSync(modelOf(document)))
  .map(document => `${describe(document)}: no model for ${document.apiVersion} ${document.kind}; `
    + 'misspelt, or add the package of @kubernetes-models that has it')

/** Writes every document as a literal of its type and compiles: finds unknown fields, wrong types, missing fields. */
export function typeErrors(documents) {
  const known = documents.filter(document => existsSync(modelOf(document)))
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { recursive: true })
  const files = new Map(known.map((document, index) => {
    const file = join(scratch, `${index}.ts`)
    writeFileSync(file, `import type { I${document.kind} } from 'kubernetes-models/${document.apiVersion}/${document.kind}'\n`
      + `export const document: I${document.kind} = ${JSON.stringify(document, null, 1)}\n`)
    return [file, document]
  }))
  const program = ts.createProgram([...files.keys()], {
    strict: true, noEmit: true, skipLibCheck: true, types: [],
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
  })
  return ts.getPreEmitDiagnostics(program).map(problem => {
    const document = files.get(problem.file?.fileName)
    const line = problem.file?.text.slice(problem.start).split('\n', 1)[0].trim()
    return `${document ? describe(document) : 'types'}: ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')} (at ${line})`
  })
}

/** The models' own validation by schema: patterns, formats and ranges that types cannot say. */
export async function schemaErrors(documents) {
  const errors = []
  for (const document of documents.filter(each => existsSync(modelOf(each)))) {
    const model = (await import(pathToFileURL(modelOf(document)).href))[document.kind]
    try {
      new model(document).validate()
    } catch (error) {
      errors.push(`${describe(document)}: ${error.message}`)
    }
  }
  return errors
}
