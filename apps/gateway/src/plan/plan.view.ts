import { COST_EXPECTATIONS, EFFECTS } from '@beacon/verdict';
import type { Plan, PlanLaneFigures, PlanRange } from '@beacon/verdict';
import { ApiProperty } from '@nestjs/swagger';
import { INTEGER, NULLABLE_INTEGER, NULLABLE_TEXT } from '../http/openapi/schemas.js';
import type { TimedLane } from '../intake/plan-input.js';

/** Least and most. */
const RANGE = {
  type: 'array',
  items: { type: 'number' },
  minItems: 2,
  maxItems: 2,
  description: 'Least and most.',
} as const;
const SOURCES = ['recent_executions', 'assumed'] as const;

/** Requests that a job would take. */
export class PlanCallsView {
  @ApiProperty({ ...INTEGER, description: 'One for each cell.' })
  readonly least!: number;

  @ApiProperty({
    ...INTEGER,
    description: 'With every attempt that a cell may take in its first round.',
  })
  readonly most!: number;
}

/** Tokens that a job would take. */
export class PlanTokensView {
  @ApiProperty(RANGE)
  readonly input!: PlanRange;

  @ApiProperty(RANGE)
  readonly output!: PlanRange;
}

/** A lane of a plan, with where its figures come from. */
export class PlanLaneView {
  @ApiProperty()
  readonly region!: string;

  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty(INTEGER)
  readonly cells!: number;

  @ApiProperty({ ...INTEGER, description: 'Requests in flight at once, as the catalogue has it.' })
  readonly concurrency!: number;

  @ApiProperty(RANGE)
  readonly latency_ms!: PlanRange;

  @ApiProperty({
    enum: SOURCES,
    description:
      'A tenth of the recent executions were quicker and a tenth slower; `assumed` where there are none.',
  })
  readonly latency_source!: (typeof SOURCES)[number];

  @ApiProperty(INTEGER)
  readonly recent_executions!: number;

  @ApiProperty({ ...RANGE, description: 'At full concurrency, were the job alone.' })
  readonly duration_ms!: PlanRange;

  @ApiProperty({ ...RANGE, nullable: true })
  readonly cost_usd!: PlanRange | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why there is no cost.' })
  readonly cost_unavailable!: string | null;
}

/** What would show of a difference of the size that is asked for. */
export class PlanChancesView {
  @ApiProperty({ description: 'Chance that the model is said to differ.' })
  readonly differs!: number;

  @ApiProperty({
    description: 'Chance that the region which differs is named, in one pair at least.',
  })
  readonly names!: number;

  @ApiProperty({ description: 'Chance that it is named against every other region.' })
  readonly singles_out!: number;
}

/** What would show of an effect of one sort. */
export class PlanEffectView {
  @ApiProperty({ enum: EFFECTS })
  readonly effect!: (typeof EFFECTS)[number];

  @ApiProperty({ description: 'What the effect looks like.' })
  readonly note!: string;

  @ApiProperty({ type: 'number', nullable: true })
  readonly smallest_detectable!: number | null;

  @ApiProperty({
    type: PlanChancesView,
    nullable: true,
    description: 'Null where the base rate leaves no room for the target.',
  })
  readonly at_target!: PlanChancesView | null;
}

/** What the figures rest on. */
export class PlanAssumptionsView {
  @ApiProperty()
  readonly base_rate!: number;

  @ApiProperty()
  readonly between_regions!: number;

  @ApiProperty()
  readonly between_repeats!: number;

  @ApiProperty()
  readonly note!: string;
}

/** What a job could show. */
export class PlanPowerView {
  @ApiProperty({
    type: 'number',
    nullable: true,
    description: 'Smallest difference of rates that shows with that power; null when none does.',
  })
  readonly smallest_detectable!: number | null;

  @ApiProperty()
  readonly power!: number;

  @ApiProperty({
    description: 'Level of the first step of Holm over the models and both endpoints.',
  })
  readonly alpha_step!: number;

  @ApiProperty()
  readonly test!: string;

  @ApiProperty()
  readonly target!: number;

