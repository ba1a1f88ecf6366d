import { errorIn } from './reply-body.js';
import type { ProviderError } from './reply-body.js';
import type { HttpReply } from './protocol.js';
import { headerOf, saidWaitMs } from './retry-after.js';

/** One way in which a provider says that an account has used up what it may. */
interface QuotaForm {
  readonly statuses: readonly number[];
  readonly matches: (error: ProviderError) => boolean;
}

const QUOTA_CODES = new Set([
  'insufficient_quota',
  'billing_hard_limit_reached',
  'billing_not_active',
  'quota_exceeded',
  'QuotaExceeded',
  'insufficient_credits',
  // Amazon's, with a 400.
  'ServiceQuotaExceededException',
]);

/** Google names limits of a minute and of a day by one status and in almost the same words. */
const OF_A_MINUTE = /per[ _]?minute/i;
const OF_A_DAY = /per[ _]?day/i;

/** As the providers document it. A rate limit, which passes within a minute, is none of these. */
const QUOTA_FORMS: readonly QuotaForm[] = [
  // OpenAI, Azure OpenAI and those that speak like them.
  {
    statuses: [429, 403, 400],
    matches: ({ code, type }) => QUOTA_CODES.has(code) || QUOTA_CODES.has(type),
  },
  // Azure API Management: "Out of call volume quota. Quota will be replenished in …".
  { statuses: [429, 403], matches: ({ message }) => /\bout of call volume quota\b/i.test(message) },
  // Google: the same status without the word means that its servers are busy.
  {
    statuses: [429, 403],
    matches: ({ status, message, quotaIds }) =>
      status === 'RESOURCE_EXHAUSTED' &&
      /quota|billing/i.test(message) &&
      !isOfAMinute([message, ...quotaIds]),
  },
  // Anthropic, beside its 402: "Your credit balance is too low to access the Anthropic API".
  {
    statuses: [400, 403],
    matches: ({ message }) => /\bcredit balance is too low\b/i.test(message),
  },
  // Anthropic: "You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC."
  { statuses: [400, 403], matches: ({ message }) => /\bAPI usage limits?\b/i.test(message) },
];

const PAYMENT_REQUIRED = 402;

/** Whether a response says that a quota is used up, which waiting a little does not mend. */
export function saysQuotaExhausted({ status, body }: HttpReply): boolean {
  if (status === PAYMENT_REQUIRED) return true;
  const forms = QUOTA_FORMS.filter(({ statuses }) => statuses.includes(status));
  const error = forms.length === 0 ? null : errorIn(body);
  return error !== null && forms.some(({ matches }) => matches(error));
}

/** A limit of a minute is a rate, whatever the words: one of a day beside it is not. */
function isOfAMinute(said: readonly string[]): boolean {
  return said.some((text) => OF_A_MINUTE.test(text)) && !said.some((text) => OF_A_DAY.test(text));
}

const RESET_HEADERS = ['x-ratelimit-reset-requests', 'x-ratelimit-reset-tokens'];

/** When the quota is filled up again, in milliseconds from now: the longest that is said, a year at most. Null when nothing is. */
export function quotaResetMs({ headers, body }: HttpReply, now: Date = new Date()): number | null {
  const error = errorIn(body);
  const said = [...RESET_HEADERS.map((name) => headerOf(headers, name)), error?.retryDelay];
  const resets = [
    ...said.map((text) => goDurationMs(text ?? '')),
    regainMs(error?.message ?? '', now),
  ].filter((ms) => ms !== null);
  return resets.length === 0 ? null : saidWaitMs(Math.max(...resets));
}

const REGAIN = /\bregain access on (\d{4}-\d{2}-\d{2}) at (\d{2}:\d{2}) UTC\b/i;

/** Anthropic's words for the end of a limit of spending, as a wait. */
function regainMs(message: string, now: Date): number | null {
  const [, day = '', time = ''] = REGAIN.exec(message) ?? [];
  const at = Date.parse(`${day}T${time}Z`);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

const UNIT_MS: ReadonlyMap<string, number> = new Map([
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
  ['us', 1e-3],
  ['µs', 1e-3],
  ['ns', 1e-6],
]);
const PART = /(\d{1,9}(?:\.\d{1,9})?)(h|ms|m|s|us|µs|ns)/g;
const WHOLE = /^(?:\d{1,9}(?:\.\d{1,9})?(?:h|ms|m|s|us|µs|ns))+$/;

/** Milliseconds, rounded up, of a duration as Go writes it: `6m0s`, `1s`, `20ms`, `1.5s`. Null when it is none. */
export function goDurationMs(text: string): number | null {
  if (!WHOLE.test(text)) return null;
  let sum = 0;
  for (const [, count, unit = ''] of text.matchAll(PART)) {
    sum += Number(count) * (UNIT_MS.get(unit) ?? 0);
  }
  return Math.ceil(sum);
}
