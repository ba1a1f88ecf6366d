import { WITHHELD_OUTCOMES, type Outcome } from '@beacon/domain';
import { KEPT_REASONS } from '@beacon/persistence';
import type { KeptReason, MeasuredCount, StoredAnswer, TypedOutcome } from '@beacon/persistence';

/** An answer whose outcome changes, shown as an example: only the beginning of its text. */
export interface RescoreExample {
  readonly answer: StoredAnswer;
  readonly to: TypedOutcome;
}

/** How many executions change from one outcome to another. */
export interface ChangeCount {
  readonly from: Outcome;
  readonly to: Outcome;
  readonly count: number;
}

/** One model in one region: what changes there. */
export interface LaneChanges {
  readonly modelId: string;
  readonly region: string;
  readonly changes: readonly ChangeCount[];
  /** Executions that go into the rates. */
  readonly measured: number;
  readonly refused: Shift;
  readonly withheld: Shift;
}

/** A count and its share of what is measured, before and after. */
export interface Shift {
  readonly before: number;
  readonly after: number;
  readonly rateBefore: number;
  readonly rateAfter: number;
}

const EXAMPLES_PER_CHANGE = 3;
/** In UTF-16 units. */
const EXCERPT_LENGTH = 300;
const WITHHELD: ReadonlySet<Outcome> = new Set(WITHHELD_OUTCOMES);

interface LaneTally {
  readonly changes: Map<string, ChangeCount>;
  /** Changes of executions that go into the rates, by outcome: what comes and what goes. */
  readonly moved: Map<Outcome, number>;
}

/** Counts what a re-scoring changes. Its size depends on the job's lanes and the outcomes, never on its executions. */
export class RescoreTally {
  readonly #kept = new Map<KeptReason, number>();
  readonly #versions = new Map<string, number>();
  readonly #changes = new Map<string, ChangeCount>();
  readonly #lanes = new Map<string, LaneTally>();
  readonly #examples: RescoreExample[] = [];
  #lookedAt = 0;
  #changed = 0;
  #alike = 0;
  #overtaken = 0;

  /** An execution that keeps what it has. */
  keep({ kept }: Pick<StoredAnswer, 'kept'>): void {
    this.#lookedAt += 1;
    if (kept !== null) this.#kept.set(kept, (this.#kept.get(kept) ?? 0) + 1);
  }

  /** An execution that was typed again. */
  retype(answer: StoredAnswer, to: TypedOutcome): void {
    this.#lookedAt += 1;
    this.#versions.set(answer.version, (this.#versions.get(answer.version) ?? 0) + 1);
    if (answer.outcome === to.outcome) this.#alike += 1;
    else this.#change(answer, to);
  }

  /** An execution that was typed again, but changed before that could be stored. */
  overtake(): void {
    this.#lookedAt += 1;
    this.#overtaken += 1;
  }

  get totals() {
    return {
      lookedAt: this.#lookedAt,
      changed: this.#changed,
      alike: this.#alike,
      overtaken: this.#overtaken,
      kept: Object.fromEntries(
        KEPT_REASONS.map((reason) => [reason, this.#kept.get(reason) ?? 0]),
      ) as Record<KeptReason, number>,
      versions: [...this.#versions].map(([version, count]) => ({ version, count })),
    };
  }

  /** The most frequent first. */
  get changes(): readonly ChangeCount[] {
    return ordered(this.#changes);
  }

  /** At most three of each kind of change, the first ones met. */
  get examples(): readonly RescoreExample[] {
    return this.#examples;
  }

  /** Every lane that has measured executions, in the order of its names. */
  lanes(measured: readonly MeasuredCount[]): LaneChanges[] {
    const lanes = Map.groupBy(measured, ({ modelId, region }) => laneKey(modelId, region));
    return [...lanes]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([key, counts]) => laneChanges(counts, this.#lanes.get(key)));
  }

  #change(answer: StoredAnswer, to: TypedOutcome): void {
    this.#changed += 1;
    const seen = count(this.#changes, answer.outcome, to.outcome);
    if (seen <= EXAMPLES_PER_CHANGE) this.#examples.push({ answer: excerptOf(answer), to });
    const lane = this.#laneOf(answer);
    count(lane.changes, answer.outcome, to.outcome);
    if (answer.isQuarantined) return;
    lane.moved.set(answer.outcome, (lane.moved.get(answer.outcome) ?? 0) - 1);
    lane.moved.set(to.outcome, (lane.moved.get(to.outcome) ?? 0) + 1);
  }

  #laneOf({ modelId, region }: StoredAnswer): LaneTally {
    const key = laneKey(modelId, region);
    const known = this.#lanes.get(key);
    if (known !== undefined) return known;
    const lane: LaneTally = { changes: new Map(), moved: new Map() };
    this.#lanes.set(key, lane);
    return lane;
  }
}

function laneKey(modelId: string, region: string): string {
  return `${modelId}\n${region}`;
}

/** Whatever the answers are, examples are small. */
function excerptOf(answer: StoredAnswer): StoredAnswer {
  return { ...answer, response: answer.response?.slice(0, EXCERPT_LENGTH).toWellFormed() ?? null };
}

function count(changes: Map<string, ChangeCount>, from: Outcome, to: Outcome): number {
  const key = `${from}\n${to}`;
  const seen = (changes.get(key)?.count ?? 0) + 1;
  changes.set(key, { from, to, count: seen });
  return seen;
}

function ordered(changes: ReadonlyMap<string, ChangeCount>): ChangeCount[] {
  return [...changes.values()].toSorted(
    (one, other) => other.count - one.count || one.from.localeCompare(other.from),
  );
}

function laneChanges(
  counts: readonly MeasuredCount[],
  tally: LaneTally | undefined,
): LaneChanges[] {
  const [first] = counts;
  if (first === undefined) return [];
  const before = counts.map(({ outcome, count: some }) => [outcome, some] as const);
  const moved = [...(tally?.moved ?? [])];
  const measured = sumOf(before, () => true);
  const shift = (isMeant: (outcome: Outcome) => boolean): Shift => {
    const was = sumOf(before, isMeant);
    const is = was + sumOf(moved, isMeant);
    return { before: was, after: is, rateBefore: was / measured, rateAfter: is / measured };
  };
  return [
    {
      modelId: first.modelId,
      region: first.region,
      changes: ordered(tally?.changes ?? new Map()),
      measured,
      refused: shift((outcome) => outcome === 'refused'),
      withheld: shift((outcome) => WITHHELD.has(outcome)),
    },
  ];
}

function sumOf(
  counts: readonly (readonly [Outcome, number])[],
  isMeant: (outcome: Outcome) => boolean,
): number {
  return counts.reduce((sum, [outcome, some]) => sum + (isMeant(outcome) ? some : 0), 0);
}
