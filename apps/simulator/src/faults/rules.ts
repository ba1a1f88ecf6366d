import { REGION_ID_PATTERN } from '@beacon/domain';
import { z } from 'zod';

const MATCH = z.strictObject({
  region: z.string().min(1).optional(),
  model: z.string().min(1).optional(),
  promptContains: z.string().min(1).optional(),
  /** In any text of the call: the system prompt, too. */
  sentContains: z.string().min(1).optional(),
});

const MAX_HUGE_BODY = 1_073_741_824;
const MAX_LONG_ANSWER = 67_108_864;

const STATUS = z
  .strictObject({
    kind: z.literal('status'),
    status: z.int().min(400).max(599),
    retryAfterSeconds: z.int().min(0).max(86_400).optional(),
    retryAfterDate: z.iso.datetime({ offset: true }).optional(),
  })
  .refine((fault) => fault.retryAfterSeconds === undefined || fault.retryAfterDate === undefined, {
    error: 'give retryAfterSeconds or retryAfterDate, not both',
  });

const FAULT = z.discriminatedUnion('kind', [
  STATUS,
  z.strictObject({ kind: z.literal('hang') }),
  z.strictObject({ kind: z.literal('cut_body') }),
  z.strictObject({ kind: z.literal('invalid_json') }),
  z.strictObject({ kind: z.literal('wrong_content_type') }),
  z.strictObject({
    kind: z.literal('slow_trickle'),
    bytesPerSecond: z.number().positive().max(1_000_000),
  }),
  z.strictObject({ kind: z.literal('huge_body'), bytes: z.int().min(1).max(MAX_HUGE_BODY) }),
  z.strictObject({ kind: z.literal('latency'), ms: z.int().min(0).max(600_000) }),
  z.strictObject({ kind: z.literal('refuse') }),
  z.strictObject({ kind: z.literal('empty') }),
  z.strictObject({
    kind: z.literal('long_answer'),
    characters: z.int().min(1).max(MAX_LONG_ANSWER),
  }),
  z.strictObject({
    kind: z.literal('quota'),
    /** When the quota is there again; not said when absent. */
    resetSeconds: z.int().min(0).max(86_400).optional(),
  }),
  z.strictObject({ kind: z.literal('evidence'), region: z.string().regex(REGION_ID_PATTERN) }),
  z.strictObject({ kind: z.literal('content_filter'), on: z.enum(['input', 'output']) }),
  z.strictObject({
    kind: z.literal('redirect'),
    status: z.union([301, 302, 303, 307, 308].map((status) => z.literal(status))),
  }),
]);

const FAULT_RULE = z.strictObject({
  /** What calls it is about; all of them when empty. */
  match: MATCH.default({}),
  fault: FAULT,
  /** The first n matching calls; always when absent. */
  times: z.int().min(1).optional(),
  /** Share of matching calls, 0..1; all when absent. */
  probability: z.number().min(0).max(1).optional(),
});

/** The most rules that can be in force. */
const RULE_LIMIT = 1_000;

/** The body of PUT /admin/faults. */
export const FAULT_RULES = z.array(FAULT_RULE).max(RULE_LIMIT);

/** The body of PUT /admin/rate-limits: each matching lane has a bucket of its own. */
export const RATE_LIMITS = z
  .array(
    z.strictObject({
      match: MATCH.omit({ promptContains: true, sentContains: true }).default({}),
      requestsPerSecond: z.number().positive().max(1_000_000),
      /** Calls at once after a pause; one second's worth, at least 1, when absent. */
      burst: z.int().min(1).optional(),
    }),
  )
  .max(RULE_LIMIT);

export type Fault = z.infer<typeof FAULT>;
export type FaultRule = z.infer<typeof FAULT_RULE>;
export type RateLimit = z.infer<typeof RATE_LIMITS>[number];

/** What rules are matched against. */
export interface Matchable {
  readonly region: string;
  readonly model: string;
  readonly prompt: string;
  /** All text that was sent. */
  readonly sent: string;
}

/** Whether a call is one that a rule speaks of. */
export function matches(match: FaultRule['match'], call: Matchable): boolean {
  return (
    (match.region === undefined || match.region === call.region) &&
    (match.model === undefined || match.model === call.model) &&
    (match.promptContains === undefined || call.prompt.includes(match.promptContains)) &&
    (match.sentContains === undefined || call.sent.includes(match.sentContains))
  );
}
