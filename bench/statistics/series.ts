import { compareJobs, levelOfComparison, lookOfRun, takeLook } from '@beacon/verdict';
import type { ComparedProfile, JobComparison, SeriesLook, VerdictInput } from '@beacon/verdict';
import { binomialQuantile } from './binomial-quantile.js';
import { drawJob, type SimulatedDesign } from './draw.js';

/** What simulated series of one design came to. */
export interface SeriesFigures {
  readonly design: string;
  readonly series: number;
  /** Series with a claim before there is anything to find, or, without a change, with any claim. */
  readonly false_claims: number;
  /** Most of them that alpha explains, with a chance of 99.9 %. */
  readonly most: number;
  /** Series that found the change in the run that has it; null without one. */
  readonly found_then: number | null;
  /** Those that found it then or later. */
  readonly found: number | null;
}

interface SeriesDesign {
  readonly name: string;
  readonly questions: number;
  readonly repeats: number;
  /** Runs announced before the first; null for a series without an end. */
  readonly runs: number | null;
  /** By how much refusals rise in the run of the change. */
  readonly change: number | null;
}

const ALPHA = 0.05;
const RUNS = 20;
const CHANGED_RUN = 12;

const DESIGNS: readonly SeriesDesign[] = [
  { name: 'no end said, once', questions: 60, repeats: 1, runs: null, change: null },
  { name: '20 runs said, once', questions: 60, repeats: 1, runs: RUNS, change: null },
  { name: '20 runs said, 3 repeats', questions: 40, repeats: 3, runs: RUNS, change: null },
  { name: 'no end said, once', questions: 60, repeats: 1, runs: null, change: 0.3 },
  { name: '20 runs said, once', questions: 60, repeats: 1, runs: RUNS, change: 0.3 },
  { name: 'no end said, once', questions: 200, repeats: 1, runs: null, change: 0.15 },
];

/** Simulates series of 20 runs without a change, and with one in the 12th, and takes the look at every run. */
export function benchSeries(series: number, onLine: (line: string) => void): SeriesFigures[] {
  return DESIGNS.map((design) => {
    const figures = figuresOf(design, series);
    onLine(lineOf(design, figures));
    return figures;
  });
}

function figuresOf(design: SeriesDesign, series: number): SeriesFigures {
  let [early, then, found] = [0, 0, 0];
  for (let index = 0; index < series; index += 1) {
    const changed = changedRuns(design, 7919 * index + 17);
    const last = design.change === null ? RUNS : CHANGED_RUN - 1;
    if (changed.some((run) => run <= last)) early += 1;
    if (changed.includes(CHANGED_RUN)) then += 1;
    if (changed.some((run) => run >= CHANGED_RUN)) found += 1;
  }
  const isPlanted = design.change !== null;
  return {
    design: design.name,
    series,
    false_claims: early,
    most: binomialQuantile(series, ALPHA, 0.999),
    found_then: isPlanted ? then : null,
    found: isPlanted ? found : null,
  };
}

/** Runs at which a change was claimed. */
function changedRuns(design: SeriesDesign, seed: number): number[] {
  const job = drawJob(drawn(design), seed);
  const looks: SeriesLook[] = [];
  for (let run = 1; run <= RUNS; run += 1) looks.push(lookAt(job, run, design, looks));
  return looks.flatMap(({ run, changes }) => (changes.length > 0 ? run : []));
}

/** Runs stand where regions of a job do: each asks the same questions. */
function drawn({ questions, repeats, change }: SeriesDesign): SimulatedDesign {
  const places = Array.from({ length: RUNS }, (_, run) => [run]);
  const changed = places.flat().slice(CHANGED_RUN - 1);
  const scale = { rate: 0.3, question: 0.5, place: repeats > 1 ? 0.35 : 0 };
  const effect = { kind: 'shift', size: change ?? 0, places: changed } as const;
  return { questions, repeats, places, ...scale, effect };
}

function lookAt(
  job: VerdictInput,
  run: number,
  { runs }: SeriesDesign,
  earlier: readonly SeriesLook[],
): SeriesLook {
  const compare = (before: number) => {
    const alpha = levelOfComparison({ alpha: ALPHA, runs }, run, run > 2 ? 2 : 1);
    return { run: before, comparison: compared(job, before, run, alpha) };
  };
  const first = run === 1 ? null : compare(1);
  return takeLook({
    run,
    look: lookOfRun(run),
    own: first?.comparison ?? compared(job, 1, 1, ALPHA),
    first,
    previous: run < 3 ? null : compare(run - 1),
    earlier,
  });
}

const TYPING = { by: 'classifier', overriddenShare: 0, versions: 'this', reviewed: {} } as const;

function compared(
  { profiles, repeats }: VerdictInput,
  before: number,
  after: number,
  alpha: number,
): JobComparison {
  const asked = repeats ?? 1;
  const lane = {
    modelId: 'model-1',
    region: 'region-1',
    questions: profiles.length,
    repeats: { before: asked, after: asked },
    profiles: profiles.flatMap(({ cells, ids = [] }): ComparedProfile[] => {
      const [earlier, later] = [cells[before - 1], cells[after - 1]];
      if (earlier === undefined || later === undefined) return [];
      return [{ kind: null, language: 'en', questions: 1, ids, before: earlier, after: later }];
    }),
  };
  return compareJobs({
    lanes: [lane],
    typing: { before: TYPING, after: TYPING },
    simulated: [],
    options: { alpha },
  });
}

function lineOf(
  { name, questions, repeats, change }: SeriesDesign,
  figures: SeriesFigures,
): string {
  const { series, false_claims: wrong, most, found_then: then, found } = figures;
  const design = `${name}, ${questions} questions x ${repeats}`;
  const planted = change === null ? 'no change' : `${100 * change} points in run ${CHANGED_RUN}`;
  const hits = then === null ? '' : ` | found then ${then}, then or later ${found} of ${series}`;
  return `${design.padEnd(44)} | ${planted.padEnd(20)} | wrong claims ${wrong} of ${series}, at most ${most}${hits}`;
}
