import { EFFECTS } from '@beacon/verdict';
import type { Plan, PlanLaneFigures, PlanRange } from '@beacon/verdict';
import { z } from 'zod';
import type { TimedLane } from '../intake/plan-input.js';

const range = z.tuple([z.number(), z.number()]).describe('Least and most.');
const SOURCES = ['recent_executions', 'assumed'] as const;

/** A lane of a plan, with where its figures come from. */
export interface PlanLaneView extends PlanLaneFigures {
  readonly latency_ms: PlanRange;
  readonly latency_source: (typeof SOURCES)[number];
  readonly recent_executions: number;
  readonly cost_unavailable: string | null;
}

/** What a job would take and what it could show. */
export interface PlanView extends Plan {
  readonly cost_unavailable: string | null;
  readonly lanes: readonly PlanLaneView[];
}

const lane = z.strictObject({
  region: z.string(),
  model_id: z.string(),
  cells: z.int(),
  concurrency: z.int().describe('Requests in flight at once, as the catalogue has it.'),
  latency_ms: range,
  latency_source: z
    .enum(SOURCES)
    .describe(
      'A tenth of the recent executions were quicker and a tenth slower; `assumed` where there are none.',
    ),
  recent_executions: z.int(),
  duration_ms: range.describe('At full concurrency, were the job alone.'),
  cost_usd: range.nullable(),
  cost_unavailable: z.string().nullable().describe('Why there is no cost.'),
});

/** The shape is that of the analysis; this says the same to readers of the API. */
export const planView: z.ZodType<PlanView> = z.strictObject({
  cells: z.int().describe('Executions that the job would come to.'),
  calls: z.strictObject({
    least: z.int().describe('One for each cell.'),
    most: z.int().describe('With every attempt that a cell may take in its first round.'),
  }),
  tokens: z.strictObject({ input: range, output: range }),
  cost_usd: range
    .nullable()
    .describe('Of the lanes with prices, one call a cell, in US dollars; null when none has any.'),
  cost_unavailable: z.string().nullable().describe('Why there is no cost.'),
  unpriced_lanes: z.int(),
  duration_ms: range.describe('Of the slowest lane, were the job alone.'),
  lanes: z.array(lane),
  power: z
    .strictObject({
      smallest_detectable: z
        .number()
        .nullable()
        .describe('Smallest difference of rates that shows with that power; null when none does.'),
      power: z.number(),
      alpha_step: z
        .number()
        .describe('Level of the first step of Holm over the models and both endpoints.'),
      test: z.string(),
      target: z.number(),
      effects: z
        .array(
          z.strictObject({
            effect: z.enum(EFFECTS),
            note: z.string().describe('What the effect looks like.'),
            smallest_detectable: z.number().nullable(),
            at_target: z
              .strictObject({
                differs: z.number().describe('Chance that the model is said to differ.'),
                names: z
                  .number()
                  .describe('Chance that the region which differs is named, in one pair at least.'),
                singles_out: z
                  .number()
                  .describe('Chance that it is named against every other region.'),
              })
              .nullable()
              .describe('Null where the base rate leaves no room for the target.'),
          }),
        )
        .describe(
          'What would show of an effect of each sort; the figures above are the lower ones.',
        ),
      questions_needed: z.int().nullable().describe('For the target.'),
      fewest_informative: z.int().nullable(),
      assumptions: z.strictObject({
        base_rate: z.number(),
        between_regions: z.number(),
        between_repeats: z.number(),
        note: z.string(),
      }),
    })
    .nullable()
    .describe('Null when there are no two regions to compare.'),
  warnings: z.array(z.strictObject({ code: z.string(), text: z.string() })),
});

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
