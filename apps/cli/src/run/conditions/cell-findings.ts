import { WITHHELD_OUTCOMES } from '@beacon/domain';
import type { CountedCell } from '@beacon/verdict';
import type { FailOn, RateLimit } from './fail-on.js';
import type { Finding } from './finding.js';
import type { GateInput } from './gate-input.js';

/** How the executions of some cells came out. */
export interface Tally {
  readonly recorded: number;
  /** Those with an answer that counts: neither failed, nor cancelled, nor quarantined. */
  readonly measured: number;
  readonly refused: number;
  readonly withheld: number;
}

/** Adds up cells. */
export function tallyOf(cells: readonly CountedCell[]): Tally {
  const sum = (of: (cell: CountedCell) => number): number =>
    cells.reduce((total, cell) => total + of(cell), 0);
  const outcomes = (cell: CountedCell): number =>
    Object.values(cell.outcomes).reduce((total, count) => total + count, 0);
  const measured = sum((cell) => outcomes(cell) - (cell.outcomes.error ?? 0));
  return {
    measured,
    recorded: sum((cell) => outcomes(cell) + cell.cancelled + cell.quarantined),
    refused: sum((cell) => cell.outcomes.refused ?? 0),
    withheld: sum((cell) =>
      WITHHELD_OUTCOMES.reduce((total, outcome) => total + (cell.outcomes[outcome] ?? 0), 0),
    ),
  };
}

/** What is wrong with the job as a whole, whatever it says: a gate always fails on it. */
export function jobFindings({ job, head, doubled }: GateInput): Finding[] {
  const { missing, more } = cellCount(head);
  const lost = Math.max(missing, job.expected - tallyOf(head.cells).recorded);
  return [
    ...(job.status === 'completed' ? [] : [ofJob('job_not_complete', endText(job))]),
    ...(lost > 0 ? [ofJob('missing_cells', `${lost} executions are not there`)] : []),
    ...(doubled + more > 0
      ? [ofJob('doubled_cells', `${doubled + more} executions are there more than once`)]
      : []),
  ];
}

function endText({ status, stoppedBy }: GateInput['job']): string {
  return stoppedBy === null
    ? `the job ended as ${status}, not as completed`
    : `the job ended as ${status}: it was stopped by ${stoppedBy}`;
}

function ofJob(code: string, text: string): Finding {
  return { code, result: 'job_failed', modelId: null, region: null, text, fails: true };
}

/** Each model must have each question from each of its regions as often as the job repeats it. */
function cellCount({ job, questions, cells }: GateInput['head']): {
  readonly missing: number;
  readonly more: number;
} {
  const recorded = new Map(cells.map((cell) => [keyOf(cell), tallyOf([cell]).recorded]));
  const asked = job.models.flatMap(({ id: modelId, regions }) =>
    regions.flatMap((region) =>
      questions.map(({ id: questionId }) => keyOf({ modelId, region, questionId })),
    ),
  );
  const lacking = asked.map((key) => job.repeats - (recorded.get(key) ?? 0));
  const sum = (numbers: readonly number[]): number =>
    numbers.reduce((total, each) => total + Math.max(0, each), 0);
  return { missing: sum(lacking), more: sum(lacking.map((each) => -each)) };
}

/** Names a cell of a question; none of the parts holds a blank. */
export function keyOf({
  modelId,
  region,
  questionId,
}: Pick<CountedCell, 'modelId' | 'region' | 'questionId'>): string {
  return `${modelId} ${region} ${questionId}`;
}

/** What a model does from a region, by itself: executions without a measurement, and rates that are too high. */
export function laneFindings({ head, failOn }: Pick<GateInput, 'head' | 'failOn'>): Finding[] {
  const lanes = Map.groupBy(head.cells, ({ modelId, region }) => `${modelId} ${region}`);
  return [...lanes.values()].flatMap((cells) => {
    const [first] = cells;
    if (first === undefined) return [];
    const { modelId, region } = first;
    const tally = tallyOf(cells);
    const found = [...errorFinding(tally, failOn), ...limitFindings(tally, failOn)];
    return found.map(({ text, ...finding }) => ({
      ...finding,
      modelId,
      region,
      text: `${modelId} from ${region}: ${text}`,
    }));
  });
}

type Unplaced = Omit<Finding, 'modelId' | 'region'>;

function errorFinding({ recorded, measured }: Tally, { words }: FailOn): Unplaced[] {
  const lost = recorded - measured;
  if (lost === 0) return [];
  const text = `${lost} of ${recorded} executions have no measurement: they failed, were cancelled or are quarantined`;
  return [{ code: 'errors', result: 'job_failed', text, fails: words.has('errors') }];
}

function limitFindings(tally: Tally, { limits }: FailOn): Unplaced[] {
  return limits
    .filter((limit) => isOver(limit, tally))
    .map((limit) => ({
      code: limit.text,
      result: limit.rate === 'errors' ? ('job_failed' as const) : ('differs' as const),
      text: overText(limit, tally),
      fails: true,
    }));
}

function eventsOf({ rate }: RateLimit, tally: Tally): readonly [events: number, of: number] {
  if (rate === 'errors') return [tally.recorded - tally.measured, tally.recorded];
  return [tally[rate], tally.measured];
}

/** Crosswise, so that 10 of 100 is not more than 10 %. */
function isOver(limit: RateLimit, tally: Tally): boolean {
  const [events, of] = eventsOf(limit, tally);
  return events > limit.most * of + 1e-9;
}

function overText(limit: RateLimit, tally: Tally): string {
  const [events, of] = eventsOf(limit, tally);
  return `${events} of ${of} executions count as ${limit.rate}, more than ${limit.text.slice(limit.rate.length + 1)}`;
}
