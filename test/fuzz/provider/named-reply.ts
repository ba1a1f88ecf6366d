import { completionOf, httpReply, rightAnswer } from './reply.js';
import type { HostileReply } from './reply.js';

/** What a cell must come to. */
export interface Expectation {
  readonly status: 'completed' | 'refused' | 'failed';
  /** The whole answer. */
  readonly text?: string;
  /** The error's code. */
  readonly code?: string;
}

/** A reply that somebody once sent, or could have: each stays, so that what it broke is not broken again. */
export interface NamedReply {
  readonly name: string;
  readonly reply: (number: number) => HostileReply;
  /** Absent where more than one end is right. */
  readonly expected?: (number: number) => Expectation;
}

export const MEGABYTE = 1024 * 1024;

/** A right completion of a case. */
export const right = (number: number) => completionOf(rightAnswer(number));

/** 200 with a value. */
export const json = (value: unknown): HostileReply => httpReply({ body: JSON.stringify(value) });

/** 200 with a text as it is. */
export const text = (body: string, type?: string): HostileReply =>
  httpReply({ body, ...(type === undefined ? {} : { type }) });

/** The cell fails, with this code if one is given. */
export const failed = (code?: string) => (): Expectation => ({
  status: 'failed',
  ...(code === undefined ? {} : { code }),
});

/** The cell has the right answer. */
export const answered = (number: number): Expectation => ({
  status: 'completed',
  text: rightAnswer(number),
});

/** A right completion with other content. */
export function withContent(number: number, content: unknown): unknown {
  const whole = right(number);
  const [choice] = whole.choices;
  return { ...whole, choices: [{ ...choice, message: { role: 'assistant', content } }] };
}

/** The text of a list of so many equal items. */
export function list(item: string, count: number): string {
  return `[${Array.from({ length: count }, () => item).join(',')}]`;
}
