import type { ComparedWarning } from '../shape/job-comparison-shape.js';

import { servedBy } from './answered-by.js';
import type { AnsweredGroup, AskedJob } from './asked.js';
import type { LaneInput } from './input.js';

/** Two jobs as they are compared, with what answered them. */
export interface PairFacts {
  readonly before: AskedJob;
  readonly after: AskedJob;
  readonly answered: {
    readonly before: readonly AnsweredGroup[];
    readonly after: readonly AnsweredGroup[];
  };
}

type Finding = readonly [code: string, text: string];

/** What a reader must know of how two jobs were made, beside what their counts tell. */
export function pairWarnings(
  facts: PairFacts,
  lanes: readonly Pick<LaneInput, 'modelId' | 'region'>[],
): ComparedWarning[] {
  const ofJobs = [...asked(facts), ...stopped(facts), ...seeds(facts)];
  return [
    ...ofJobs.map(([code, text]) => ({ code, model_id: null, region: null, text })),
    ...lanes.flatMap((lane) => served(facts, lane)),
  ];
}

const MS_OF_MINUTE = 60_000;
const MS_OF_HOUR = 3_600_000;
const MS_OF_DAY = 86_400_000;

function asked({ before, after }: PairFacts): Finding[] {
  const [earlier, later] = [timeOf(before), timeOf(after)];
  const span = spanOf(Math.abs(later - earlier));
  const apart: Finding = [
    'time_apart',
    `the jobs were asked ${span} apart: a change is one between two times, and whatever else changed meanwhile (serving, load, time of day) is in it`,
  ];
  const reversed: Finding[] =
    later < earlier
      ? [['order_reversed', 'the job called "after" was asked before the one called "before"']]
      : [];
  return [apart, ...reversed];
}

/** In the unit in which it is no small fraction. */
function spanOf(ms: number): string {
  if (ms < MS_OF_MINUTE) return 'less than a minute';
  if (ms < 2 * MS_OF_MINUTE) return 'a minute';
  if (ms < 2 * MS_OF_HOUR) return `${Math.floor(ms / MS_OF_MINUTE)} minutes`;
  if (ms < 2 * MS_OF_DAY) return `${(ms / MS_OF_HOUR).toFixed(1)} hours`;
  return `${(ms / MS_OF_DAY).toFixed(1)} days`;
}

function timeOf({ startedAt, createdAt }: AskedJob): number {
  return Date.parse(startedAt ?? createdAt);
}

function stopped({ before, after }: PairFacts): Finding[] {
  const ids = [before, after].filter(({ status }) => status === 'cancelled').map(({ id }) => id);
  if (ids.length === 0) return [];
  return [
    [
      'stopped_early',
      `${ids.join(' and ')} ${ids.length === 1 ? 'was' : 'were'} cancelled: alpha holds for what was planned, not for a job that is stopped when what it shows pleases`,
    ],
  ];
}

function seeds({ before, after }: PairFacts): Finding[] {
  const [earlier, later] = [before, after].map(({ sampling }) => sampling.seed ?? null);
  if (earlier === later) return [];
  return [
    [
      'seed_changed',
      `the jobs sent another seed (${earlier ?? 'none'} before, ${later ?? 'none'} after)`,
    ],
  ];
}

/** The same id in the catalogue does not mean the same model: providers say what answered, and change it. */
function served(
  { answered }: PairFacts,
  lane: Pick<LaneInput, 'modelId' | 'region'>,
): ComparedWarning[] {
  const [earlier, later] = [servedBy(answered.before, lane), servedBy(answered.after, lane)];
  if (earlier.length === 0 || later.length === 0 || earlier.join() === later.join()) return [];
  const { modelId, region } = lane;
  return [
    {
      code: 'served_model_changed',
      model_id: modelId,
      region,
      text: `${modelId} from ${region}: what answered is not the same (${earlier.join(', ')} before, ${later.join(', ')} after)`,
    },
  ];
}
