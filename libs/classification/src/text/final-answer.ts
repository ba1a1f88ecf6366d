/** How a model marks its reasoning. */
interface ReasoningForm {
  /** Sticky: what the text must begin with. */
  readonly opening: RegExp;
  readonly closing: RegExp;
  /** Whether the opening is a plain heading, which other texts have too: without the closing one, nothing is reasoning. */
  readonly isHeading?: boolean;
}

const NAMES =
  '(?:seed:|mm:|ant_?)?(?:think|thinking|thought|thoughts|reasoning|reason|reflection|analysis|scratchpad|inner_monologue|internal_monologue)';
const THOUGHTS =
  'thinking(?: process)?|thought process|my thoughts|chain of thought|reasoning(?: process)?|internal reasoning|思考(?:过程|過程)?|推理(?:过程|過程)?|分析过程';
const ANSWER =
  '(?:my )?(?:final )?(?:answer|response|output|reply)|(?:最终|最終|正式)?(?:回答|回复|回覆|答案|答复|答覆)';

/**
 * By the models that write so: DeepSeek-R1, Qwen3 and most others, Reflection among them; Open WebUI; Magistral; Kimi; Sky-T1 and OpenThinker; Command;
 * gpt-oss with its special tokens, and with those left out; headings, by whoever was asked to think aloud.
 */
const REASONING_FORMS: readonly ReasoningForm[] = [
  {
    opening: new RegExp(String.raw`<${NAMES}>`, 'iy'),
    closing: new RegExp(String.raw`<\/${NAMES}>`, 'gi'),
  },
  { opening: /<details type="reasoning"[^>]{0,80}>/iy, closing: /<\/details>/gi },
  {
    opening: /\[(?:think|thinking|reasoning)\]/iy,
    closing: /\[\/(?:think|thinking|reasoning)\]/gi,
  },
  { opening: /◁think▷/iy, closing: /◁\/think▷/gi },
  {
    opening: /<\|(?:begin_of_thought|start_thinking|thinking)\|>/iy,
    closing: /<\|(?:end_of_thought|end_thinking|\/thinking)\|>/gi,
  },
  {
    opening: /(?:<\|start\|>assistant)?(?=<\|channel\|>(?:analysis|commentary|final)\b)/iy,
    closing: /<\|channel\|>final<\|message\|>/gi,
  },
  { opening: /analysis(?=\p{Lu})/uy, closing: /assistantfinal/g },
  {
    opening: new RegExp(
      String.raw`(?:#{1,4} |\*\*)?(?:${THOUGHTS})(?:\*\*)? ?(?:[:：](?:\*\*)?|\n)`,
      'iy',
    ),
    closing: new RegExp(
      String.raw`\n(?:#{1,4} |\*\*)?(?:${ANSWER})(?:\*\*)? ?(?:[:：](?:\*\*)?|\n)`,
      'gi',
    ),
    isHeading: true,
  },
];

/** What shows a reader nothing. */
const BLANK = String.raw`[\s\u200B-\u200F\u2060\uFEFF]*`;
const BLANKS = new RegExp(BLANK, 'y');

/** The mark with which some models begin the answer after their reasoning. */
const ANSWER_MARK = new RegExp(
  String.raw`${BLANK}(?:<(?:answer|final_answer|output|response|solution)>\s*|<\|(?:begin_of_solution|start_response)\|>\s*|<\|end\|>\s*<\|start\|>assistant)?`,
  'iy',
);

/** Templates that write the opening mark into the prompt leave a text that has the closing one alone. */
const CLOSING_ALONE =
  /<\/(?:(?:seed:|mm:)?think|thinking)>|\[\/think\]|◁\/think▷|<\|(?:end_of_thought|end_thinking)\|>/gi;
const OPENING_ANYWHERE =
  /<(?:(?:seed:|mm:)?think|thinking)>|\[think\]|◁think▷|<\|(?:begin_of_thought|start_thinking)\|>/i;

/** How somebody begins who thinks about a request, and does not answer it yet. */
const THINKS_ALOUD =
  /(?:(?:okay|ok|alright|all right|hmm+|well|right|so|now)[,.… ]{1,3}){0,3}(?:so )?(?:(?:the|this) user(?:'s|’s)? (?:is |has |wants|asks|asked|request|query|question|would|seems|says|just)|i need to (?:figure out|tackle|analy[sz]e|think|address|consider|respond)|let me (?:think|see|start|break|analy[sz]e|consider|try|unpack)|let's (?:think|see|break|tackle)|we need to (?:respond|answer|decide|write|produce|comply|refuse)|what the user)|(?:好的?|嗯+|唔|首先|那么|现在)?[,，。、… ]{0,3}(?:我(?:现在)?需要(?:先)?(?:处理|分析|考虑|理解|思考|回答|仔细)|(?:这个|该)?(?:用户|用戶)(?:现在|這次|这次)?(?:让|讓|要求|想|问|問|希望|提出|的(?:问题|問題|请求|請求|要求|查询))|对于用户的|让我(?:想想|思考|仔细|先))/iy;

/** What parts thoughts without marks from the answer after them: a line of its own, or two empty ones. */
const SEPARATOR = /\n[^\S\n]*\n[^\S\n]*\n\s*|\n[^\S\n]*(?:-{3,}|\*{3,}|_{3,}|={3,})[^\S\n]*\n\s*/g;

/** Whether somebody thinks about a request at the beginning of a text. */
export function isThoughtAloud(text: string): boolean {
  THINKS_ALOUD.lastIndex = 0;
  return THINKS_ALOUD.test(text);
}
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
const CONTEXT = 40;

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
  const before = text.slice(Math.max(0, mark.index - CONTEXT), mark.index);
  return isMentioned(before, text.slice(end, end + CONTEXT)) ? null : end;
}

/** Where thoughts without any mark end; null when there are none, or nothing parts them from the answer. */
function endOfThoughts(text: string): number | null {
  const begin = endOf(BLANKS, text, 0);
  const thoughts = endOf(THINKS_ALOUD, text, begin);
  if (thoughts === 0) return null;
  SEPARATOR.lastIndex = thoughts;
  const isParted = SEPARATOR.test(text) && SEPARATOR.lastIndex < text.length;
  return isParted ? SEPARATOR.lastIndex : null;
}

/** Whether a mark stands in a sentence that speaks of it: in quotation marks, before a comma, between two words. */
function isMentioned(before: string, after: string): boolean {
  if (/[`"'“‘«(]$/.test(before) || /^[`"'”’».,;:!?)]/.test(after)) return true;
  const isWithinSentence = /[^.!?。！？…\s][^\S\n]+$/.test(before);
  return isWithinSentence && !/^[^\S\n]*\n/.test(after);
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}
