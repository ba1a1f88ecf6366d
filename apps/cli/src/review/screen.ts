import { terminalText } from '@beacon/domain';
import { wrap } from '../terminal/wrap.js';
import type { Shown } from './session.js';

/** Columns and lines of a terminal. */
export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** What a screen shows, and how far it can be turned. */
export interface Page {
  readonly lines: readonly string[];
  /** First line of the answer that is shown, brought within what there is. */
  readonly offset: number;
  /** Lines of the answer that fit. */
  readonly height: number;
}

const MOST_COLUMNS = 100;
const KEYS = '[a]nswered  [p]artial  [e]vasive  [r]efused   [s]kip  [n]ote  [b]ack  [q]uit';

/** The screen of one item. Everything that comes from others is made harmless before it is broken into lines. */
export function pageOf(shown: Shown, { columns, rows }: TerminalSize, offset: number): Page {
  const width = Math.max(20, Math.min(columns, MOST_COLUMNS) - 1);
  const head = headOf(shown, width);
  const answer = wrap(terminalText(shown.item.answer), width);
  const foot = [...footOf(shown, width)];
  const height = Math.max(3, rows - head.length - foot.length - 2);
  const last = Math.max(0, answer.length - height);
  const from = Math.min(Math.max(0, offset), last);
  const visible = answer.slice(from, from + height);
  return {
    lines: [...head, ...visible, rule(width, moreOf(from, visible.length, answer.length)), ...foot],
    offset: from,
    height,
  };
}

function headOf({ item, said, remark }: Shown, width: number): string[] {
  const place = `${item.position} of ${item.items}${said === null ? '' : `   you said: ${said}`}`;
  const told = remark === null ? [] : wrap(`(${remark})`, width);
  return [
    ...told,
    place,
    rule(width, 'question'),
    ...wrap(terminalText(item.question), width),
    rule(width, 'answer'),
  ];
}

function footOf({ item, note }: Shown, width: number): string[] {
  const others = item.labels.flatMap(({ rater, outcome, note: why }) =>
    wrap(terminalText(`${rater}: ${outcome}${why === null ? '' : ` (${why})`}`), width),
  );
  const own = note === null ? [] : wrap(terminalText(`note: ${note}`), width);
  return [...others, ...own, ...wrap(KEYS, width)];
}

function moreOf(from: number, shown: number, all: number): string {
  return shown === all ? '' : `lines ${from + 1} to ${from + shown} of ${all}, space and - turn`;
}

function rule(width: number, title: string): string {
  const text = title === '' ? '' : `── ${title} `;
  return text + '─'.repeat(Math.max(0, width - text.length));
}
