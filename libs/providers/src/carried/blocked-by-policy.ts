import { blockedAnswer } from '../blocked-answer.js';
import type { HttpReply, ReadBody } from '../protocol.js';
import { errorIn } from '../reply-body.js';

/** Anthropic's words for it, at its own address and at Amazon's: "Output blocked by content filtering policy". */
const BLOCKED = /\b(input|prompt|output)\b.{0,20}\bblocked by (?:our )?content filter/i;

/** A 400 that says that a filter stopped the question or the answer: a measurement, sent as an error. Null when it says no such thing. */
export function blockedByPolicy(reply: HttpReply): ReadBody | null {
  if (reply.status !== 400) return null;
  const side = BLOCKED.exec(errorIn(reply.body)?.message ?? '')?.[1]?.toLowerCase();
  if (side === undefined) return null;
  return blockedAnswer(side === 'output' ? 'output' : 'input');
}
