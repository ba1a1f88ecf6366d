import { contentComparison, modelContent, simulatedContent } from '@beacon/verdict';
import type { ModelContent, SimulatedContent } from '@beacon/verdict';
import { binomialQuantile } from './binomial-quantile.js';

/** What simulated jobs of a design came to. */
export interface ContentFigures {
  readonly design: string;
  /** Whether the last region was given something else to say. */
  readonly effect: boolean;
  readonly jobs: number;
  /** Jobs in which the model's content was said to differ, and of these those about questions like these. */
  readonly claims: number;
  readonly likeThese: number;
  /** Most claims that alpha explains, with a chance of 99.9 %; null with an effect. */
  readonly most: number | null;
}

interface Design extends SimulatedContent {
  readonly name: string;
}

const TWO = ['a', 'b'];
const THREE = ['a', 'b', 'c'];
const FOUR = ['a', 'b', 'c', 'd'];
const PAIRS = { b: 'a', d: 'c' };

const NULL_DESIGNS: readonly Design[] = [
  { name: 'two regions, asked once', regions: TWO, questions: 30, repeats: 1 },
  { name: 'three regions, three repeats', regions: THREE, questions: 20, repeats: 3 },
  {
    name: 'two regions, identical repeats',
    regions: TWO,
    questions: 30,
    repeats: 5,
    repeated: 'identical',
  },
  {
    name: 'two regions, repeats in sessions',
    regions: TWO,
    questions: 30,
    repeats: 6,
    repeated: 'sessions',
  },
  {
    name: 'four regions in two pairs, asked once',
    regions: FOUR,
    questions: 20,
    repeats: 1,
    sharing: PAIRS,
  },
  {
    name: 'four regions in two pairs, repeats',
    regions: FOUR,
    questions: 20,
    repeats: 2,
    sharing: PAIRS,
  },
];

const EFFECTS: readonly Design[] = [
  {
    name: 'two regions, asked once, one word in ten',
    regions: TWO,
    questions: 30,
    repeats: 1,
    shift: 0.1,
  },
  {
    name: 'three regions, repeats, one word in ten',
    regions: THREE,
    questions: 20,
    repeats: 3,
    shift: 0.1,
  },
  {
    name: 'three regions, repeats, other words on each question, one in five',
    regions: THREE,
    questions: 20,
    repeats: 3,
    shift: 0.2,
    shiftedBy: 'question',
  },
  {
    name: 'two regions, identical repeats, one word in ten',
    regions: TWO,
    questions: 30,
    repeats: 5,
    repeated: 'identical',
    shift: 0.1,
  },
];

/** Simulates jobs of one model, with and without an effect, and counts what is claimed. */
export function benchContent(jobs: number, say: (line: string) => void): ContentFigures[] {
  return [...NULL_DESIGNS, ...EFFECTS].map((design) => {
    const found = figuresOf(design, jobs);
    say(reportOf(found));
    return found;
  });
}

function figuresOf({ name, ...design }: Design, jobs: number): ContentFigures {
  const claimed = Array.from({ length: jobs }, (_, job) => contentOf(design, job + 1)).filter(
    ({ conclusion }) => conclusion === 'content_differs',
  );
  const hasEffect = (design.shift ?? 0) > 0;
  return {
    design: name,
    effect: hasEffect,
    jobs,
    claims: claimed.length,
    likeThese: claimed.filter(({ scope }) => scope === 'questions_like_these').length,
    most: hasEffect ? null : binomialQuantile(jobs, 0.05, 0.999),
  };
}

function contentOf(design: SimulatedContent, seed: number): ModelContent {
  const questions = simulatedContent(design, seed);
  const options = { seed };
  const raw = modelContent({ modelId: 'm', regions: design.regions, questions, options });
  const [model] = contentComparison([raw], options).models;
  if (model === undefined) throw new Error('a model is missing from its comparison');
  return model;
}

function reportOf({ design, effect, jobs, claims, likeThese, most }: ContentFigures): string {
  const share = (claims / jobs).toFixed(3);
  const bound =
    most === null ? 'an effect' : `${most} at most, ${claims <= most ? 'held' : 'NOT held'}`;
  return `${effect ? 'found' : 'claimed'} | ${design} | ${claims} of ${jobs} (${share}), ${likeThese} about questions like these | ${bound}`;
}
