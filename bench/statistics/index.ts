import {
  DEFAULT_ASSUMPTIONS,
  EFFECTS,
  powerUnder,
  smallestDetectable,
  verdict,
} from '@beacon/verdict';
import { latentCorrelation } from '@beacon/statistics';
import type { Effect, ModelVerdict, PowerDesign } from '@beacon/verdict';
import { binomialQuantile } from './binomial-quantile.js';
import { NULL_DESIGNS, POWER_CASES, type NullDesign, type PowerCase } from './designs.js';
import { drawJob, type SimulatedDesign } from './draw.js';

/** What a design without an effect came to. */
export interface FalseClaims {
  readonly design: string;
  readonly jobs: number;
  readonly claims: number;
  readonly share: number;
  /** Most claims that alpha explains, with a chance of 99.9 %. */
  readonly most: number;
  readonly held: boolean;
  /** Jobs that warn of repeats that tell nothing. */
  readonly warned: number;
}

/** What a plan promised, and what verdicts found. */
export interface FoundPower extends PowerCase {
  readonly effect: Effect;
  /** The difference that was planted: the smallest one that the plan promises to show. */
  readonly difference: number;
  readonly promised: number;
  readonly found: number;
  /** That a pair with the right region is named, as promised and as found. */
  readonly namesPromised: number;
  readonly names: number;
  readonly held: boolean;
}

/** Everything that was simulated. */
export interface StatisticsFigures {
  readonly jobs: number;
  readonly falseClaims: readonly FalseClaims[];
  readonly power: readonly FoundPower[];
}

const ALPHA = 0.05;
const PROMISED = 0.8;
/** How far what is found may lie from what was promised, beside the chance of so many jobs. */
const REACH = 0.05;
const ENDPOINTS = 2;

/** Simulates jobs with and without an effect, and reaches their verdicts. */
export function benchStatistics(jobs: number, onLine: (line: string) => void): StatisticsFigures {
  const falseClaims = NULL_DESIGNS.map((design) => {
    const found = falseClaimsOf(design, jobs);
    onLine(falseClaimsLine(found));
    return found;
  });
  const power = POWER_CASES.flatMap((design) =>
    EFFECTS.flatMap((effect) => {
      const found = foundPower(design, effect, jobs);
      if (found !== null) onLine(powerLine(found));
      return found ?? [];
    }),
  );
  return { jobs, falseClaims, power };
}

function* modelsOf(design: SimulatedDesign, jobs: number): Generator<readonly ModelVerdict[]> {
  for (let job = 0; job < jobs; job += 1) yield verdict(drawJob(design, 7919 * job + 11)).models;
}

function falseClaimsOf(design: NullDesign, jobs: number): FalseClaims {
  const claims = { made: 0, warned: 0 };
  for (const models of modelsOf(design, jobs)) {
    const remarks = design.counted === 'claims_and_remarks';
    if (models.some((model) => isClaim(model) || (remarks && hasRemark(model)))) claims.made += 1;
    if (models.some((model) => warns(model, 'repeats_not_independent'))) claims.warned += 1;
  }
  const most = binomialQuantile(jobs, ALPHA, 0.999);
  return {
    design: design.name,
    jobs,
    claims: claims.made,
    share: claims.made / jobs,
    most,
    held: claims.made <= most,
    warned: claims.warned,
  };
}

function isClaim({ conclusion }: ModelVerdict): boolean {
  return conclusion === 'differs' || conclusion === 'differs_on_these_questions';
}

function hasRemark(model: ModelVerdict): boolean {
  return warns(model, 'other_endpoint_differs');
}

function warns({ warnings }: ModelVerdict, wanted: string): boolean {
  return warnings.some(({ code }) => code === wanted);
}

function foundPower(design: PowerCase, effect: Effect, jobs: number): FoundPower | null {
  const planned: PowerDesign = {
    ...design,
    alpha: ALPHA / ENDPOINTS,
    claim: 'questions_like_these',
  };
  const difference = smallestDetectable(planned, PROMISED, DEFAULT_ASSUMPTIONS, [effect]);
  if (difference === null) return null;
  const promised = powerUnder(effect, planned, difference);
  const { baseRate, betweenRegions, betweenRepeats } = DEFAULT_ASSUMPTIONS;
  const question = latentCorrelation(baseRate, betweenRegions);
  const simulated: SimulatedDesign = {
    ...design,
    places: Array.from({ length: design.regions }, (_, place) => [place]),
    rate: baseRate,
    question,
    place: design.repeats > 1 ? latentCorrelation(baseRate, betweenRepeats) - question : 0,
    effect: { kind: effect, size: difference },
  };
  const tally = { differs: 0, names: 0 };
  for (const [model] of modelsOf(simulated, jobs)) {
    if (model?.conclusion !== 'differs') continue;
    tally.differs += 1;
    if (namesFirst(model)) tally.names += 1;
  }
  const [found, names] = [tally.differs / jobs, tally.names / jobs];
  const spread = 2.6 * Math.sqrt((promised.differs * (1 - promised.differs)) / jobs);
  return {
    ...design,
    effect,
    difference,
    promised: promised.differs,
    found,
    namesPromised: promised.names,
    names,
    held: Math.abs(found - promised.differs) <= REACH + spread,
  };
}

/** Whether a pair with the region that differs is claimed, the right way round. */
function namesFirst({ endpoints }: ModelVerdict): boolean {
  return Object.values(endpoints).some(({ pairs }) =>
    pairs.some(
      ({ a, difference, p_adjusted: p }) =>
        a === 'region-1' && (p ?? 1) <= ALPHA && (difference ?? 0) > 0,
    ),
  );
}

function falseClaimsLine({ design, jobs, claims, share, most, held, warned }: FalseClaims): string {
  return `${design.padEnd(36)} | ${share.toFixed(3)} (${claims} of ${jobs}, at most ${most}) | ${held ? 'held' : 'NOT held'} | repeats warned of in ${(warned / jobs).toFixed(2)}`;
}

function powerLine(figures: FoundPower): string {
  const { regions, questions, repeats, effect, difference, promised, found, held } = figures;
  const design = `${regions} regions, ${questions} questions x ${repeats}, ${effect}`;
  return `${design.padEnd(48)} | ${(100 * difference).toFixed(0)} points | promised ${promised.toFixed(2)}, found ${found.toFixed(2)} | names ${figures.namesPromised.toFixed(2)}, ${figures.names.toFixed(2)} | ${held ? 'held' : 'NOT held'}`;
}
