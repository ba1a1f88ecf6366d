import type { RegionEvidence } from '@beacon/contracts';
import { SIMULATION_HEADER, EVIDENCE_FIELDS } from '@beacon/domain';
import type { EvidenceField, ExpectedEvidence, LaneConfig } from '@beacon/domain';
import { otherRegion } from './asked-region.js';
import type { ProviderEvidence } from './attempt.js';
import { isUpstream } from './openai/upstream.js';
import type { HttpReply } from './protocol.js';

/** Headers that say where a response comes from. */
const EDGE_HEADERS = [
  'cf-ray',
  'via',
  'server',
  'x-amz-cf-pop',
  'x-azure-ref',
  'x-ms-deployment-name',
  'azureml-model-session',
  'openai-processing-ms',
  SIMULATION_HEADER,
  'x-ms-region',
  'x-region',
  'x-served-by',
  'x-simulated-region',
  'llm_provider-x-ms-region',
  'x-litellm-model-api-base',
];
/** The last is Azure's, as LiteLLM hands it on. */
const REGION_HEADERS = [
  'x-ms-region',
  'x-region',
  'x-simulated-region',
  'llm_provider-x-ms-region',
];
/** OpenAI's and its relatives', Anthropic's, Amazon's, Azure's, Mistral's, LiteLLM's. */
const REQUEST_ID_HEADERS = [
  'x-request-id',
  'request-id',
  'x-amzn-requestid',
  'apim-request-id',
  'mistral-correlation-id',
  'x-litellm-call-id',
];
const HEADER_LIMIT = 200;

/**
 * What a response's headers tell of the place that answered.
 * @param expected names of more headers to keep, because the lane expects something of them.
 */
export function edgeEvidence(
  headers: HttpReply['headers'],
  expected: readonly string[],
): Pick<ProviderEvidence, 'providerRegion' | 'providerRequestId' | 'edgeHeaders'> {
  const edgeHeaders: Record<string, string> = {};
  for (const name of [...EDGE_HEADERS, ...expected]) {
    const value = one(headers[name]);
    if (value !== null) edgeHeaders[name] = value;
  }
  const region = REGION_HEADERS.map((name) => edgeHeaders[name]).find(
    (value) => value !== undefined,
  );
  return {
    providerRegion: region ?? null,
    providerRequestId:
      REQUEST_ID_HEADERS.map((name) => one(headers[name])).find((id) => id !== null) ?? null,
    edgeHeaders,
  };
}

function one(value: string | string[] | undefined): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined
    ? null
    : first.replaceAll('\0', '').toWellFormed().slice(0, HEADER_LIMIT);
}

/** What of an execution's evidence is held against patterns. */
type HeldEvidence = Pick<
  RegionEvidence,
  'providerRegion' | 'servedModel' | 'systemFingerprint' | 'endpointHost' | 'node' | 'edgeHeaders'
> & { readonly upstream?: string | null | undefined };

/** What of a lane says by itself what its evidence has to be. */
type HeldLane = Pick<LaneConfig, 'provider' | 'providerRegion' | 'settings'>;

interface Pattern {
  /** As the reason names it, such as `provider_region` or `edge header cf-ray`. */
  readonly name: string;
  readonly pattern: RegExp;
  readonly valueOf: (evidence: HeldEvidence) => string | null;
}

const VALUES: Readonly<Record<EvidenceField, Pattern['valueOf']>> = {
  provider_region: ({ providerRegion }) => providerRegion,
  served_model: ({ servedModel }) => servedModel,
  upstream: ({ upstream }) => upstream ?? null,
  system_fingerprint: ({ systemFingerprint }) => systemFingerprint,
  endpoint_host: ({ endpointHost }) => endpointHost,
  node: ({ node }) => node,
};

const SHOWN_LIMIT = 150;
const REASON_LIMIT = 500;

/** What a lane expects of the evidence of its executions. */
export class Expectations {
  readonly #patterns: readonly Pattern[];
  readonly #required: readonly EvidenceField[];

  constructor(
    { patterns, edgeHeaders, required }: ExpectedEvidence,
    /** The lane, for what its own route and region say; null holds evidence against the patterns alone. */
    private readonly lane: HeldLane | null = null,
  ) {
    this.#patterns = [
      ...EVIDENCE_FIELDS.flatMap((field) => fieldPattern(field, patterns[field])),
      ...Object.entries(edgeHeaders).map(([header, source]) => headerPattern(header, source)),
    ];
    this.#required = required;
  }

  /**
   * Why the evidence contradicts what is expected; null when it does not. What a provider does not say contradicts nothing,
   * unless it is required and there is an answer.
   */
  contradiction(evidence: HeldEvidence, hasAnswer: boolean): string | null {
    const missing = hasAnswer
      ? this.#required.filter((field) => VALUES[field](evidence) === null).map(absence)
      : [];
    const differing = this.#patterns.flatMap((expected) => difference(expected, evidence));
    const reasons = [...this.#ofTheLane(evidence), ...missing, ...differing];
    return reasons.length === 0 ? null : reasons.join('; ').slice(0, REASON_LIMIT);
  }

  /** What contradicts the lane itself: another upstream than its own, another region than it asks. */
  #ofTheLane({ upstream = null, providerRegion }: HeldEvidence): string[] {
    if (this.lane === null) return [];
    const pinnedTo = this.lane.settings.openRouter?.upstream ?? [];
    const reasons = [otherUpstream(pinnedTo, upstream), otherRegion(this.lane, providerRegion)];
    return reasons.filter((reason) => reason !== null);
  }
}

function otherUpstream(pinnedTo: readonly string[], served: string | null): string | null {
  if (served === null || pinnedTo.length === 0) return null;
  if (pinnedTo.some((route) => isUpstream(route, served))) return null;
  return `upstream is '${served.slice(0, SHOWN_LIMIT)}', pinned to ${pinnedTo.join(', ')}`;
}

/** What a lane expects: its patterns, its pin to an upstream, the region that it asks. */
export function expectationsOf(
  lane: HeldLane & Pick<LaneConfig, 'expectedEvidence'>,
): Expectations {
  return new Expectations(lane.expectedEvidence, lane);
}

function fieldPattern(field: EvidenceField, source: string | undefined): Pattern[] {
  if (source === undefined) return [];
  return [{ name: field, pattern: new RegExp(source, 'iu'), valueOf: VALUES[field] }];
}

function headerPattern(header: string, source: string): Pattern {
  return {
    name: `edge header ${header}`,
    pattern: new RegExp(source, 'iu'),
    valueOf: ({ edgeHeaders }) => edgeHeaders[header] ?? null,
  };
}

function absence(field: EvidenceField): string {
  return `${field} is required and missing`;
}

function difference({ name, pattern, valueOf }: Pattern, evidence: HeldEvidence): string[] {
  const value = valueOf(evidence);
  if (value === null || pattern.test(value)) return [];
  return [`${name} is '${value.slice(0, SHOWN_LIMIT)}', expected /${pattern.source}/`];
}
