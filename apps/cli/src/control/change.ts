import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';

/** What the gateway notes of a change: who, as a header, and why, as a field of the body. */
export function headersOf({ actor }: Given): Record<string, string> {
  // A header is bytes: what is no ASCII in a name is sent as UTF-8, as the gateway reads it.
  return typeof actor === 'string' ? { 'x-beacon-actor': bytesOf(actor) } : {};
}

/** See {@link headersOf}. */
export function reasonOf({ reason }: Given): { reason?: string } {
  return typeof reason === 'string' ? { reason } : {};
}

function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** What a job may cost from now on: its limit is only raised. @throws UsageError for what is no sum. */
export function maxCostOf({ maxCost }: Given): { max_cost?: number } {
  if (typeof maxCost !== 'string') return {};
  if (/^\d+(?:\.\d+)?$/.test(maxCost)) return { max_cost: Number(maxCost) };
  throw new UsageError(
    `--max-cost is ${JSON.stringify(maxCost)}, must be US dollars, such as 5 or 0.25.`,
  );
}

/** Executors that did not confirm in time, and what that means. */
export function unconfirmedLines(executors: readonly string[]): readonly string[] {
  if (executors.length === 0) return [];
  return [`! not confirmed by ${executors.join(', ')}: they may begin calls until they hear of it`];
}
