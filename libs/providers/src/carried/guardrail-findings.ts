import type { FilterFinding } from '@beacon/contracts';
import { z } from 'zod';

const word = z.string().max(100).catch('');
const found = z.object({
  type: word,
  name: word,
  confidence: word,
  action: word,
});
const list = z.array(found).catch([]);

/** What a guardrail found on one side: each of its policies lists findings under names of its own. */
const assessment = z.object({
  topicPolicy: z.object({ topics: list }).optional().catch(undefined),
  contentPolicy: z.object({ filters: list }).optional().catch(undefined),
  wordPolicy: z.object({ customWords: list, managedWordLists: list }).optional().catch(undefined),
  sensitiveInformationPolicy: z
    .object({ piiEntities: list, regexes: list })
    .optional()
    .catch(undefined),
});

/** By the guardrail's id. */
const input = z.record(z.string(), assessment).catch({});
const output = z.record(z.string(), z.array(assessment)).catch({});

/** What the trace of a Bedrock guardrail says that its policies found. The words that matched are not kept: they are the answer's. */
export function guardrailFindings(
  trace:
    { readonly inputAssessment?: unknown; readonly outputAssessments?: unknown } | null | undefined,
): readonly FilterFinding[] {
  if (trace == null) return [];
  const inputs = Object.values(input.parse(trace.inputAssessment ?? {}));
  const outputs = Object.values(output.parse(trace.outputAssessments ?? {})).flat();
  return [
    ...inputs.flatMap((each) => findingsOf(each, 'input')),
    ...outputs.flatMap((each) => findingsOf(each, 'output')),
  ];
}

function findingsOf(
  {
    topicPolicy,
    contentPolicy,
    wordPolicy,
    sensitiveInformationPolicy,
  }: z.output<typeof assessment>,
  side: FilterFinding['side'],
): FilterFinding[] {
  const all = [
    ...(topicPolicy?.topics ?? []),
    ...(contentPolicy?.filters ?? []),
    ...(wordPolicy?.managedWordLists ?? []),
    ...(sensitiveInformationPolicy?.piiEntities ?? []),
    ...(sensitiveInformationPolicy?.regexes ?? []),
    ...(wordPolicy?.customWords ?? []).map((each) => ({ ...each, type: 'CUSTOM_WORD' })),
  ];
  return all.map(({ type, name, confidence, action }) => ({
    side,
    category: (type === '' || type === 'DENY' ? name || type : type) || 'unnamed',
    severity: confidence === '' ? null : confidence,
    blocked: action === 'BLOCKED',
  }));
}
