/** What a model answered, apart from the reasoning that its server left in the text. */
export interface FinalAnswer {
  /** The text after the reasoning; the whole text when it begins with none. */
  readonly text: string;
  /** Where `text` begins in the whole text, in UTF-16 code units: what is quoted of an answer is to be looked for from here on. */
  readonly start: number;
  /** Whether the text ends within its reasoning: there is no answer, and `text` is empty. */
  readonly unfinished: boolean;
}

/** How a model marks its reasoning. */
interface Form {
  /** Sticky: what the text must begin with. */
  readonly opening: RegExp;
  readonly closing: RegExp;
}

/** DeepSeek-R1, Qwen3 and most others; Magistral; Kimi; gpt-oss with its special tokens, and with those left out. */
const FORMS: readonly Form[] = [
  {
    opening: /<(?:(?:seed:)?think|thinking|thought|reasoning)>/iy,
    closing: /<\/(?:(?:seed:)?think|thinking|thought|reasoning)>/gi,
  },
  { opening: /\[think\]/iy, closing: /\[\/think\]/gi },
  { opening: /◁think▷/iy, closing: /◁\/think▷/gi },
  {
    opening: /(?:<\|start\|>assistant)?(?=<\|channel\|>(?:analysis|commentary|final)\b)/iy,
    closing: /<\|channel\|>final<\|message\|>/gi,
  },
  { opening: /analysis(?=\p{Lu})/uy, closing: /assistantfinal/g },
];

/** Templates that write the opening mark into the prompt leave a text that has the closing one alone. */
const CLOSING_ALONE = /<\/(?:(?:seed:)?think|thinking)>|\[\/think\]|◁\/think▷/gi;
const OPENING_ANYWHERE = /<(?:(?:seed:)?think|thinking)>|\[think\]|◁think▷/i;

/** What shows a reader nothing, and the mark with which some models begin the answer after their reasoning. */
const BLANK = /[\s\u200B-\u200F\u2060\uFEFF]*/y;
const BLANK_AND_ANSWER_MARK = /[\s\u200B-\u200F\u2060\uFEFF]*(?:<answer>\s*)?/iy;

/** Code units before and after a closing mark from which it is told whether somebody only speaks of it. */
const LOOK_AROUND = 40;

/**
 * Takes the reasoning off the beginning of a text, where a server that has no parser for it leaves it: blocks that are opened
 * and closed, a block that only is closed, and one that never is. Reasoning that stands anywhere else is part of the answer. The
 * time is linear in the text.
 */
export function finalAnswer(text: string): FinalAnswer {
  let start = 0;
  let block = blockAt(text, endOf(BLANK, text, 0)) ?? endOfUnopened(text);
  while (block !== null) {
    if (block === 'open') return { text: '', start: text.length, unfinished: true };
    start = endOf(BLANK_AND_ANSWER_MARK, text, block);
    block = blockAt(text, start);
  }
  return { text: text.slice(start), start, unfinished: false };
}

/** Where the block of reasoning that begins here ends; `open` when it does not, null when none begins. */
function blockAt(text: string, at: number): number | 'open' | null {
  for (const { opening, closing } of FORMS) {
    opening.lastIndex = at;
    if (!opening.test(text)) continue;
    closing.lastIndex = opening.lastIndex;
    return closing.test(text) ? closing.lastIndex : 'open';
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
