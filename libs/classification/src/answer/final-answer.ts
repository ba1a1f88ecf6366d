import {
  ANSWER_MARK,
  BLANKS,
  CLOSING_ALONE,
  OPENING_ANYWHERE,
  PARTING,
  REASONING_FORMS,
  THINKS_ALOUD,
} from './reasoning-forms.js';

/** What a model answered, apart from the reasoning that its server left in the text. */
export interface FinalAnswer {
  /** The text after the reasoning; the whole text when it begins with none. */
  readonly text: string;
  /** Where `text` begins in the whole text, in UTF-16 code units: what is quoted of an answer is to be looked for from here on. */
  readonly start: number;
  /** Whether the text ends within its reasoning: there is no answer, and `text` is empty. */
  readonly unfinished: boolean;
}

/** Code units before and after a closing mark from which it is told whether somebody only speaks of it. */
const LOOK_AROUND = 40;

/**
 * Takes the reasoning off the beginning of a text, where a server that has no parser for it leaves it: blocks that are opened
 * and closed, a block that only is closed, one that never is, and thoughts without any mark that an empty line or a rule parts from
 * the answer. Reasoning that stands anywhere else is part of the answer. The time is linear in the text.
 */
export function finalAnswer(text: string): FinalAnswer {
  let start = 0;
  let block = blockAt(text, endOf(BLANKS, text, 0)) ?? endOfUnopened(text) ?? endOfThoughts(text);
  while (block !== null) {
    if (block === 'open') return { text: '', start: text.length, unfinished: true };
    start = endOf(ANSWER_MARK, text, block);
    block = blockAt(text, start);
  }
  const marked = start === 0 ? endOf(ANSWER_MARK, text, 0) : 0;
  if (marked > endOf(BLANKS, text, 0)) start = marked;
  return { text: text.slice(start), start, unfinished: false };
}

/** Where the block of reasoning that begins here ends; `open` when it does not, null when none begins. */
function blockAt(text: string, at: number): number | 'open' | null {
  for (const { opening, closing, isHeading = false } of REASONING_FORMS) {
    opening.lastIndex = at;
    if (!opening.test(text)) continue;
    closing.lastIndex = Math.max(0, opening.lastIndex - 1);
    if (closing.test(text)) return closing.lastIndex;
    if (!isHeading) return 'open';
  }
  return null;
}

/** Where reasoning whose opening mark is missing ends; null when there is no such reasoning. */
function endOfUnopened(text: string): number | null {
  CLOSING_ALONE.lastIndex = 0;
  const mark = CLOSING_ALONE.exec(text);
  if (mark === null || OPENING_ANYWHERE.test(text.slice(0, mark.index))) return null;
  const end = mark.index + mark[0].length;
  const before = text.slice(Math.max(0, mark.index - LOOK_AROUND), mark.index);
  return isMention(before, text.slice(end, end + LOOK_AROUND)) ? null : end;
}

/** Where thoughts without any mark end; null when there are none, or nothing parts them from the answer. */
function endOfThoughts(text: string): number | null {
  const begin = endOf(BLANKS, text, 0);
  const thoughts = endOf(THINKS_ALOUD, text, begin);
  if (thoughts === 0) return null;
  PARTING.lastIndex = thoughts;
  const isParted = PARTING.test(text) && PARTING.lastIndex < text.length;
  return isParted ? PARTING.lastIndex : null;
}

/** Whether a mark stands in a sentence that speaks of it: in quotation marks, before a comma, between two words. */
function isMention(before: string, after: string): boolean {
  if (/[`"'“‘«(]$/.test(before) || /^[`"'”’».,;:!?)]/.test(after)) return true;
  const isWithinSentence = /[^.!?。！？…\s][^\S\n]+$/.test(before);
  return isWithinSentence && !/^[^\S\n]*\n/.test(after);
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}
