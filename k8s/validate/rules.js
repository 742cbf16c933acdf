import { describe } from './render.js'

const workloads = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob']
const endsByItself = ['Job', 'CronJob']
const probes = ['startupProbe', 'readinessProbe', 'livenessProbe']

const podOf = document => (document.kind === 'CronJob' ? document.spec.jobTemplate.spec : document.spec).template
const selects = (labels, selector) => Object.entries(selector ?? {}).every(([key, value]) => labels?.[key] === value)

/** What this platform asks beyond the API: see ../README.md. Pure: documents in, complaints out. */
export function brokenRules(documents, { complete }) {
  const pods = documents.filter(document => workloads.includes(document.kind))
    .map(document => ({ document, name: describe(document), labels: podOf(document).metadata.labels, spec: podOf(document).spec }))
  return [
    ...pods.flatMap(podRules),
    ...pods.flatMap(pod => pod.spec.containers.flatMap(container => containerRules(pod, container))),
    ...servingRules(documents, pods),
    ...(complete ? referenceRules(documents, pods) : []),
  ]
}

function podRules({ name, spec }) {
  const security = spec.securityContext ?? {}
  return complaints(name, {
    'runs as root or may': security.runAsNonRoot !== true,
    'has no seccomp profile RuntimeDefault': security.seccompProfile?.type !== 'RuntimeDefault',
    'mounts a service account token': spec.automountServiceAccountToken !== false,
    'has no service account of its own': !spec.serviceAccountName || spec.serviceAccountName === 'default',
    'leaves service links on': spec.enableServiceLinks !== false,
    'has an emptyDir without a size limit': (spec.volumes ?? []).some(volume => volume.emptyDir && !volume.emptyDir.sizeLimit),
  })
}

function containerRules({ document, name }, container) {
  const { requests = {}, limits = {} } = container.resources ?? {}
  const security = container.securityContext ?? {}
  const tag = container.image.split('/').pop().split(':')[1]
  return complaints(`${name}, container ${container.name}`, {
    'has a CPU limit': 'cpu' in limits,
    'has no memory limit': !('memory' in limits),
    'has no ephemeral-storage limit': !('ephemeral-storage' in limits),
    'lacks a request (cpu, memory, ephemeral-storage)': ['cpu', 'memory', 'ephemeral-storage'].some(each => !(each in requests)),
    'has no image tag, or latest': !container.image.includes('@sha256:') && (!tag || tag === 'latest'),
    'may write its root file system': security.readOnlyRootFilesystem !== true,
    'may gain privileges': security.allowPrivilegeEscalation !== false,
    'keeps capabilities': !security.capabilities?.drop?.includes('ALL'),
    'has a secret as plain value': (container.env ?? []).some(each => each.value && /password|secret|connectionstrings/i.test(each.name)),
    'lacks one of its three probes': !endsByItself.includes(document.kind) && probes.some(probe => !container[probe]),
    'asks the same path for liveness and readiness': container.livenessProbe?.httpGet !== undefined
      && container.livenessProbe.httpGet.path === container.readinessProbe?.httpGet?.path,
    'stops without waiting for its endpoints to go': document.kind === 'Deployment' && !container.lifecycle?.preStop,
  })
}

function servingRules(documents, pods) {
  const of = kind => documents.filter(document => document.kind === kind)
  return [
    ...of('Service').filter(service => !pods.some(pod => selects(pod.labels, service.spec.selector)))
      .map(service => `${describe(service)} selects no pod`),
    ...of('NetworkPolicy').filter(policy => !pods.some(pod => selects(pod.labels, policy.spec.podSelector?.matchLabels)))
      .map(policy => `${describe(policy)} selects no pod`),
    ...pods.filter(pod => pod.document.kind === 'Deployment'
        && !of('PodDisruptionBudget').some(budget => selects(pod.labels, budget.spec.selector.matchLabels)))
      .map(pod => `${pod.name} has no PodDisruptionBudget`),
    ...(of('NetworkPolicy').some(isDefaultDeny) ? [] : ['no NetworkPolicy denies by default']),
  ]
}

const isDefaultDeny = ({ spec }) => Object.keys(spec.podSelector).length === 0 && spec.policyTypes?.length === 2
  && !spec.ingress && !spec.egress

/** Every ConfigMap, Secret and ServiceAccount that a pod names is there, and every key. */
function referenceRules(documents, pods) {
  const find = (kind, name) => documents.find(document => document.kind === kind && document.metadata.name === name)
  const keys = document => Object.keys({ ...document?.data, ...document?.stringData })
  return pods.flatMap(({ name, spec }) => [
    ...(find('ServiceAccount', spec.serviceAccountName) ? [] : [`${name}: no ServiceAccount ${spec.serviceAccountName}`]),
    ...spec.containers.flatMap(container => [
      ...(container.envFrom ?? []).map(each => each.configMapRef ? ['ConfigMap', each.configMapRef] : ['Secret', each.secretRef]),
      ...(container.env ?? []).flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ? [['Secret', valueFrom.secretKeyRef]]
        : valueFrom?.configMapKeyRef ? [['ConfigMap', valueFrom.configMapKeyRef]] : []),
    ]).filter(([kind, { name: wanted, key }]) => !find(kind, wanted) || (key && !keys(find(kind, wanted)).includes(key)))
      .map(([kind, { name: wanted, key }]) => `${name}: no ${kind} ${wanted}${key ? ` with key ${key}` : ''}`),
  ])
}

const complaints = (name, broken) => Object.entries(broken).filter(([, is]) => is).map(([what]) => `${name} ${what}`)
