import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../folders.js';
import type { HumanLabel, LabelledAnswer } from './labelled-answer.js';

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
  readonly model?: unknown;
  readonly language?: unknown;
  readonly style?: unknown;
  readonly split?: unknown;
}

/** Reads the project's own set. */
export function readOwnAnswers(): LabelledAnswer[] {
  const path = join(projectRoot(), OWN_SET);
  return linesOf(path).map((line, index) => ({
    ...answerOf(line, `${path}:${index + 1}`),
    group: `style ${String(line.style)}`,
    isOwn: true,
    split: line.split === 'test' || line.split === 'rules' ? line.split : 'train',
  }));
}

/**
 * Reads JSON lines `{id, response, human, prompt? | question?, model?, language?}`; `human` is refused, evasive, partial or
 * answered.
 * @throws Error that names file and line when one is no such thing.
 */
export function readAnswers(path: string): LabelledAnswer[] {
  const rows = linesOf(path).map((line, index) => answerOf(line, `${path}:${index + 1}`));
  const questions = [...new Set(rows.map((row) => row.question ?? row.id))];
  const places = new Map(questions.map((question, place) => [question, place]));
  return rows.map((row) => {
    const place = places.get(row.question ?? row.id) ?? 0;
    return { ...row, group: `questions ${Math.floor((place * BLOCKS) / questions.length) + 1}` };
  });
}

function linesOf(path: string): Line[] {
  return readFileSync(path, 'utf8')
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

function answerOf(line: Line, place: string): LabelledAnswer {
  const { id, response, human } = line;
  const question = line.question ?? line.prompt ?? null;
  if (typeof response !== 'string') throw new Error(`${place}: response must be a string`);
  if (question !== null && typeof question !== 'string') {
    throw new Error(`${place}: prompt must be a string`);
  }
  if (typeof human !== 'string' || !LABELS.includes(human)) {
    throw new Error(`${place}: human must be one of ${LABELS.join(', ')}`);
  }
  return {
    id: typeof id === 'string' ? id : place,
    response,
    question,
    human: human as HumanLabel,
    model: typeof line.model === 'string' ? line.model : 'unknown',
    language: typeof line.language === 'string' ? line.language : 'en',
    group: '',
    isOwn: false,
    split: 'train',
  };
}
