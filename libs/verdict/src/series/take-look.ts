import type { LookConclusion, SeriesLook } from '../shape/series-shape.js';
import { changesOf } from './changes.js';
import type { LookInput } from './input.js';
import { lookSentence } from './sentences.js';
import { seriesLane } from './series-lane.js';

/**
 * Did anything change in a run of a series, against its first run or the one before? By the comparison of two jobs (`compareJobs`) at the level of
 * {@link levelOfComparison}, and by more than runs differ without a cause ({@link SeriesFloor}). The chance of any wrong claim over the whole series
 * is alpha at most, however many runs it has.
 *
 * Pure and deterministic.
 */
export function takeLook(input: LookInput): SeriesLook {
  const { run, look, first, previous } = input;
  const lanes = input.own.lanes.map((lane) => seriesLane(lane, input));
  const changes = lanes.flatMap((lane) => changesOf(lane, input));
  const told = {
    run,
    look,
    alpha: first === null ? null : first.comparison.alpha + (previous?.comparison.alpha ?? 0),
    conclusion: conclusionOf(input, changes.length),
    first_run: first?.run ?? null,
    previous_run: previous?.run ?? first?.run ?? null,
    lanes,
    changes,
    warnings: warningsOf(input),
  };
  return { ...told, sentence: lookSentence(told) };
}

/** How far apart two runs lie in time is known from the schedule. */
function warningsOf({ previous, first }: LookInput): SeriesLook['warnings'] {
  const warnings = (previous ?? first)?.comparison.warnings ?? [];
  return warnings.filter(({ code }) => code !== 'time_apart').slice(0, MOST_WARNINGS);
}

const MOST_WARNINGS = 50;

function conclusionOf({ first, previous }: LookInput, changes: number): LookConclusion {
  if (first === null) return 'first_run';
  if (changes > 0) return 'change_found';
  const compared = first.comparison.lanes.length + (previous?.comparison.lanes.length ?? 0);
  return compared === 0 ? 'nothing_to_compare' : 'no_change_found';
}
