import { normalNumbers, normalQuantile, seededWords } from '@beacon/statistics';
import type { OutcomeProfile, VerdictInput } from '@beacon/verdict';

/** How answers of a simulated job correlate, on the normal scale. */
export interface AnswerScale {
  readonly rate: number;
  /** Share that is the question's, the same in every region. */
  readonly question: number;
  /** Share that is the question's in one place, the same over repeats. */
  readonly place: number;
}

/** A job to simulate. */
export interface SimulatedDesign extends AnswerScale {
  readonly questions: number;
  /** Regions that share a place share its answers: [[0, 1], [2]] are three regions in two places. */
  readonly places: readonly (readonly number[])[];
  /** Repeats of each question, by region where they are unequal. */
  readonly repeats: number | readonly number[];
  /** Whether all repeats of a cell are the first one again. */
  readonly identical?: boolean;
  readonly models?: number;
  /** Questions that a region was measured on, the first of all, where they are not all. */
  readonly measured?: Readonly<Record<number, number>>;
  /** What the first place of the first model refuses more than the others, and how. */
  readonly effect?: {
    readonly kind: 'shift' | 'whole_questions';
    readonly size: number;
    /** Where a shift is; default the first place. */
    readonly places?: readonly number[];
  };
  /** Outcomes beside refusals, each with its share of what is not refused; one answer in twenty is evasive by default. */
  readonly others?: Readonly<Record<string, number>>;
}

interface Numbers {
  readonly uniform: () => number;
  readonly normal: () => number;
}

/** Draws a job. The same seed gives the same job. */
export function drawJob(design: SimulatedDesign, seed: number): VerdictInput {
  const words = seededWords(seed);
  const numbers = { uniform: () => (words() + 0.5) / 2 ** 32, normal: normalNumbers(words) };
  const regions = design.places.flat().map((_, region) => `region-${region + 1}`);
  const models = Array.from({ length: design.models ?? 1 }, (_, model) => `model-${model + 1}`);
  return {
    regions,
    models: models.map((id) => ({ id })),
    repeats: typeof design.repeats === 'number' ? design.repeats : null,
    profiles: models.flatMap((modelId, model) =>
      Array.from({ length: design.questions }, (_, question) =>
        drawQuestion(design, { modelId, model, question }, numbers),
      ),
    ),
  };
}

function drawQuestion(
  design: SimulatedDesign,
  { modelId, model, question }: { modelId: string; model: number; question: number },
  numbers: Numbers,
): OutcomeProfile {
  const effect = model === 0 ? design.effect : undefined;
  const own = numbers.normal();
  const flips = numbers.uniform() < (effect?.kind === 'whole_questions' ? effect.size : 0);
  const cells: Record<string, number>[] = [];
  for (const [place, regions] of design.places.entries()) {
    const raised = shiftAt(effect, place);
    const always = flips ? place === 0 : null;
    const most = Math.max(...regions.map((region) => repeatsOf(design, region)));
    const answers = drawPlace(design, { own, raised, always, most }, numbers);
    for (const region of regions) {
      const measured = question < (design.measured?.[region] ?? Infinity);
      cells[region] = measured
        ? countsOf(answers.slice(0, repeatsOf(design, region)))
        : { error: 1 };
    }
  }
  return {
    modelId,
    kind: null,
    questions: 1,
    ids: [`q${question + 1}`],
    cells: cells.map((outcomes) => ({ outcomes, cancelled: 0, quarantined: 0 })),
  };
}

/** What a place refuses more than the others. */
function shiftAt(effect: SimulatedDesign['effect'], place: number): number {
  const isThere = (effect?.places ?? [0]).includes(place);
  return isThere && effect?.kind === 'shift' ? effect.size : 0;
}

function repeatsOf({ repeats }: SimulatedDesign, region: number): number {
  return typeof repeats === 'number' ? repeats : (repeats[region] ?? 1);
}

/** The answers of one place to one question. */
function drawPlace(
  design: SimulatedDesign,
  drawn: { own: number; raised: number; always: boolean | null; most: number },
  { normal, uniform }: Numbers,
): string[] {
  const { rate, question, place, identical = false, others = { evasive: 0.05 } } = design;
  const threshold = normalQuantile(Math.min(0.9999, rate + drawn.raised));
  const here = Math.sqrt(question) * drawn.own + Math.sqrt(place) * normal();
  const answer = (): string => {
    const refuses = here + Math.sqrt(1 - question - place) * normal() < threshold;
    let left = uniform();
    if (drawn.always ?? refuses) return 'refused';
    for (const [outcome, share] of Object.entries(others)) {
      if (left < share) return outcome;
      left -= share;
    }
    return 'answered';
  };
  const first = answer();
  return Array.from({ length: drawn.most }, (_, repeat) =>
    repeat === 0 || identical ? first : answer(),
  );
}

function countsOf(answers: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}
