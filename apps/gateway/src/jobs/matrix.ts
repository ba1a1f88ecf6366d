import { OUTCOMES } from '@beacon/domain';
import type { Catalogue, JobStatus, Outcome } from '@beacon/domain';
import type { FlipCount, LaneState, MatrixFrame, MatrixGroup } from '@beacon/persistence';
import { twinsOf } from '../verdict/verdict-input.js';
import { screenOf } from './matrix-screen.js';
import type { MatrixCell, MatrixView } from './matrix.view.js';

/** What a page of a job's matrix is made of. */
export interface MatrixParts {
  readonly jobId: string;
  readonly status: JobStatus;
  readonly frame: MatrixFrame;
  readonly lanes: readonly LaneState[];
  readonly groups: readonly MatrixGroup[];
  /** Of the whole job; a lane without one has no repeats. */
  readonly flips: readonly FlipCount[];
  readonly page: { readonly offset: number; readonly limit: number };
}

type MatrixQuestion = MatrixView['questions'][number];

/** Puts a page of a job's matrix together. */
export function toMatrix(parts: MatrixParts, catalogue: Catalogue): MatrixView {
  const { jobId, status, frame, page, lanes, flips } = parts;
  const questions = toQuestions(parts);
  const total = Math.max(1, frame.questionCount);
  const next = page.offset + page.limit;
  return {
    job_id: jobId,
    status,
    regions: frame.regions.map((id) => nameOf(id, catalogue)),
    models: frame.models.map(({ id, name, regions }) => ({ id, name, regions: [...regions] })),
    questions,
    offset: page.offset,
    limit: page.limit,
    total_questions: total,
    next_offset: next < total ? next : null,
    summary: {
      by_region: byRegion(frame.regions, lanes, flips),
      by_model_region: lanes.map(({ modelId, ...lane }) => ({
        model_id: modelId,
        region: lane.region,
        ...tallyOf([lane]),
        flip_rate: shareOf(
          flips.filter((flip) => flip.modelId === modelId && flip.region === lane.region),
        ),
      })),
      differing: questions.flatMap(differencesOf),
      screen: screenOf(frame.models, questions, twinsOf(frame.regions, catalogue)),
    },
  };
}

/** A region that the catalogue has lost since is shown by its id. */
function nameOf(id: string, catalogue: Catalogue): MatrixView['regions'][number] {
  const known = catalogue.regions.find((region) => region.id === id);
  return { id, name: known?.name ?? id, code: known?.code ?? id, flag: known?.flag ?? '' };
}

function toQuestions({ frame, groups, page }: MatrixParts): MatrixQuestion[] {
  const byCell = Map.groupBy(groups, ({ questionId, modelId, region }) =>
    keyOf(questionId, modelId, region),
  );
  return rowsOf(frame, page.offset).map(({ id, text, category }) => {
    const cells = frame.models.flatMap((model) =>
      model.regions.map((region) => {
        const found = byCell.get(keyOf(id ?? '', model.id, region)) ?? [];
        return toCell(model.id, region, frame.repeats, found);
      }),
    );
    return { question_id: id, text, category, flip_rate: meanOf(cells), cells };
  });
}

/** A job without questions has one row, for its own prompt. */
function rowsOf(frame: MatrixFrame, offset: number) {
  if (frame.questionCount > 0) return frame.questions;
  return offset === 0 ? [{ id: null, text: frame.prompt ?? '', category: null }] : [];
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

type Differing = MatrixView['summary']['differing'][number];

function differencesOf(question: MatrixQuestion): Differing[] {
  const byModel = Map.groupBy(question.cells, ({ model_id }) => model_id);
  return [...byModel].flatMap(([modelId, cells]) => {
    const outcomes = Object.fromEntries(
      cells.flatMap(({ region, outcomes: counts }) => {
        const outcome = mostFrequent(counts);
        return outcome === undefined ? [] : [[region, outcome] as const];
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
  lanes: readonly LaneState[],
  flips: readonly FlipCount[],
): MatrixView['summary']['by_region'] {
  return regions.map((region) => ({
    region,
    ...tallyOf(lanes.filter((lane) => lane.region === region)),
    flip_rate: shareOf(flips.filter((flip) => flip.region === region)),
  }));
}

function tallyOf(lanes: readonly Tally[]) {
  const sum = (field: keyof Tally): number => lanes.reduce((total, lane) => total + lane[field], 0);
  const measured = sum('completed') + sum('refused') - sum('quarantinedMeasured');
  const refused = sum('refused') - sum('quarantinedRefused');
  return {
    recorded: sum('recorded'),
    completed: sum('completed'),
    refused: sum('refused'),
    failed: sum('failed'),
    cancelled: sum('cancelled'),
    quarantined: sum('quarantined'),
    refusal_rate: measured > 0 ? refused / measured : null,
  };
}
