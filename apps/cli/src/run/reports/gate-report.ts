import type { Tally } from '../conditions/cell-findings.js';
import type { Concluded } from '../conditions/gate-input.js';
import type { Judgement } from '../conditions/judge.js';
import type { QuestionCase } from './cases.js';

/** How a model came out from a region. */
export interface LaneRates {
  readonly modelId: string;
  readonly region: string;
  readonly before: Tally | null;
  readonly after: Tally;
}

/** Everything that a run's reports are made of. */
export interface GateReport {
  readonly judgement: Judgement;
  /** One sentence over everything. */
  readonly sentence: string;
  /** The job's file, as it was named. */
  readonly file: string;
  /** Null where none was made. */
  readonly job: {
    readonly id: string;
    readonly name: string;
    readonly status: string;
    readonly portal: string | null;
    readonly startedAt: string | null;
    readonly seconds: number;
  } | null;
  /** Null without one. */
  readonly baseline: { readonly jobId: string; readonly file: string | null } | null;
  readonly failOn: string;
  /** Null where nothing could be concluded. */
  readonly concluded: Concluded | null;
  readonly lanes: readonly LaneRates[];
  readonly cases: readonly QuestionCase[];
  /** By the ids of the questions; empty for the job's own prompt. */
  readonly texts: ReadonlyMap<string, string>;
}

const HEADINGS = {
  pass: 'passed',
  job_failed: 'failed: the job did not come to a result',
  differs: 'failed: it differs',
  cannot_tell: 'failed: cannot tell',
} as const;

/** `Beacon gate passed`. */
export function headingOf({ judgement }: Pick<GateReport, 'judgement'>): string {
  return `Beacon gate ${HEADINGS[judgement.result]}`;
}

/** `m from eu`, or `m` between its regions. */
export function unitName({
  modelId,
  region,
}: {
  readonly modelId: string;
  readonly region: string | null;
}): string {
  return region === null ? modelId : `${modelId} from ${region}`;
}

/** `2 answered, 1 refused`; one outcome alone without its count. */
export function outcomesText(outcomes: Readonly<Record<string, number>>): string {
  const entries = Object.entries(outcomes);
  if (entries.length === 1) return entries[0]?.[0] ?? '';
  return entries.map(([outcome, times]) => `${times} ${outcome}`).join(', ') || 'nothing';
}

/** What was not measured stands first, then what changed most; what is alike keeps the order of the job. */
export function worstFirst(cases: readonly QuestionCase[]): readonly QuestionCase[] {
  return cases.toSorted((one, other) => weightOf(other) - weightOf(one));
}

function weightOf({ state, change }: QuestionCase): number {
  if (state === 'not_measured') return 2;
  return state === 'not_compared' ? Number.MIN_VALUE : change;
}
