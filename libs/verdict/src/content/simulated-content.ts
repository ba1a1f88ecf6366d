import { seededWords } from '@beacon/statistics';
import type { ContentAnswer, ContentQuestionAnswers } from './input.js';

/** How simulated answers come about: bags of words, half of them the question's own. */
export interface SimulatedContent {
  readonly regions: readonly string[];
  readonly questions: number;
  readonly repeats: number;
  /** Words of an answer. @default 40 */
  readonly words?: number;
  /**
   * How repeats correlate.
   * - `independent`: each is drawn independently.
   * - `identical`: one answer for each question and region, word for word.
   * - `sessions`: the first half of the repeats of a region share half of their words, and so does the second.
   */
  readonly repeated?: 'independent' | 'identical' | 'sessions';
  /** Share of an answer's words that the last region takes from a list of its own; one list for all questions, or one for each. @default 0 */
  readonly shift?: number;
  readonly shiftedBy?: 'region' | 'question';
  /** Regions that answer with the words of another one, by that one: they share a backend. */
  readonly sharing?: Readonly<Record<string, string>>;
}

const VOCABULARY = 300;

/** Answers of one simulated model. */
export function simulatedContent(
  design: SimulatedContent,
  seed: number,
): readonly ContentQuestionAnswers[] {
  const words = seededWords(seed);
  const chance = () => words() / 2 ** 32;
  return Array.from({ length: design.questions }, (_, question) => ({
    questionId: `q${question}`,
    answers: answersOf(design, question, chance),
  }));
}

function answersOf(
  design: SimulatedContent,
  question: number,
  chance: () => number,
): readonly ContentAnswer[] {
  const own = design.regions
    .filter((region) => design.sharing?.[region] === undefined)
    .flatMap((region) =>
      textsOf(design, question, region, chance).map((text, index) => ({
        region,
        repeat: index + 1,
        text,
      })),
    );
  const copied = Object.entries(design.sharing ?? {}).flatMap(([region, from]) =>
    own.filter((answer) => answer.region === from).map((answer) => ({ ...answer, region })),
  );
  return [...own, ...copied];
}

function textsOf(
  design: SimulatedContent,
  question: number,
  region: string,
  chance: () => number,
): readonly string[] {
  const { repeats, words: length = 40, repeated = 'independent' } = design;
  const word = wordOf(design, question, region, chance);
  const draw = (count: number) => Array.from({ length: count }, word);
  if (repeated === 'identical')
    return Array.from({ length: repeats }, constant(draw(length).join(' ')));
  const sessions = [draw(length / 2), draw(length / 2)];
  return Array.from({ length: repeats }, (_, index) => {
    const session = repeated === 'sessions' ? (sessions[index < repeats / 2 ? 0 : 1] ?? []) : [];
    return [...session, ...draw(length - session.length)].join(' ');
  });
}

function constant<Value>(value: Value): () => Value {
  return () => value;
}

/** Frequent words are much more frequent than rare ones. */
function wordOf(
  { regions, shift = 0, shiftedBy = 'region' }: SimulatedContent,
  question: number,
  region: string,
  chance: () => number,
): () => string {
  const rank = () => Math.floor(VOCABULARY ** chance());
  const list = shiftedBy === 'region' ? 'shifted' : `shifted${question}`;
  const shifted = region === regions.at(-1) ? shift : 0;
  return () => {
    if (chance() < shifted) return `${list}x${rank()}`;
    return chance() < 0.5 ? `topic${question}x${rank()}` : `common${rank()}`;
  };
}
