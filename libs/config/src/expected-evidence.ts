import { EVIDENCE_FIELDS, NO_EXPECTED_EVIDENCE } from '@beacon/domain';
import type { EvidenceField, ExpectedEvidence } from '@beacon/domain';
import { z } from 'zod';
import { evidencePattern, patternFor } from './evidence-pattern.js';
import { must } from './validate.js';

const HEADER_NAME = /^[a-z0-9-]{1,60}$/;
const MAX_HEADERS = 20;

const fields = Object.fromEntries(
  EVIDENCE_FIELDS.map((field) => [field, evidencePattern.optional()]),
) as Record<EvidenceField, z.ZodOptional<typeof evidencePattern>>;

/** What a lane expects of its evidence, as it stands in the file. */
export const expectedEvidenceSchema = z.strictObject({
  ...fields,
  edge_headers: z.record(z.string(), evidencePattern).superRefine(checkHeaders).default({}),
  required: z
    .array(z.enum(EVIDENCE_FIELDS, must(`one of ${EVIDENCE_FIELDS.join(', ')}`)))
    .default([]),
});

function checkHeaders(headers: Readonly<Record<string, string>>, context: z.RefinementCtx): void {
  const names = Object.keys(headers);
  if (names.length > MAX_HEADERS) {
    context.addIssue({ code: 'custom', message: `must have at most ${MAX_HEADERS} headers` });
  }
  for (const name of names.filter((candidate) => !HEADER_NAME.test(candidate))) {
    const message = 'must be the name of a response header in lower case, such as cf-ray';
    context.addIssue({ code: 'custom', path: [name], message });
  }
}

/** What one region's lane expects: the patterns with its id put in. */
export function expectedEvidenceOf(
  region: string,
  expected: z.output<typeof expectedEvidenceSchema> | null,
): ExpectedEvidence {
  if (expected === null) return NO_EXPECTED_EVIDENCE;
  const patterns = EVIDENCE_FIELDS.flatMap((field) => {
    const pattern = expected[field];
    return pattern === undefined ? [] : [[field, patternFor(region, pattern)] as const];
  });
  const headers = Object.entries(expected.edge_headers).map(
    ([name, pattern]) => [name, patternFor(region, pattern)] as const,
  );
  return {
    patterns: Object.fromEntries(patterns),
    edgeHeaders: Object.fromEntries(headers),
    required: expected.required,
  };
}
