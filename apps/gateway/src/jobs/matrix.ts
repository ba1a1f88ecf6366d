import { comparedRegions } from '@beacon/verdict';
import { OUTCOMES } from '@beacon/domain';
import type { Catalogue, JobStatus, Outcome } from '@beacon/domain';
import type {
  CellCount,
  FlipCount,
  LaneState,
  MatrixFrame,
  MatrixGroup,
  RefusalCount,
} from '@beacon/persistence';
import { twinsOf } from '../job-access/twins.js';
import { screenOf } from './matrix-screen.js';
import type {
  DifferingQuestionView,
  MatrixCell,
  MatrixQuestionView,
  MatrixRegionView,
  MatrixView,
  TallyView,
} from './matrix.view.js';

/** What a page of a job's matrix is made of. */
export interface MatrixParts {
  readonly jobId: string;
  readonly status: JobStatus;
  readonly frame: MatrixFrame;
  readonly lanes: readonly LaneState[];
  readonly groups: readonly MatrixGroup[];
  readonly retrying: readonly CellCount[];
  readonly notAsked: readonly CellCount[];
  /** Of the whole job; a lane without one has no repeats. */
  readonly flips: readonly FlipCount[];
  /** Of the whole job; a lane without one has nothing measured. */
  readonly refusals: readonly RefusalCount[];
  readonly page: MatrixPage;
}

/** A page of the questions that a filter leaves. */
export interface MatrixPage {
  readonly offset: number;
  readonly limit: number;
  /** Places of its questions in the job, 0-based. */
  readonly positions: readonly number[];
  /** Questions on all pages. */
  readonly total: number;
}

/** Puts a page of a job's matrix together. */
export function toMatrix(parts: MatrixParts, catalogue: Catalogue): MatrixView {
  const { jobId, status, frame, page, lanes, flips, refusals } = parts;
  const questions = toQuestions(parts);
  const { total } = page;
  const next = page.offset + page.limit;
  const twins = twinsOf(frame.regions, catalogue);
  const compared = new Map(
    frame.models.map(({ id, regions }) => [id, new Set(comparedRegions(regions, twins))]),
  );
  return {
    job_id: jobId,
    status,
    regions: frame.regions.map((id) => ({
      ...nameOf(id, catalogue),
      twin_of: twins.find(({ region }) => region === id)?.twinOf ?? null,
    })),
    models: frame.models.map(({ id, name, regions }) => ({ id, name, regions: [...regions] })),
    questions,
    offset: page.offset,
    limit: page.limit,
    total_questions: Math.max(1, frame.questionCount),
    total,
    next_offset: next < total ? next : null,
    summary: {
      by_region: byRegion(frame.regions, parts),
      by_model_region: lanes.map(({ modelId, ...lane }) => ({
        model_id: modelId,
        region: lane.region,
        ...tallyOf([lane], ofLane(refusals, modelId, lane.region)),
        flip_rate: shareOf(ofLane(flips, modelId, lane.region)),
      })),
      differing: questions.flatMap((question) => differencesOf(question, compared)),
      screen: screenOf(frame.models, questions, twins),
    },
  };
}

/** A region that the catalogue has lost since is shown by its id. */
function nameOf(id: string, catalogue: Catalogue): Omit<MatrixRegionView, 'twin_of'> {
  const known = catalogue.regions.find((region) => region.id === id);
  return { id, name: known?.name ?? id, code: known?.code ?? id, flag: known?.flag ?? '' };
}

function toQuestions({
  frame,
  groups,
  retrying,
  notAsked,
  page,
}: MatrixParts): MatrixQuestionView[] {
  const byCell = Map.groupBy(groups, ({ questionId, modelId, region }) =>
    keyOf(questionId, modelId, region),
  );
  const [again, unasked] = [retrying, notAsked].map(
    (counts) =>
      new Map(counts.map((one) => [keyOf(one.questionId, one.modelId, one.region), one.count])),
  );
  return rowsOf(frame, page).map(({ id, text, category }) => {
    const cells = frame.models.flatMap((model) =>
      model.regions.map((region) => {
        const key = keyOf(id ?? '', model.id, region);
        const cell = toCell(model.id, region, frame.repeats, byCell.get(key) ?? []);
        return {
          ...cell,
          ...named('retrying', again?.get(key)),
          ...named('not_asked', unasked?.get(key)),
        };
      }),
    );
    return { question_id: id, text, category, flip_rate: meanOf(cells), cells };
  });
}

/** Most cells have neither, and a page has thousands of them. */
function named(name: 'retrying' | 'not_asked', count: number | undefined): Partial<MatrixCell> {
  return count === undefined ? {} : { [name]: count };
}

/** A job without questions has one row, for its own prompt. */
function rowsOf(frame: MatrixFrame, { positions }: MatrixPage) {
  if (frame.questionCount > 0) return frame.questions;
  return positions.includes(0) ? [{ id: null, text: frame.prompt ?? '', category: null }] : [];
}

function keyOf(questionId: string, modelId: string, region: string): string {
  return JSON.stringify([questionId, modelId, region]);
}

