import type { LanguagePart, Scale } from './analysis.js';
import { fitLogistic } from './logistic.js';

/** The score of an answer that was held out of training, and whether it is withheld. */
export interface HeldOutScore {
  readonly score: number;
  readonly isWithheld: boolean;
  /** Answers of one file: the threshold is best on average over files, whatever their sizes. */
  readonly source: string;
  readonly form: Form;
}

/** The form of a request, which decides the scale. */
type Form = keyof LanguagePart['scales'];

/** Weak enough to leave the factor alone, strong enough for scores that part the two sides without an error. */
const PENALTY = 1e-3;
/** Thresholds that are tried, in log odds. */
const TRIED = Array.from({ length: 81 }, (_, index) => (index - 60) / 20);

/** Platt scaling of held-out scores, and the log odds from which F1, on average over sources, is best. */
export function scaleOf(scores: readonly HeldOutScore[]): Scale {
  const examples = scores.map(({ score, isWithheld }) => ({
    indices: [0],
    values: [score],
    isPositive: isWithheld,
    weight: 1,
  }));
  const { bias, weights } = fitLogistic(examples, 1, PENALTY);
  const factor = Math.max(0.05, weights[0] ?? 1);
  const scaled = scores.map((each) => ({ ...each, score: factor * each.score + bias }));
  return { factor: thousandth(factor), shift: thousandth(bias), threshold: bestThreshold(scaled) };
}

/** The middle of the thresholds that do best: the edge of a step is an accident of these answers. */
function bestThreshold(scores: readonly HeldOutScore[]): number {
  const sources = Map.groupBy(scores, ({ source }) => source);
  const means = TRIED.map((threshold) => {
    const each = [...sources.values()].map((some) => f1At(some, threshold));
    return each.reduce((sum, f1) => sum + f1, 0) / each.length;
  });
  const most = Math.max(...means);
  const best = TRIED.filter((_, index) => (means[index] ?? 0) >= most - 0.002);
  return best[Math.floor(best.length / 2)] ?? 0;
}

function f1At(scores: readonly HeldOutScore[], threshold: number): number {
  const found = scores.filter(({ score }) => score > threshold);
  const right = found.filter(({ isWithheld }) => isWithheld).length;
  const events = scores.filter(({ isWithheld }) => isWithheld).length;
  return found.length + events === 0 ? 0 : (2 * right) / (found.length + events);
}

/** Fewer events or others than that give a form of request no scale of its own. */
const FEWEST = 25;

/** The scales of both forms of request; that of all answers for a form with too few. */
export function scalesOf(scores: readonly HeldOutScore[]): LanguagePart['scales'] {
  const all = scaleOf(scores);
  const scaleFor = (form: Form): Scale => {
    const some = scores.filter((each) => each.form === form);
    const events = some.filter(({ isWithheld }) => isWithheld).length;
    return Math.min(events, some.length - events) < FEWEST ? all : scaleOf(some);
  };
  return { text: scaleFor('text'), question: scaleFor('question') };
}

function thousandth(weight: number): number {
  return Math.round(weight * 1_000) / 1_000;
}
