import { classifyOutcome } from '@beacon/classification';
import type { LabelledAnswer } from '@beacon/cli/calibrate/labelled-answer';
import { readOwnAnswers } from '@beacon/cli/calibrate/read-answers';

/** Throughput of the outcome classifier on one thread. */
export interface ClassifierFigures {
  readonly answersPerSecond: number;
  /** UTF-8, 10^6 bytes. */
  readonly megabytesPerSecond: number;
  /** The slowest of the hostile answers of a megabyte each, and what it repeats. */
  readonly slowestHostile: { readonly part: string; readonly milliseconds: number };
}

const MEASURED_MS = 2_000;
const MEGABYTE = 1_000_000;

/** Repeated to a megabyte, each is made to keep some rule busy. */
const HOSTILE: readonly string[] = [
  'i cannot really ',
  'sorry, but ',
  ', but ',
  '\n.',
  '"',
  '" a',
  'for more please consult ',
  'there is no no no ',
  '作为我无法',
  'why should ',
  '\u0301',
  'a',
  '(',
  '{[',
  '好',
  '我不能。',
  '始终坚持',
  '😀',
  '- a\n',
  '1',
];

/** Types the project's own labelled answers over and over, then each hostile one. */
export function benchClassifier(): ClassifierFigures {
  const rows = readOwnAnswers();
  const bytes = rows.reduce((sum, row) => sum + Buffer.byteLength(row.response), 0);
  classifyAll(rows);
  let rounds = 0;
  const startedAt = performance.now();
  while (performance.now() - startedAt < MEASURED_MS) {
    classifyAll(rows);
    rounds += 1;
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  return {
    answersPerSecond: Math.round((rounds * rows.length) / seconds),
    megabytesPerSecond: Math.round((rounds * bytes) / seconds / MEGABYTE / 0.01) / 100,
    slowestHostile: slowestHostile(),
  };
}

/** The figures in a line for people. */
export function classifierReport({
  answersPerSecond,
  megabytesPerSecond,
  slowestHostile,
}: ClassifierFigures): string {
  const { part, milliseconds } = slowestHostile;
  return `outcome classifier: ${answersPerSecond} answers/s, ${megabytesPerSecond} MB/s; a hostile answer of 1 MB at most ${milliseconds} ms (${JSON.stringify(part)} repeated)`;
}

function classifyAll(rows: readonly LabelledAnswer[]): void {
  for (const { response, question, language } of rows) {
    classifyOutcome({ text: response, question, language, finishReason: 'stop' });
  }
}

function slowestHostile(): ClassifierFigures['slowestHostile'] {
  const timed = HOSTILE.map((part) => {
    const text = part.repeat(Math.ceil(MEGABYTE / part.length));
    const startedAt = performance.now();
    classifyOutcome({ text, question: text, finishReason: 'stop' });
    return { part, milliseconds: Math.round((performance.now() - startedAt) * 10) / 10 };
  });
  return timed.reduce((slowest, each) =>
    each.milliseconds > slowest.milliseconds ? each : slowest,
  );
}
