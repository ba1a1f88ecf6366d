import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { projectRoot } from '@beacon/stack';
import { familyOf, type HumanLabel, type LabelledAnswer } from './labelled-answer.js';

/** The project's own labelled answers, all written for it. */
export const OWN_SET = 'data/calibration/answers.jsonl';

/** Blocks into which a file's questions fall, in their order: neighbours are often alike and must be held out together. */
const BLOCKS = 18;

const LABELS: readonly string[] = [
  'refused',
  'evasive',
  'partial',
  'answered',
] satisfies HumanLabel[];

interface Line {
  readonly id?: unknown;
  readonly response?: unknown;
  readonly question?: unknown;
  readonly prompt?: unknown;
  readonly human?: unknown;
  readonly judge_a?: unknown;
  readonly judge_b?: unknown;
  readonly question_id?: unknown;
  readonly topic?: unknown;
  readonly model?: unknown;
  readonly language?: unknown;
  readonly style?: unknown;
  readonly split?: unknown;
}

/** The labelled answers of a file. */
export interface AnswersFile {
  readonly answers: readonly LabelledAnswer[];
  /** Rows on which the two judges differ, or one of them gave no label: they neither train nor measure. */
  readonly disputed: number;
}

/** Reads the project's own set. */
export function readOwnAnswers(): LabelledAnswer[] {
  const path = join(projectRoot(), OWN_SET);
  return linesOf(path).map((line, index) => ({
    ...answerOf(line, path, index),
    group: `style ${String(line.style)}`,
    isOwn: true,
    split: line.split === 'test' || line.split === 'rules' ? line.split : 'train',
  }));
}

/**
 * Reads JSON lines, gzipped or not: `{id, response, human, prompt? | question?, model?, language?}`, `human` being refused, evasive,
 * partial or answered, or with `judge_a` and `judge_b` in its place; and `question_id?`, `topic?`.
 * @throws Error that names file and line when one is no such thing.
 */
export function readAnswers(path: string): AnswersFile {
  const lines = linesOf(path).map((line, index) => ({ line, index }));
  const agreed = lines.filter(({ line }) => !isDisputed(line));
  const rows = agreed.map(({ line, index }) => ({ line, row: answerOf(line, path, index) }));
  const questions = [...new Set(rows.map(({ row }) => row.question ?? row.id))];
  const places = new Map(questions.map((question, place) => [question, place]));
  const answers = rows.map(({ line, row }) => {
    const place = places.get(row.question ?? row.id) ?? 0;
    const block = `questions ${Math.floor((place * BLOCKS) / questions.length) + 1}`;
    return { ...row, group: typeof line.question_id === 'string' ? line.question_id : block };
  });
  return { answers, disputed: lines.length - agreed.length };
}

function isDisputed({ human, judge_a, judge_b }: Line): boolean {
  return human === undefined && judge_a !== undefined && judge_a !== judge_b;
}

function linesOf(path: string): Line[] {
  const bytes = readFileSync(path);
  const text = path.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      try {
        return JSON.parse(line) as Line;
      } catch {
        throw new Error(`${path}:${index + 1} is no JSON`);
      }
    });
}

function answerOf(line: Line, path: string, index: number): LabelledAnswer {
  const place = `${path}:${index + 1}`;
  const { id, response } = line;
  const human = line.human ?? line.judge_a;
  const model = typeof line.model === 'string' ? line.model : 'unknown';
  const question = line.question ?? line.prompt ?? null;
  if (typeof response !== 'string') throw new Error(`${place}: response must be a string`);
  if (question !== null && typeof question !== 'string') {
    throw new Error(`${place}: prompt must be a string`);
  }
  if (typeof human !== 'string' || !LABELS.includes(human)) {
    throw new Error(`${place}: human (or judge_a) must be one of ${LABELS.join(', ')}`);
  }
  return {
    id: typeof id === 'string' ? id : place,
    response,
    question,
    human: human as HumanLabel,
    model,
    family: familyOf(model),
    language: typeof line.language === 'string' ? line.language : 'en',
    source: basename(path),
    topic: typeof line.topic === 'string' ? line.topic : null,
    group: '',
    isOwn: false,
    split: 'train',
  };
}
