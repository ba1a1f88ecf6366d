import type { FilterFinding } from '@beacon/contracts';
import { z } from 'zod';
import { blockedAnswer } from '../blocked-answer.js';
import type { HttpReply, ReadBody } from '../protocol.js';
import { errorIn, parseReplyJson } from '../reply-body.js';
import type { ProviderError } from '../reply-body.js';
import { filterFindings } from './filter-findings.js';

/** OpenAI's, Azure's and OpenRouter's, then those of Alibaba's and Zhipu's compatible addresses. */
const FILTER_CODES = new Set([
  'content_filter',
  'content_policy_violation',
  'ResponsibleAIPolicyViolation',
  'data_inspection_failed',
  'DataInspectionFailed',
  '1301',
]);
/** OpenAI's, for its reasoning models: the code stands for other faults, too. */
const INVALID_PROMPT = 'invalid_prompt';
const FLAGGED = /\bflagged\b|usage polic/i;

/** Alibaba's filter sends one code for both sides, and says in words which one it was. */
const OF_THE_OUTPUT = /^output\b/i;

const FORBIDDEN = 403;
type Side = FilterFinding['side'];

const word = z.string().max(300).nullish().catch(null);
const inner = z
  .object({
    content_filter_result: z.unknown().optional(),
    content_filter_results: z.unknown().optional(),
  })
  .nullish()
  .catch(null);
/** What an error says beside its message: Azure of its filters, OpenRouter of who served and of its moderation. */
const told = z.object({
  error: z.object({
    type: word,
    innererror: inner,
    inner_error: inner,
    metadata: z
      .object({
        reasons: z.array(z.string().max(60)).max(40).nullish().catch(null),
        flagged_input: z.unknown().optional(),
        provider_name: word,
        raw: z.string().nullish().catch(null),
      })
      .nullish()
      .catch(null),
  }),
});
type Told = z.output<typeof told>['error'];
const NOTHING: Told = {};

/** An HTTP error that says that a filter stopped the question or the answer: a measurement. Null when it says no such thing. */
export function blockedByFilter(reply: HttpReply): ReadBody | null {
  const { status, body } = reply;
  if (status !== 400 && status !== FORBIDDEN) return null;
  const said = toldIn(body);
  const side = sideOf(errorIn(body)) ?? sideOf(errorIn(said.metadata?.raw ?? ''));
  const reasons = moderationReasons(status, said);
  if (side === null && reasons === null) return null;
  const found = { ...said.inner_error, ...said.innererror };
  return blockedAnswer(side ?? 'input', {
    upstream: said.metadata?.provider_name ?? null,
    filters: [
      ...filterFindings(side ?? 'input', found.content_filter_result),
      ...filterFindings(side ?? 'input', found.content_filter_results),
      ...(reasons ?? []).map((category): FilterFinding => ({
        side: 'input',
        category,
        severity: null,
        blocked: true,
      })),
    ],
  });
}

function sideOf(error: ProviderError | null): Side | null {
  if (error === null) return null;
  const { code, message } = error;
  if (FILTER_CODES.has(code)) return OF_THE_OUTPUT.test(message) ? 'output' : 'input';
  return code === INVALID_PROMPT && FLAGGED.test(message) ? 'input' : null;
}

/** Why OpenRouter's moderation stopped the question; null when it did not. */
function moderationReasons(status: number, { type, metadata }: Told): readonly string[] | null {
  if (status !== FORBIDDEN) return null;
  const isFlagged = metadata?.flagged_input != null || type === 'content_policy_violation';
  const reasons = metadata?.reasons ?? [];
  return isFlagged || reasons.length > 0 ? reasons : null;
}

function toldIn(body: string): Told {
  try {
    return told.safeParse(parseReplyJson(body)).data?.error ?? NOTHING;
  } catch {
    // Not JSON, or too much of it: then it says no such thing.
    return NOTHING;
  }
}
