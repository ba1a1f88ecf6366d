import { OUTCOMES } from '@beacon/domain';
import type { CellCounts, CountedCell, CountedJob } from '@beacon/verdict';
import { keyOf, tallyOf } from '../conditions/cell-findings.js';

/** How one side of a question came out: a region, the baseline, or the run. */
export interface Side {
  readonly name: string;
  /** Executions by outcome, `cancelled` and `quarantined` among them. */
  readonly outcomes: Readonly<Record<string, number>>;
}

/** A question of a model: from one region against the baseline, or between the regions. */
export interface QuestionCase {
  /** Null for the job's own prompt. */
  readonly questionId: string | null;
  readonly modelId: string;
  /** Null between regions. */
  readonly region: string | null;
  readonly sides: readonly Side[];
  /** By how much a rate is another one, from 0 to 1; the larger of refused and withheld. */
  readonly change: number;
  readonly state: 'same' | 'changed' | 'not_measured' | 'not_compared';
}

/** Each question of each model and region, set against its like in the baseline. */
export function casesWithBaseline(base: CountedJob, head: CountedJob): QuestionCase[] {
  const before = byCell(base.cells);
  const same = sameQuestions(base, head);
  return head.cells.map((cell) => {
    const earlier = same.has(cell.questionId) ? before.get(keyOf(cell)) : undefined;
    const sides = [
      ...(earlier === undefined ? [] : [{ name: 'baseline', cell: earlier }]),
      { name: 'run', cell },
    ];
    return caseOf(cell, cell.region, sides, earlier !== undefined);
  });
}

/** Each question of each model, its regions set against each other. */
export function casesBetweenRegions(head: CountedJob): QuestionCase[] {
  const rows = Map.groupBy(head.cells, ({ modelId, questionId }) => `${modelId} ${questionId}`);
  return [...rows.values()].flatMap((cells) => {
    const [first] = cells;
    if (first === undefined) return [];
    const sides = cells.map((cell) => ({ name: cell.region, cell }));
    return [caseOf(first, null, sides, true)];
  });
}

interface SideCell {
  readonly name: string;
  readonly cell: CountedCell;
}

function caseOf(
  { questionId, modelId }: CountedCell,
  region: string | null,
  sides: readonly SideCell[],
  isCompared: boolean,
): QuestionCase {
  const change = changeOf(sides.map(({ cell }) => cell));
  const run = region === null ? sides : sides.slice(-1);
  const isMeasured = run.every(({ cell }) => tallyOf([cell]).measured > 0);
  return {
    questionId: questionId === '' ? null : questionId,
    modelId,
    region,
    sides: sides.map(({ name, cell }) => ({ name, outcomes: shown(cell) })),
    change,
    state: stateOf({ isMeasured, isCompared, change }),
  };
}

function stateOf({
  isMeasured,
  isCompared,
  change,
}: {
  readonly isMeasured: boolean;
  readonly isCompared: boolean;
  readonly change: number;
}): QuestionCase['state'] {
  if (!isMeasured) return 'not_measured';
  if (!isCompared) return 'not_compared';
  return change > 0 ? 'changed' : 'same';
}

/** The widest difference of rates among those with a measurement. */
function changeOf(cells: readonly CountedCell[]): number {
  const measured = cells.map((cell) => tallyOf([cell])).filter(({ measured }) => measured > 0);
  if (measured.length < 2) return 0;
  return Math.max(
    ...(['refused', 'withheld'] as const).map((rate) => {
      const rates = measured.map((tally) => tally[rate] / tally.measured);
      return Math.max(...rates) - Math.min(...rates);
    }),
  );
}

function shown({ outcomes, cancelled, quarantined }: CellCounts): Side['outcomes'] {
  const all: readonly (readonly [string, number])[] = [
    ...OUTCOMES.map((outcome) => [outcome, outcomes[outcome] ?? 0] as const),
    ['cancelled', cancelled],
    ['quarantined', quarantined],
  ];
  return Object.fromEntries(all.filter(([, count]) => count > 0));
}

function byCell(cells: readonly CountedCell[]): ReadonlyMap<string, CountedCell> {
  return new Map(cells.map((cell) => [keyOf(cell), cell]));
}

function sameQuestions(base: CountedJob, head: CountedJob): ReadonlySet<string> {
  const before = new Map(base.questions.map(({ id, sha256 }) => [id, sha256]));
  const same = head.questions.filter(({ id, sha256 }) => before.get(id) === sha256);
  return new Set(same.map(({ id }) => id));
}
