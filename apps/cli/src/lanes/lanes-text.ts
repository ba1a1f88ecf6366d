import type { Schema } from '@beacon/client';
import { clock, count, cut, number } from '../terminal/format.js';
import { figure, table, text } from '../terminal/table.js';

export type Lane = Schema<'LaneView'>;

/** Lanes as a table: the limit in use of the one that operators and the catalogue allow, what is under way, and why it waits. */
export function lanesTable(lanes: readonly Lane[], columns: number): readonly string[] {
  if (lanes.length === 0) return ['No lane.'];
  const head = [
    text('lane'),
    text('status'),
    figure('limit'),
    figure('in flight'),
    figure('queued'),
    figure('backlog'),
    text('waits for'),
  ];
  return table(head, lanes.map(rowOf)).map((line) => cut(line, columns));
}

function rowOf(lane: Lane): readonly string[] {
  return [
    `${lane.region} ${lane.model_id}`,
    lane.status,
    limitOf(lane),
    numberOr(lane.in_flight),
    numberOr(lane.queued),
    number(lane.backlog),
    waitsFor(lane),
  ];
}

/** The limit in use, of the operator's ceiling if there is one, of what the catalogue allows: `2/3/8`. */
function limitOf({ limit, limit_ceiling: ceiling, configured_limit: most }: Lane): string {
  return [limit, ceiling, most].filter((each) => typeof each === 'number').join('/');
}

/** Why a lane waits, and until when; empty when it does not. */
export function waitsFor({ waiting_reason: reason, waiting_until: until, trouble }: Lane): string {
  return [
    reason?.replaceAll('_', ' ') ?? '',
    until === null ? '' : `until ${clock(until)}`,
    trouble ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What is not known is said to be so: the broker, or the executors, do not answer. */
function numberOr(value: number | null): string {
  return value === null ? '?' : number(value);
}

/** What lanes come to, on one line. */
export function lanesSummary(lanes: readonly Lane[]): string {
  const flying = lanes.reduce((sum, lane) => sum + (lane.in_flight ?? 0), 0);
  const waiting = lanes.filter(({ status }) => status !== 'open').length;
  return `${count(lanes.length, 'lane')}, ${number(flying)} in flight, ${number(waiting)} held up`;
}