function toCell(
  modelId: string,
  region: string,
  expected: number,
  groups: readonly MatrixGroup[],
): MatrixCell {
  const outcomes = outcomesOf(groups);
  return {
    model_id: modelId,
    region,
    expected,
    recorded: total(groups),
    quarantined: total(groups.filter(({ isQuarantined }) => isQuarantined)),
    status: statusOf(groups),
    outcomes,
    flip_rate: flipOf(outcomes),
    execution_ids: groups.flatMap(({ executionIds }) => executionIds).toSorted((a, b) => a - b),
  };
}

function total(groups: readonly MatrixGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function statusOf(groups: readonly MatrixGroup[]): MatrixCell['status'] {
  const [status, ...others] = new Set(groups.map((group) => group.status));
  if (status === undefined) return 'pending';
  return others.length === 0 ? status : 'mixed';
}

function outcomesOf(groups: readonly MatrixGroup[]): Partial<Record<Outcome, number>> {
  const outcomes: Partial<Record<Outcome, number>> = {};
  for (const { status, outcome, count, isQuarantined } of groups) {
    // What is not known to have run where it should tells nothing of that place.
    if (isQuarantined) continue;
    if (status !== 'cancelled') outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
  }
  return outcomes;
}

/** 1 when some repeats are refused and others are not, 0 when all are alike; null with fewer than two that tell. */
function flipOf(outcomes: Partial<Record<Outcome, number>>): MatrixCell['flip_rate'] {
  const { refused = 0, error = 0 } = outcomes;
  const measured = Object.values(outcomes).reduce((sum, count) => sum + count, 0) - error;
  if (measured < 2) return null;
  return refused > 0 && refused < measured ? 1 : 0;
}

function meanOf(cells: readonly MatrixCell[]): number | null {
  const known = cells.flatMap(({ flip_rate: rate }) => (rate === null ? [] : [rate]));
  return known.length === 0
    ? null
    : known.reduce<number>((sum, rate) => sum + rate, 0) / known.length;
}

function shareOf(flips: readonly FlipCount[]): number | null {
  const repeated = flips.reduce((sum, flip) => sum + flip.repeated, 0);
  const flipped = flips.reduce((sum, flip) => sum + flip.flipped, 0);
  return repeated === 0 ? null : flipped / repeated;
}

/**
 * Models whose regions ended a question differently.
 * @param compared of each model, the regions that are places of their own: what a twin answers otherwise than its original is noise.
 */
function differencesOf(
  question: MatrixQuestionView,
  compared: ReadonlyMap<string, ReadonlySet<string>>,
): DifferingQuestionView[] {
  const byModel = Map.groupBy(question.cells, ({ model_id }) => model_id);
  return [...byModel].flatMap(([modelId, cells]) => {
    const regions = compared.get(modelId);
    const outcomes = Object.fromEntries(
      cells.flatMap(({ region, outcomes: counts }) => {
        const outcome = mostFrequent(counts);
        return outcome === undefined || regions?.has(region) !== true
          ? []
          : [[region, outcome] as const];
      }),
    );
    const differs = new Set(Object.values(outcomes)).size > 1;
    return differs ? [{ question_id: question.question_id, model_id: modelId, outcomes }] : [];
  });
}

/** An error tells nothing of the model. Of equally frequent outcomes the first in the domain's order counts. */
function mostFrequent(counts: Partial<Record<Outcome, number>>): Outcome | undefined {
  const measured = OUTCOMES.filter((outcome) => outcome !== 'error' && (counts[outcome] ?? 0) > 0);
  const most = Math.max(...measured.map((outcome) => counts[outcome] ?? 0));
  return measured.find((outcome) => counts[outcome] === most);
}

type Tally = Omit<LaneState, 'region' | 'modelId' | 'expected' | 'planned'>;

function byRegion(
  regions: readonly string[],
  { lanes, flips, refusals }: Pick<MatrixParts, 'lanes' | 'flips' | 'refusals'>,
): readonly TallyView[] {
  return regions.map((region) => ({
    region,
    ...tallyOf(ofRegion(lanes, region), ofRegion(refusals, region)),
    flip_rate: shareOf(ofRegion(flips, region)),
  }));
}

function ofRegion<Counted extends { readonly region: string }>(
  counted: readonly Counted[],
  region: string,
): Counted[] {
  return counted.filter((one) => one.region === region);
}

function ofLane<Counted extends { readonly region: string; readonly modelId: string }>(
  counted: readonly Counted[],
  modelId: string,
  region: string,
): Counted[] {
  return counted.filter((one) => one.modelId === modelId && one.region === region);
}

function tallyOf(lanes: readonly Tally[], refusals: readonly RefusalCount[]) {
  const sum = (field: keyof Tally): number => lanes.reduce((total, lane) => total + lane[field], 0);
  return {
    recorded: sum('recorded'),
    completed: sum('completed'),
    refused: sum('refused'),
    failed: sum('failed'),
    cancelled: sum('cancelled'),
    quarantined: sum('quarantined'),
    refusal_rate: rateOf(refusals, 'refused'),
    blocked_rate: rateOf(refusals, 'blocked'),
  };
}

function rateOf(refusals: readonly RefusalCount[], event: 'refused' | 'blocked'): number | null {
  const measured = refusals.reduce((sum, lane) => sum + lane.measured, 0);
  const events = refusals.reduce((sum, lane) => sum + lane[event], 0);
  return measured === 0 ? null : events / measured;
}
