import type { Effect } from './answer-model.js';

/** Least and most, as it goes over the wire. */
export type PlanRange = readonly [number, number];

export interface PlanLaneFigures {
  readonly region: string;
  readonly model_id: string;
  readonly cells: number;
  readonly concurrency: number;
  readonly duration_ms: PlanRange;
  /** US dollars; null without prices. */
  readonly cost_usd: PlanRange | null;
}

/** What the design can show of one kind of effect. */
export interface EffectPower {
  readonly effect: Effect;
  /** What the effect looks like, for people. */
  readonly note: string;
  readonly smallest_detectable: number | null;
  /** Chances where the difference is the target; null where the base rate leaves no room for it. */
  readonly at_target: {
    /** That the model is said to differ. */
    readonly differs: number;
    /** That the region which differs is named, in one pair at least and the right way round. */
    readonly names: number;
    /** That it is named against every other region. */
    readonly singles_out: number;
  } | null;
}

/** What the design can show. */
export interface PlanPower {
  /** Smallest difference of rates, between one region and the others, that shows with `power` whichever of the effects causes it; null when none does. */
  readonly smallest_detectable: number | null;
  readonly power: number;
  /** Level of the first Holm step over the models and both endpoints. */
  readonly alpha_step: number;
  readonly test: string;
  readonly effects: readonly EffectPower[];
  /** The difference that was asked for, and the questions that it takes; null when no number does. */
  readonly target: number;
  readonly questions_needed: number | null;
  /** Questions that must tell the regions apart before the test can decide at all; null where nothing bounds it. */
  readonly fewest_informative: number | null;
  readonly assumptions: {
    readonly base_rate: number;
    readonly between_regions: number;
    readonly between_repeats: number;
    readonly note: string;
  };
}

export interface PlanWarning {
  readonly code: string;
  readonly text: string;
}

/** Whether a cost limit is enough. */
export const COST_EXPECTATIONS = ['suffices', 'may_not_suffice', 'does_not_suffice'] as const;

/** What a job's cost limit buys. */
export interface PlanCostLimit {
  /** US dollars. */
  readonly max_cost: number;
  /** `suffices` when it does whatever the answers are, `does_not_suffice` when not even for the shortest. */
  readonly expected: (typeof COST_EXPECTATIONS)[number];
  /** Cells that it buys: when each call costs the most that it can, and when each answer is short. */
  readonly cells: PlanRange;
  /** What can be spent beyond it: all that is in flight at once, asked as often as a task may be, at the most that a call can cost. */
  readonly overshoot_usd: number;
}

/** What a job will take and what it can show, before it is paid for. */
export interface Plan {
  readonly cells: number;
  readonly calls: { readonly least: number; readonly most: number };
  readonly tokens: { readonly input: PlanRange; readonly output: PlanRange };
  /** US dollars over the lanes with prices, one call a cell; null when no lane has any. */
  readonly cost_usd: PlanRange | null;
  /** Of the same lanes, when every call costs the most that it can, as its cost limit is held against it. */
  readonly cost_at_most_usd: number | null;
  readonly cost_limit: PlanCostLimit | null;
  readonly unpriced_lanes: number;
  /** Of the slowest lane, were the job alone. */
  readonly duration_ms: PlanRange;
  readonly lanes: readonly PlanLaneFigures[];
  readonly power: PlanPower | null;
  readonly warnings: readonly PlanWarning[];
}
