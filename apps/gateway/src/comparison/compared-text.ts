import { finalAnswer } from '@beacon/classification';
import type { KnownAnswer } from '@beacon/persistence';

/** What is compared of an answer: its words, without the reasoning that may stand before them; empty when it has none. */
export function comparedText({ response }: Pick<KnownAnswer, 'response'>): string {
  return finalAnswer(response ?? '').text;
}
