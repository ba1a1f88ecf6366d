import type { Schema } from '@beacon/client';
import { headersOf, reasonOf } from '../control/change.js';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';
import { moment } from '../terminal/format.js';
import { columnsOf } from '../terminal/screen-size.js';
import { table, text } from '../terminal/table.js';
import { lanesTable } from './lanes-text.js';

/** A region and a model. */
export interface LaneOf {
  readonly region: string;
  readonly model: string;
}

/** Shows one lane with its latest changes. */
export async function lane(of: LaneOf, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const answer = await gateway.ask(
    gateway.api.GET('/api/v1/lanes/{region}/{model_id}', { params: { path: pathOf(of) } }),
  );
  await show(answer, given, (shown) =>
    [
      ...lanesTable([shown], columnsOf(process.stdout)),
      '',
      ...(shown.changes.length === 0 ? ['No change yet.'] : changeTable(shown.changes)),
    ].join('\n'),
  );
}

/** Pauses a lane, or lets it go on. */
export async function switchLane(
  verb: 'pause' | 'resume',
  of: LaneOf,
  given: Given,
): Promise<void> {
  const gateway = Gateway.of(given);
  const change = {
    params: { path: pathOf(of) },
    body: reasonOf(given),
    headers: headersOf(given),
  };
  const answer = await gateway.ask(
    verb === 'pause'
      ? gateway.api.POST('/api/v1/lanes/{region}/{model_id}/pause', change)
      : gateway.api.POST('/api/v1/lanes/{region}/{model_id}/resume', change),
  );
  await show(answer, given, ({ changed, lane: now }) => {
    // Its status follows when a planner has taken the change up.
    return `${now.region} ${now.model_id} ${SAID[verb][changed ? 'changed' : 'same']}`;
  });
}

/**
 * Sets what a lane's limit is at most, or takes that away.
 * @throws UsageError for what is neither a number nor `none`.
 */
export async function limitLane(of: LaneOf, typed: string, given: Given): Promise<void> {
  const limit = ceilingOf(typed);
  const gateway = Gateway.of(given);
  const answer = await gateway.ask(
    gateway.api.PUT('/api/v1/lanes/{region}/{model_id}/limit', {
      params: { path: pathOf(of) },
      body: { limit, ...reasonOf(given) },
      headers: headersOf(given),
    }),
  );
  await show(answer, given, ({ changed, lane: now }) => {
    const { region, model_id: model, limit_ceiling: ceiling, configured_limit: most } = now;
    const what =
      ceiling === null || ceiling === undefined
        ? `has no ceiling: ${most} at once, by the catalogue`
        : `may have ${ceiling} of ${most} at once`;
    return `${region} ${model} ${what}${changed ? '' : ', as before'}`;
  });
}

/** What the catalogue allows is the gateway's to know: its refusal says it. */
function ceilingOf(typed: string): number | null {
  if (typed === 'none') return null;
  if (/^[1-9]\d{0,8}$/.test(typed)) return Number(typed);
  throw new UsageError(
    `limit is ${JSON.stringify(typed)}, must be a whole number, 1 or more, or none.`,
  );
}

const SAID = {
  pause: { changed: 'is paused', same: 'was paused already' },
  resume: { changed: 'goes on', same: 'was not paused' },
} as const;

function pathOf({ region, model }: LaneOf): { region: string; model_id: string } {
  return { region, model_id: model };
}

function changeTable(changes: readonly Schema<'LaneChangeView'>[]): readonly string[] {
  return table(
    [text('at'), text('limit'), text('status'), text('why')],
    changes.map(({ at, from_limit, to_limit, from_status, to_status, reason }) => [
      moment(at),
      `${from_limit} → ${to_limit}`,
      from_status === to_status ? to_status : `${from_status} → ${to_status}`,
      reason,
    ]),
  );
}
