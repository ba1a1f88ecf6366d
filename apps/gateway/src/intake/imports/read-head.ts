import { answersHead } from '@beacon/formats';
import type { AnswersHead } from '@beacon/formats';
import type { JobLimits } from '@beacon/domain';
import type { ErrorDetail } from '../../http/errors/api-error.js';
import type { IntakeContext } from '../intake-context.js';
import { LineProblems, linesOf, problemAt, readLine } from './lines.js';

/** Keys, values and brackets of a question of a head, and room. */
const VALUES_OF_QUESTION = 15;
const LEAST_VALUES = 100_000;
const MOST_LEVELS = 16;

/**
 * Reads the first line of a file of answers.
 * @param bytes the line.
 * @param number its number in the file.
 * @throws ApiError 400 with everything that is wrong with it.
 */
export function readAnswersHead(
  { limits }: IntakeContext,
  bytes: Uint8Array,
  number: number,
): AnswersHead {
  const problems = new LineProblems();
  const [line = { number, bytes }] = linesOf(bytes, number);
  const values = Math.max(LEAST_VALUES, VALUES_OF_QUESTION * limits.maxQuestions);
  const read = readLine(line, answersHead, { values, levels: MOST_LEVELS });
  problems.add('problems' in read ? read.problems : faultsOf(read.value, limits, line.number));
  problems.refuse();
  if ('problems' in read) throw new Error('a head without a value was not refused');
  return read.value;
}

function faultsOf(head: AnswersHead, limits: JobLimits, line: number): ErrorDetail[] {
  const { models, regions, questions, repeats } = head;
  const cells = models.length * regions.length * questions.length * repeats;
  return [
    ...tooMany('models', models.length, limits.maxModels, line),
    ...tooMany('regions', regions.length, limits.maxRegions, line),
    ...tooMany('questions', questions.length, limits.maxQuestions, line),
    ...tooMany('repeats', repeats, limits.maxRepeats, line),
    ...repeated(
      'models',
      models.map(({ id }) => id),
      line,
    ),
    ...repeated('regions', regions, line),
    ...repeated(
      'questions',
      questions.map(({ id }) => id),
      line,
    ),
    ...(cells <= limits.maxCells
      ? []
      : [
          problemAt(
            line,
            [],
            'matrix_too_large',
            `models, regions, questions and repeats are ${cells} cells, at most ${limits.maxCells} are taken: import the answers into several jobs`,
          ),
        ]),
  ];
}

function tooMany(field: string, count: number, most: number, line: number): ErrorDetail[] {
  if (count <= most) return [];
  return [problemAt(line, [field], 'too_many_items', `${count} are given, at most ${most} taken`)];
}

function repeated(field: string, ids: readonly string[], line: number): ErrorDetail[] {
  const seen = new Set<string>();
  return ids.flatMap((id, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [problemAt(line, [field, index], 'conflicting_field', `${id} is named twice`)];
  });
}
