import { parseAllDocuments } from 'yaml';

/** What of a manifest's containers is held against policies. */
export interface Container {
  name: string;
  image: string;
  command?: string[];
  env?: EnvironmentEntry[];
  ports?: { name: string; containerPort: number }[];
  startupProbe?: Probe;
  livenessProbe?: Probe;
  readinessProbe?: Probe;
  lifecycle?: { preStop?: { sleep?: { seconds: number } } };
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  securityContext?: {
    allowPrivilegeEscalation?: boolean;
    readOnlyRootFilesystem?: boolean;
    capabilities?: { drop?: string[]; add?: string[] };
  };
  volumeMounts?: { name: string; mountPath: string; readOnly?: boolean }[];
}

export interface EnvironmentEntry {
  name: string;
  value?: string;
  valueFrom?: {
    secretKeyRef?: { name: string; key: string; optional?: boolean };
    configMapKeyRef?: { name: string; key: string };
    fieldRef?: { fieldPath: string };
  };
}

export interface Probe {
  httpGet?: { path: string; port: string };
  exec?: { command: string[] };
}

export interface PodSpec {
  automountServiceAccountToken?: boolean;
  terminationGracePeriodSeconds?: number;
  restartPolicy?: string;
  hostNetwork?: boolean;
  securityContext?: {
    runAsNonRoot?: boolean;
    runAsUser?: number;
    seccompProfile?: { type: string };
  };
  affinity?: {
    nodeAffinity?: {
      requiredDuringSchedulingIgnoredDuringExecution?: { nodeSelectorTerms: SelectorTerm[] };
    };
  };
  topologySpreadConstraints?: { topologyKey: string }[];
  containers: Container[];
  volumes?: {
    name: string;
    configMap?: { name: string };
    secret?: { secretName: string };
    emptyDir?: { sizeLimit?: string };
  }[];
}

export interface SelectorTerm {
  matchExpressions: { key: string; operator: string; values: string[] }[];
}

export type Labels = Record<string, string>;

export interface Selector {
  matchLabels?: Labels;
}

export interface NetworkRule {
  to?: Peer[];
  from?: Peer[];
  ports?: { protocol?: string; port: number | string }[];
}

export interface Peer {
  podSelector?: Selector;
  namespaceSelector?: Selector;
  ipBlock?: { cidr: string; except?: string[] };
}

/** An object of Kubernetes, with the fields that policies look at. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Labels; annotations?: Labels };
  data?: Record<string, string>;
  spec?: {
    replicas?: number;
    selector?: Selector & Labels;
    template?: { metadata: { labels: Labels; annotations?: Labels }; spec: PodSpec };
    podSelector?: Selector;
    policyTypes?: string[];
    ingress?: NetworkRule[];
    egress?: NetworkRule[];
    tls?: { hosts: string[] }[];
    rules?: { host: string }[];
    scaleTargetRef?: { name: string };
    minReplicaCount?: number;
    triggers?: { type: string; metadata: Record<string, string> }[];
  };
}

/** A pod's template, and what makes pods of it. */
export interface PodOwner {
  readonly owner: Manifest;
  readonly labels: Labels;
  readonly spec: PodSpec;
}

/** The documents of a text of YAML. */
export function manifestsOf(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => {
    const [problem] = document.errors;
    if (problem !== undefined) throw problem;
    return document.toJS() as Manifest;
  });
}

export function podsOf(objects: readonly Manifest[]): PodOwner[] {
  return objects.flatMap((owner) => {
    const template = owner.spec?.template;
    return template === undefined
      ? []
      : [{ owner, labels: template.metadata.labels, spec: template.spec }];
  });
}

/** Pods that run Beacon's own images, and not those of the trial's database. */
export function beaconPodsOf(objects: readonly Manifest[]): PodOwner[] {
  return podsOf(objects).filter(({ spec }) =>
    /(^|\/)beacon-/.test(spec.containers[0]?.image ?? ''),
  );
}

export function nameOf({ kind, metadata: { name } }: Manifest): string {
  return `${kind} ${name}`;
}

/** Whether labels have everything that a selector asks for. */
export function selects(selector: Selector | undefined, labels: Labels): boolean {
  return Object.entries(selector?.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
}
