import { comparedRegions, twinsAmong } from '../input/twins.js';
import { CONTENT_CHARACTERS, contentOptionsOf, STANCES } from './input.js';
import type { ContentAnswer, ContentOptions, ModelContentInput } from './input.js';
import { measureContent } from './measure-content.js';
import type { MeasuredAnswers, RawContent } from './measured.js';
import { comparedPart, readQuestion } from './read-question.js';
import type {
  ContentMeasure,
  ContentSample,
  ContentWarning,
  StanceRegion,
} from '../shape/content-shape.js';

/** What was found of one model, before it is held against the other models of its job. */
export interface RawModelContent {
  readonly modelId: string;
  readonly options: ContentOptions;
  readonly sample: ContentSample;
  readonly content: RawContent;
  readonly stance: (RawContent & { readonly regions: readonly StanceRegion[] }) | null;
}

/**
 * Compares what a model says by region, question by question, by embeddings where every answer has one, else by words; and by stance where
 * questions carry statements. Nothing here is a conclusion yet: that takes all models of the job, see `contentComparison`.
 * @throws RangeError when an option is out of its range, or embeddings do not fit together.
 */
export function modelContent(input: ModelContentInput): RawModelContent {
  const options = contentOptionsOf(input.options);
  const answers = input.questions.flatMap((question) => question.answers);
  const isEmbedded = answers.length > 0 && answers.every(({ embedding }) => embedding != null);
  const content = measureContent(read(input, options, isEmbedded ? 'embedding' : 'lexical'));
  const sample = sampleOf(input, answers);
  return {
    modelId: input.modelId,
    options,
    sample,
    content: { ...content, warnings: [...content.warnings, ...readingWarnings(input, sample)] },
    stance: stanceOf(input, options),
  };
}

function read(
  { regions, twins = [], questions }: ModelContentInput,
  options: ContentOptions,
  measure: ContentMeasure,
): MeasuredAnswers {
  return {
    measure,
    questions: questions.map((question) => readQuestion(question, regions, measure)),
    places: comparedRegions(regions, twins),
    twins: twinsAmong(regions, twins),
    options,
  };
}

function stanceOf(input: ModelContentInput, options: ContentOptions): RawModelContent['stance'] {
  const questions = input.questions.filter(({ hasStatement }) => hasStatement === true);
  if (questions.length === 0) return null;
  const answers = questions.flatMap((question) => question.answers);
  const regions = input.regions.map((region) => {
    const count = (stance: string) =>
      answers.filter((answer) => answer.region === region && answer.stance === stance).length;
    const [agree = 0, disagree = 0, neither = 0] = STANCES.map(count);
    return { region, agree, disagree, neither };
  });
  return { ...measureContent(read({ ...input, questions }, options, 'stance')), regions };
}

function sampleOf(input: ModelContentInput, answers: readonly ContentAnswer[]): ContentSample {
  const perRegion = input.questions.flatMap((question) =>
    input.regions.map(
      (region) => question.answers.filter((answer) => answer.region === region).length,
    ),
  );
  return {
    questions: input.questions.length,
    questions_asked: input.questionsAsked ?? input.questions.length,
    answers: answers.length,
    answers_per_region: input.answersPerRegion ?? Math.max(0, ...perRegion),
    characters: CONTENT_CHARACTERS,
  };
}

function readingWarnings(
  input: ModelContentInput,
  sample: ContentSample,
): readonly ContentWarning[] {
  const cut = input.questions
    .flatMap(({ answers }) => answers)
    .filter(({ text }) => comparedPart(text).length === CONTENT_CHARACTERS).length;
  const warnings: ContentWarning[] = [];
  if (sample.questions < sample.questions_asked) {
    warnings.push({
      code: 'sampled',
      message: `${sample.questions} of ${sample.questions_asked} questions were compared, drawn at random with the seed`,
    });
  }
  if (cut > 0) {
    warnings.push({
      code: 'cut',
      message: `${cut} of ${sample.answers} answers were compared by their first ${CONTENT_CHARACTERS} characters only`,
    });
  }
  if (input.embeddingsUnavailable != null) {
    warnings.push({
      code: 'embeddings_unavailable',
      message: `words were compared: ${input.embeddingsUnavailable}`,
    });
  }
  return warnings;
}
