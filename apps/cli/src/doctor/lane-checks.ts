import { moment } from '../terminal/format.js';
import { ok, problem, warning, type Finding } from './finding.js';
import type { GatewayState, QuarantinedAnswer } from './gateway-state.js';

/** Whether jobs can be asked: an executor in every region, and lanes that are open. */
export function checkLanes(state: GatewayState): Finding[] {
  return [
    ...checkExecutors(state),
    ...checkOpenLanes(state.lanes),
    ...checkQuarantine(state.quarantined),
  ];
}

function checkExecutors({ regions, executors, lanes }: GatewayState): Finding[] {
  const alive = new Set(executors.filter((one) => one.alive).map(({ region }) => region));
  const asked = new Set(lanes.map(({ region }) => region));
  const missing = regions.filter(({ id }) => asked.has(id) && !alive.has(id));
  if (missing.length === 0) return [ok('executors', `of ${listed([...alive])}`)];
  return missing.map(({ id }) =>
    problem(
      'executors',
      `no executor is alive in ${id}: its cells wait until the job's limit`,
      `beacon logs executor-${id}; elsewhere start one with BEACON_REGION=${id}`,
    ),
  );
}

function checkOpenLanes(lanes: GatewayState['lanes']): Finding[] {
  const findings = lanes.flatMap((lane) => laneFindings(lane));
  if (findings.length === 0) return [ok('lanes', `${lanes.length} lanes, all open`)];
  const isAnyOpen = lanes.some(({ status, trouble }) => status === 'open' && trouble === null);
  return isAnyOpen
    ? findings
    : [...findings, problem('lanes', 'no lane is open', 'see above: no job goes on before one is')];
}

type Lane = GatewayState['lanes'][number];

function laneFindings(lane: Lane): Finding[] {
  const name = `${lane.region} ${lane.model_id}`;
  const held = lane.trouble === null ? [] : [problem('lanes', `${name}: ${lane.trouble}`, TROUBLE)];
  return [...held, ...waitingFindings(name, lane)];
}

const TROUBLE = 'beacon doctor says more above; the lane goes on by itself afterwards';

function waitingFindings(name: string, lane: Lane): Finding[] {
  const { status, waiting_reason: reason, waiting_until: until } = lane;
  const why = reason === null ? '' : ` (${reason})`;
  const end = until === null ? '' : ` until ${moment(until)}`;
  switch (status) {
    case 'open':
      return [];
    case 'waiting':
      return [ok('lanes', `${name} waits for its provider${end}${why}`)];
    case 'parked':
      return [warning('lanes', `${name} is parked${end}${why}`, PARKED)];
    case 'paused':
      return [
        warning(
          'lanes',
          `${name} is paused${why}`,
          `beacon resume --lane ${lane.region}/${lane.model_id}`,
        ),
      ];
  }
}

const PARKED = 'look at quota and key of the provider; it is tried again by itself';

/** One line for each lane, with the reason of its latest answer. */
function checkQuarantine(answers: readonly QuarantinedAnswer[]): Finding[] {
  const lanes = Map.groupBy(answers, ({ region, model_id: model }) => `${region} ${model}`);
  return [...lanes].map(([lane, [latest, ...others]]) =>
    warning(
      'quarantine',
      `${others.length + 1} of the latest answers of ${lane} are not counted: ${latest?.quarantine ?? 'no reason given'}`,
      'look at base_url and expected_evidence of the lane in the catalogue',
    ),
  );
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'no region' : names.toSorted().join(', ');
}