  @ApiProperty({
    type: [PlanEffectView],
    description: 'What would show of an effect of each sort; the figures above are the lower ones.',
  })
  readonly effects!: readonly PlanEffectView[];

  @ApiProperty({ ...NULLABLE_INTEGER, description: 'For the target.' })
  readonly questions_needed!: number | null;

  @ApiProperty(NULLABLE_INTEGER)
  readonly fewest_informative!: number | null;

  @ApiProperty()
  readonly assumptions!: PlanAssumptionsView;
}

/** What to mind about a plan. */
export class PlanWarningView {
  @ApiProperty()
  readonly code!: string;

  @ApiProperty()
  readonly text!: string;
}

/** What a job's cost limit buys. */
export class PlanCostLimitView {
  @ApiProperty({ description: 'US dollars.' })
  readonly max_cost!: number;

  @ApiProperty({
    enum: COST_EXPECTATIONS,
    description:
      '`suffices` when it does whatever the answers are, `does_not_suffice` when not even for the shortest.',
  })
  readonly expected!: (typeof COST_EXPECTATIONS)[number];

  @ApiProperty({
    ...RANGE,
    description:
      'Cells that it buys: when each call costs the most that it can, and when each answer is short.',
  })
  readonly cells!: PlanRange;

  @ApiProperty({
    description:
      'What can be spent beyond it, in US dollars: all that the lanes have in flight at once, asked as often as a task may be.',
  })
  readonly overshoot_usd!: number;
}

/** What a job would take and what it could show. */
export class PlanView {
  @ApiProperty({ ...INTEGER, description: 'Executions that the job would come to.' })
  readonly cells!: number;

  @ApiProperty()
  readonly calls!: PlanCallsView;

  @ApiProperty()
  readonly tokens!: PlanTokensView;

  @ApiProperty({
    ...RANGE,
    nullable: true,
    description:
      'Of the lanes with prices, one call a cell, in US dollars; null when none has any.',
  })
  readonly cost_usd!: PlanRange | null;

  @ApiProperty({
    type: 'number',
    nullable: true,
    description:
      'Of the same lanes, when every call costs the most that it can: by this, `max_cost` is held.',
  })
  readonly cost_at_most_usd!: number | null;

  @ApiProperty({
    type: PlanCostLimitView,
    nullable: true,
    description: 'What `max_cost` buys; null without one.',
  })
  readonly cost_limit!: PlanCostLimitView | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why there is no cost.' })
  readonly cost_unavailable!: string | null;

  @ApiProperty(INTEGER)
  readonly unpriced_lanes!: number;

  @ApiProperty({ ...RANGE, description: 'Of the slowest lane, were the job alone.' })
  readonly duration_ms!: PlanRange;

  @ApiProperty({ type: [PlanLaneView] })
  readonly lanes!: readonly PlanLaneView[];

  @ApiProperty({
    type: PlanPowerView,
    nullable: true,
    description: 'Null when there are no two regions to compare.',
  })
  readonly power!: PlanPowerView | null;

  @ApiProperty({ type: [PlanWarningView] })
  readonly warnings!: readonly PlanWarningView[];
}

/** The answer to a plan. */
export function toPlanView(plan: Plan, lanes: readonly TimedLane[]): PlanView {
  const isUnpriced = plan.cost_usd === null;
  return {
    ...plan,
    cost_unavailable: isUnpriced ? 'no lane of the job has prices in the catalogue' : null,
    lanes: plan.lanes.map((figures) => {
      const own = lanes.find(
        ({ region, model }) => region === figures.region && model === figures.model_id,
      );
      return toLaneView(figures, own);
    }),
  };
}

function toLaneView(figures: PlanLaneFigures, lane: TimedLane | undefined): PlanLaneView {
  if (lane === undefined) throw new Error('a plan has a lane that the job has not');
  const { latencyMs, recent } = lane;
  return {
    ...figures,
    latency_ms: [latencyMs.low, latencyMs.high],
    latency_source: recent > 0 ? 'recent_executions' : 'assumed',
    recent_executions: recent,
    cost_unavailable: figures.cost_usd === null ? 'the lane has no prices in the catalogue' : null,
  };
}
