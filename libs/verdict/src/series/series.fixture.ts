import { compareJobs } from '../job-comparison/compare-jobs.js';
import { jobPair, lane } from '../job-comparison/job-comparison.fixture.js';
import type { ComparedProfile } from '../job-comparison/input.js';
import type { CellCounts } from '../input/input.js';
import type { JobComparison } from '../shape/job-comparison-shape.js';
import type { SeriesLook } from '../shape/series-shape.js';
import { simulatedJob } from '../simulated/simulate.fixture.js';
import { levelOfComparison, lookOfRun, type SeriesErrors } from './levels.js';
import { takeLook } from './take-look.js';

/** Runs of one model in one region: each has a cell of every question, in the same order. */
export type Runs = readonly (readonly CellCounts[])[];

/** Takes the look at every run, as the gateway does. */
export function watch(runs: Runs, errors: SeriesErrors): SeriesLook[] {
  const looks: SeriesLook[] = [];
  for (let run = 1; run <= runs.length; run += 1) looks.push(lookAt(runs, run, errors, looks));
  return looks;
}

/** The look at one run, after those before it. */
function lookAt(
  runs: Runs,
  run: number,
  errors: SeriesErrors,
  earlier: readonly SeriesLook[],
): SeriesLook {
  const references = run > 2 ? 2 : 1;
  const compare = (before: number): JobComparison =>
    compared(runs, before, run, levelOfComparison(errors, run, references));
  const first = run === 1 ? null : { run: 1, comparison: compare(1) };
  return takeLook({
    run,
    look: lookOfRun(run),
    own: first?.comparison ?? compared(runs, run, run, errors.alpha),
    first,
    previous: run < 3 ? null : { run: run - 1, comparison: compare(run - 1) },
    earlier,
  });
}

function compared(runs: Runs, before: number, after: number, alpha: number): JobComparison {
  const earlier = runs[before - 1] ?? [];
  const profiles = (runs[after - 1] ?? []).flatMap((cell, index): ComparedProfile[] => {
    const other = earlier[index];
    if (other === undefined) return [];
    const ids = [`q${index + 1}`];
    return [{ kind: null, language: 'en', questions: 1, ids, before: other, after: cell }];
  });
  return compareJobs(jobPair([lane(profiles)], { options: { alpha } }));
}

/** A series to simulate. */
export interface SimulatedSeries {
  readonly seed: number;
  readonly questions: number;
  readonly repeats: number;
  readonly runs: number;
  /** By how much the rate rises, and the run from which it does. */
  readonly change?: { readonly size: number; readonly run: number };
}

/** Draws a series: answers differ between questions, between runs of a question, and by chance. The same seed gives the same series. */
export function simulatedRuns({ seed, questions, repeats, runs, change }: SimulatedSeries): Runs {
  const { profiles } = simulatedJob({
    seed,
    questions,
    repeats,
    regions: Array.from({ length: runs }, (_, run) => `run ${run + 1}`),
    models: ['m'],
    baseRate: 0.3,
    questionShare: 0.7,
    cellShare: 0.2,
    ...(change === undefined ? {} : { planted: change.size, plantedFrom: change.run - 1 }),
  });
  return Array.from({ length: runs }, (_, run) =>
    profiles.flatMap(({ cells }) => cells[run] ?? []),
  );
}
