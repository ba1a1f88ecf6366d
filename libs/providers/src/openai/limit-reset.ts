import { z } from 'zod';
import type { HttpReply } from '../protocol.js';
import { goDurationMs } from '../quota.js';
import { errorIn, parseReplyJson } from '../reply-body.js';
import { headerOf, saidWaitMs } from '../retry-after.js';

type Headers = HttpReply['headers'];

/** Limits as OpenAI, Azure, Mistral, OpenRouter and others name what is left of them, and when they are filled again. */
const REMAINING = /^(?:x-)?ratelimit[a-z-]*-remaining(?:-[a-z-]+)?$/;

/** OpenRouter puts them into its error, too. */
const withHeaders = z.object({
  error: z.object({ metadata: z.object({ headers: z.record(z.string(), z.string()) }) }),
});

/**
 * When a limit that is used up is filled again, in milliseconds from now: the longest of them, a year at most; else what the
 * provider's words say. Null when nothing does.
 */
export function limitResetMs(reply: HttpReply, now: Date = new Date()): number | null {
  const headers = { ...headersIn(reply.body), ...reply.headers };
  const resets = Object.keys(headers)
    .filter((name) => REMAINING.test(name) && isUsedUp(headers, name))
    .map((name) => waitMs(headerOf(headers, name.replace('remaining', 'reset')) ?? '', now))
    .filter((ms) => ms !== null);
  if (resets.length > 0) return saidWaitMs(Math.max(...resets));
  return saidInWords(errorIn(reply.body)?.message ?? '');
}

function isUsedUp(headers: Headers, name: string): boolean {
  const left = headerOf(headers, name) ?? '';
  return /^-?\d{1,15}$/.test(left) && Number(left) <= 0;
}

/** The first moment that is one in seconds, and in milliseconds, since 1970: what is less is a wait. */
const FIRST_SECONDS = 1e9;
const FIRST_MS = 1e12;

/** A wait as Go writes it, in seconds, or as a moment since 1970 in seconds or milliseconds. Null when it is none. */
function waitMs(text: string, now: Date): number | null {
  if (!/^\d{1,15}(?:\.\d{1,6})?$/.test(text)) return goDurationMs(text);
  const number = Number(text);
  if (number >= FIRST_MS) return number - now.getTime();
  return number >= FIRST_SECONDS ? number * 1000 - now.getTime() : number * 1000;
}

const IN_WORDS =
  /\b(?:try again in|retry after|retry in) (\d{1,6}(?:\.\d{1,6})?) ?(ms|milliseconds?|s|seconds?|m|minutes?)\b/i;

/** "Please try again in 6.2s.", "Please retry after 26 seconds." */
function saidInWords(message: string): number | null {
  const [, count, unit = ''] = IN_WORDS.exec(message) ?? [];
  if (count === undefined) return null;
  const isMs = /^(?:ms|milli)/i.test(unit);
  const perUnit = /^m/i.test(unit) ? 60_000 : 1_000;
  return saidWaitMs(Number(count) * (isMs ? 1 : perUnit));
}

function headersIn(body: string): Headers {
  try {
    const said = withHeaders.safeParse(parseReplyJson(body)).data?.error.metadata.headers ?? {};
    return Object.fromEntries(
      Object.entries(said).map(([name, value]) => [name.toLowerCase(), value]),
    );
  } catch {
    // Not JSON, or too much of it: the reply's own headers are what there is.
    return {};
  }
}
