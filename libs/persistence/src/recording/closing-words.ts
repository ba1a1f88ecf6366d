import { storableText } from '@beacon/domain';
import type { LastCalls } from './last-calls.js';

const MESSAGE_LIMIT = 1_000;

/** Where what is said of a cell's calls begins in its message: always last, so that it can be told again. */
export const CALLS_BEGIN = '; it had been asked ';

/**
 * The message of a closed cell, as the column takes it.
 * @param lane why its lane was not served; null when it was.
 * @param calls undefined when it was not asked.
 */
export function closingMessage(
  message: string,
  lane: string | null,
  calls: LastCalls | undefined,
): string {
  const before = lane === null ? message : `${message}; ${lane}`;
  return storableText(`${before}${callsInWords(calls)}`, MESSAGE_LIMIT).text;
}

/** What is said of a cell's calls, from {@link CALLS_BEGIN} on; empty when there was none. */
export function callsInWords(calls: LastCalls | undefined): string {
  if (calls === undefined) return '';
  const { attempts, throttled, error_code, error_message, http_status } = calls;
  const times = attempts === 1 ? 'once' : `${attempts} times`;
  const of = throttled === 0 ? '' : ` (${throttled} throttled)`;
  if (error_code === null) return `${CALLS_BEGIN}${times}${of}, and no answer was waited for`;
  const code = http_status === null ? error_code : `${error_code} (HTTP ${http_status})`;
  return `${CALLS_BEGIN}${times}${of}, the last with ${code}: ${error_message ?? ''}`;
}
