import { counted, listed, pValue } from '../shape/words.js';
import type {
  ContentConclusion,
  ContentMeasure,
  ContentPair,
  MeasuredContent,
  ModelContent,
} from '../shape/content-shape.js';

/** What a measure says of answers, for people. */
const MEASURE_NAMES: Readonly<Record<ContentMeasure, string>> = {
  lexical: 'lexical distance: wording, not meaning',
  embedding: 'distance of embeddings',
  stance: 'stance towards the statements, as labelled',
};

const NAMED_QUESTIONS = 3;

/** q up to which a question is named in a sentence. */
const NAMED_Q = 0.05;

/** What is said of one model by one measure. */
export function contentSentence(
  modelId: string,
  content: Omit<MeasuredContent, 'sentence'>,
  alpha: number,
): string {
  const what = content.measure === 'stance' ? 'the stance it takes' : 'what it says';
  if (content.conclusion === 'not_tested') {
    return `${modelId}: ${what} was not compared by region: ${content.reason ?? ''}`;
  }
  const basis = `${MEASURE_NAMES[content.measure]}; ${figuresOf(content)}`;
  if (content.conclusion === 'not_found') {
    return `${modelId}: no difference by region was found in ${what}, which is not to say that there is none (${basis})`;
  }
  return `${modelId}: ${what} differs by region ${scopeOf(content)}${pairsIn(content.pairs, alpha)} (${basis})${questionsIn(content)}`;
}

function scopeOf({ scope, measure }: Omit<MeasuredContent, 'sentence'>): string {
  if (scope === 'questions_like_these') return 'on questions like these';
  const repeats = measure === 'stance' ? '' : 'more than between repeats, ';
  return `${repeats}on these questions`;
}

/** The regions that differ, with more than two. */
function pairsIn(pairs: readonly ContentPair[], alpha: number): string {
  const differing = pairs.filter((pair) => pair.p_adjusted !== null && pair.p_adjusted <= alpha);
  if (differing.length === 0) return pairs.length === 1 ? '' : ', without saying between which two';
  return `: ${listed(
    differing.map(({ a, b }) => `${a} against ${b}`),
    3,
  )}`;
}

function figuresOf({ pairs, p_adjusted: p, tests }: Omit<MeasuredContent, 'sentence'>): string {
  const widest = pairs
    .filter(({ between }) => between !== null)
    .toSorted((one, other) => (other.between ?? 0) - (one.between ?? 0))[0];
  const distances =
    widest === undefined
      ? ''
      : `${places(widest.between ?? 0)} between ${widest.a} and ${widest.b}${withinOf(widest)}, `;
  const questions = Math.max(0, ...tests.map((test) => test.questions));
  return `${distances}Holm-adjusted p ${pValue(p ?? 1)}, ${counted(questions, 'question')}`;
}

function withinOf({ within }: ContentPair): string {
  return within === null ? '' : ` and ${places(within)} between repeats`;
}

function places(distance: number): string {
  return distance.toFixed(2).replace(/^0/, '');
}

function questionsIn({ questions }: Omit<MeasuredContent, 'sentence'>): string {
  const named = questions
    .filter(({ q }) => q !== null && q <= NAMED_Q)
    .map(({ question_id: id }) => id ?? "the job's prompt");
  return named.length === 0 ? '' : `; read first: ${listed(named, NAMED_QUESTIONS)}`;
}

/** What is said of all models together. */
export function jobContentSentence(models: readonly ModelContent[]): string {
  const named = (conclusion: ContentConclusion) =>
    models.filter((model) => model.conclusion === conclusion).map(({ model_id: id }) => id);
  const differing = named('content_differs');
  const verb = differing.length === 1 ? 'says' : 'say';
  const first =
    differing.length === 0
      ? `no model of ${models.length} was found to say other things by region`
      : `${differing.length} of ${counted(models.length, 'model')} ${verb} other things by region: ${listed(differing)}`;
  const stances = models.filter(({ stance }) => stance?.conclusion === 'content_differs');
  return [
    first,
    ...partOf('not found', differing.length === 0 ? [] : named('not_found')),
    ...partOf('not compared', named('not_tested')),
    ...partOf(
      'takes another stance by region',
      stances.map(({ model_id: id }) => id),
    ),
  ].join('; ');
}

function partOf(what: string, ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [] : [`${what}: ${listed(ids)}`];
}
