import type { RegionEvidence } from '@beacon/contracts';
import { EVIDENCE_FIELDS } from '@beacon/domain';
import type { EvidenceField, ExpectedEvidence } from '@beacon/domain';

interface Pattern {
  /** As the reason names it, such as `provider_region` or `edge header cf-ray`. */
  readonly name: string;
  readonly pattern: RegExp;
  readonly valueOf: (evidence: RegionEvidence) => string | null;
}

const VALUES: Readonly<Record<EvidenceField, Pattern['valueOf']>> = {
  provider_region: ({ providerRegion }) => providerRegion,
  served_model: ({ servedModel }) => servedModel,
  system_fingerprint: ({ systemFingerprint }) => systemFingerprint,
  endpoint_host: ({ endpointHost }) => endpointHost,
  node: ({ node }) => node,
};

const VALUE_LIMIT = 150;
const REASON_LIMIT = 500;

/** What a lane expects of the evidence of its executions. */
export class Expectations {
  readonly #patterns: readonly Pattern[];
  readonly #required: readonly EvidenceField[];

  constructor({ patterns, edgeHeaders, required }: ExpectedEvidence) {
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
  contradiction(evidence: RegionEvidence, hasAnswer: boolean): string | null {
    const missing = hasAnswer
      ? this.#required.filter((field) => VALUES[field](evidence) === null).map(absence)
      : [];
    const differing = this.#patterns.flatMap((expected) => difference(expected, evidence));
    const reasons = [...missing, ...differing];
    return reasons.length === 0 ? null : reasons.join('; ').slice(0, REASON_LIMIT);
  }
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

function difference({ name, pattern, valueOf }: Pattern, evidence: RegionEvidence): string[] {
  const value = valueOf(evidence);
  if (value === null || pattern.test(value)) return [];
  return [`${name} is '${value.slice(0, VALUE_LIMIT)}', expected /${pattern.source}/`];
}
