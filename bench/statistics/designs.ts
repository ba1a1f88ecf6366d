import type { AnswerScale, SimulatedDesign } from './draw.js';

/** A design without an effect, under a name. */
export interface NullDesign extends SimulatedDesign {
  readonly name: string;
  /** What is counted as false: a claim, or a claim or a remark. */
  readonly counted?: 'claims' | 'claims_and_remarks';
}

const places = (count: number): number[][] => Array.from({ length: count }, (_, place) => [place]);
const PAIRS = [
  [0, 1],
  [2, 3],
];
const SEVEN_OF_EIGHT = [[0, 1, 2, 3, 4, 5, 6], [7]];

const ONCE: AnswerScale = { rate: 0.3, question: 0.5, place: 0 };
/** Repeats of a question correlate in their place. */
const OFTEN: AnswerScale = { rate: 0.3, question: 0.5, place: 0.35 };
const RARE: AnswerScale = { rate: 0.02, question: 0.3, place: 0 };

/** Every design in which a test of a verdict could claim too much. */
export const NULL_DESIGNS: readonly NullDesign[] = [
  { name: 'two regions, asked once', places: places(2), repeats: 1, questions: 40, ...ONCE },
  { name: 'three regions, five repeats', places: places(3), repeats: 5, questions: 40, ...OFTEN },
  { name: 'four regions in two pairs, once', places: PAIRS, repeats: 1, questions: 60, ...ONCE },
  {
    name: 'four regions in two pairs, repeats',
    places: PAIRS,
    repeats: 5,
    questions: 60,
    ...OFTEN,
  },
  {
    name: 'seven of eight share, once',
    places: SEVEN_OF_EIGHT,
    repeats: 1,
    questions: 60,
    ...ONCE,
  },
  {
    name: 'seven of eight share, repeats',
    places: SEVEN_OF_EIGHT,
    repeats: 5,
    questions: 60,
    ...OFTEN,
  },
  {
    name: 'gaps: a third region on 5 of 80',
    places: places(3),
    repeats: 1,
    questions: 80,
    measured: { 2: 5 },
    ...ONCE,
    question: 0,
  },
  {
    name: 'unequal repeats, 1, 5 and 5',
    places: places(3),
    repeats: [1, 5, 5],
    questions: 60,
    ...OFTEN,
    rate: 0.05,
  },
  { name: 'rare events, four regions', places: places(4), repeats: 5, questions: 100, ...RARE },
  { name: 'few questions', places: places(3), repeats: 5, questions: 8, ...OFTEN },
  {
    name: 'identical repeats, 30 %',
    places: places(2),
    repeats: 10,
    questions: 40,
    identical: true,
    ...ONCE,
  },
  {
    name: 'identical repeats, 4 %',
    places: places(3),
    repeats: 10,
    questions: 100,
    identical: true,
    ...ONCE,
    rate: 0.04,
  },
  {
    name: 'ten models, claims and remarks',
    places: places(3),
    repeats: 1,
    questions: 40,
    models: 10,
    others: { evasive: 0.1, blocked_output: 0.1, truncated: 0.1, partial: 0.1 },
    counted: 'claims_and_remarks',
    ...ONCE,
  },
];

/** A design whose power a plan promises. */
export interface PowerCase {
  readonly regions: number;
  readonly questions: number;
  readonly repeats: number;
}

/** Designs in which what a plan promises is held against what verdicts find. */
export const POWER_CASES: readonly PowerCase[] = [
  { regions: 2, questions: 40, repeats: 1 },
  { regions: 2, questions: 12, repeats: 5 },
  { regions: 2, questions: 100, repeats: 5 },
  { regions: 3, questions: 40, repeats: 1 },
  { regions: 3, questions: 30, repeats: 5 },
  { regions: 4, questions: 100, repeats: 5 },
];
