import type { Schema } from '@beacon/client';
import { hanging } from '../terminal/lines.js';
import { NONE, cost, count, durationRange, number, range, share } from '../terminal/format.js';
import { figure, table, text } from '../terminal/table.js';

type Plan = Schema<'PlanView'>;
type Power = NonNullable<Plan['power']>;

/** What a job would take and could show. Its texts must be clean. */
export function planText(plan: Plan, columns: number): string {
  return [
    ...facts(plan).flatMap(([name, value]) => hanging(value, columns, `${name.padEnd(10)} `)),
    ...powerLines(plan.power, columns),
    '',
    ...laneTable(plan.lanes),
    ...warningLines(plan, columns),
  ].join('\n');
}

function facts(plan: Plan): readonly (readonly [string, string])[] {
  const { cells, calls, tokens, duration_ms: took, cost_usd: usd } = plan;
  const unpriced =
    usd !== null && plan.unpriced_lanes > 0
      ? `, without ${count(plan.unpriced_lanes, 'lane')} that have no prices`
      : '';
  return [
    ['Cells', number(cells)],
    ['Calls', `${range([calls.least, calls.most], number)}, the most if every attempt fails`],
    ['Tokens', `${range(tokens.input, number)} in, ${range(tokens.output, number)} out`],
    [
      'Cost',
      usd === null ? `not known: ${plan.cost_unavailable ?? ''}` : range(usd, cost) + unpriced,
    ],
    ...limitFacts(plan.cost_limit),
    ['Duration', `${durationRange(took)}, were the job alone`],
  ];
}

const EXPECTED = {
  suffices: 'suffices for all of it',
  may_not_suffice: 'may not suffice for all of it',
  does_not_suffice: 'does not suffice for all of it',
} as const;

/** What a limit of the cost buys. */
function limitFacts(limit: Plan['cost_limit']): readonly (readonly [string, string])[] {
  if (limit === null) return [];
  const { max_cost: most, expected, cells, overshoot_usd: beyond } = limit;
  return [
    [
      'Max cost',
      `${cost(most)} ${EXPECTED[expected]}: it buys ${range(cells, number)} cells; up to ${cost(beyond)} beyond it for calls in flight`,
    ],
  ];
}

function powerLines(power: Power | null, columns: number): readonly string[] {
  if (power === null) return ['Shows      nothing by region: there are no two regions to compare'];
  const { smallest_detectable: least, questions_needed: needed, target } = power;
  const chance = share(power.power, 0);
  const shows =
    least === null
      ? `no difference of rates with a chance of ${chance}, however large`
      : `differences of ${points(least)} and more with a chance of ${chance}`;
  const more =
    needed === null ? '' : `; ${points(target)} take about ${count(needed, 'question')} (--target)`;
  return [
    ...hanging(`${shows}${more}`, columns, 'Shows      '),
    ...hanging(power.assumptions.note, columns, '           '),
  ];
}

function points(rate: number): string {
  return `${Number((100 * rate).toFixed(1))} points`;
}

function laneTable(lanes: Plan['lanes']): readonly string[] {
  const head = [
    text('lane'),
    figure('cells'),
    figure('at once'),
    figure('an answer'),
    figure('takes'),
    figure('cost'),
  ];
  return table(
    head,
    lanes.map((lane) => [
      `${lane.region} ${lane.model_id}`,
      number(lane.cells),
      number(lane.concurrency),
      durationRange(lane.latency_ms) + (lane.latency_source === 'assumed' ? ' ?' : ''),
      durationRange(lane.duration_ms),
      lane.cost_usd === null ? NONE : `≤ ${cost(Math.max(...lane.cost_usd))}`,
    ]),
  );
}

function warningLines({ warnings, lanes }: Plan, columns: number): readonly string[] {
  const isAssumed = lanes.some(({ latency_source: source }) => source === 'assumed');
  return [
    ...(isAssumed ? ['', '? assumed: there are no recent executions of the lane'] : []),
    ...(warnings.length === 0 ? [] : ['']),
    ...warnings.flatMap((warning) => hanging(warning.text, columns, '! ')),
  ];
}
