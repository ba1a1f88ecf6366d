import type { LaneReportV1 } from '@beacon/contracts';
import { adaptToReport, adaptToTime, findLane, storableText } from '@beacon/domain';
import type { Adaptation, Catalogue, LaneCondition, LaneConfig } from '@beacon/domain';
import { laneEvent } from '@beacon/outbox';
import type { OutboxRelay } from '@beacon/outbox';
import {
  OutboxMessage,
  insertLaneChange,
  insertLaneRow,
  lockLaneRow,
  readLaneRows,
  saveLaneRow,
} from '@beacon/persistence';
import type { LaneRow } from '@beacon/persistence';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import type { RegionPresence } from '../presence/region-presence.js';
import type { LaneStatePublisher } from './lane-state-publisher.js';
import { REASON_LIMIT, conditionOf, laneKey, rowWith, stateOf } from './lane-state.js';

/** What the keeper works with. */
export interface LaneParts {
  readonly orm: MikroORM;
  readonly catalogue: Catalogue;
  readonly board: Pick<LaneStatePublisher, 'show'>;
  /** Among whom lowered limits are shared out. */
  readonly presence: Pick<RegionPresence, 'present'>;
  readonly relay: Pick<OutboxRelay, 'wake'>;
}

/** What becomes of a lane whose row is locked. */
type Rule = (lane: LaneCondition, row: LaneRow) => Adaptation;

/** Keeps the lanes: adapts them to what their providers answer, reopens them when their time has come, and tells everybody. */
export class LaneController {
  readonly #logger = new Logger('Planner');
  /** Lanes that are open with their whole limit, as far as this planner knows: answers change nothing there. */
  readonly #whole = new Set<string>();

  constructor(private readonly parts: LaneParts) {}

  /** Adapts a lane to an executor's report. Lanes that the catalogue does not have are left alone. */
  async report(report: LaneReportV1): Promise<void> {
    const lane = findLane(this.parts.catalogue, report.region, report.model);
    if (lane === undefined || this.#isNoNews(report)) return;
    const row = await this.#adapt(lane, (condition, { now }) =>
      adaptToReport(condition, report, now),
    );
    await this.#show([row]);
  }

  /** Reopens, pauses and resumes lanes as time, operators and the catalogue say, and shows the broker what it does not know. */
  async look(): Promise<void> {
    const { orm, catalogue } = this.parts;
    const rows = await readLaneRows(orm.em.fork());
    const known = new Map(rows.map((row) => [keyOfRow(row), row]));
    const states: LaneRow[] = [];
    for (const lane of catalogue.lanes) {
      const row = known.get(laneKey(lane));
      states.push(row && !needsTime(row, lane) ? row : await this.#adaptToTime(lane));
    }
    for (const row of states) this.#remember(row);
    await this.#show(states);
  }

  /** The last known shares stay in force as long as it is not known who lives. */
  async #show(rows: readonly LaneRow[]): Promise<void> {
    const { board, presence } = this.parts;
    const states = rows.map((row) => stateOf(row, presence.present(row.region, row.model_id)));
    await board.show(states.filter((state) => state !== null));
  }

  async #adaptToTime(lane: LaneConfig): Promise<LaneRow> {
    return this.#adapt(lane, (condition, { is_paused: isPaused, now }) =>
      adaptToTime(condition, { configuredLimit: lane.concurrency, isPaused }, now),
    );
  }

  #isNoNews({ region, model, serverErrors, rateLimited, quotaExhausted }: LaneReportV1): boolean {
    const isOnlySuccess = serverErrors === 0 && rateLimited === null && quotaExhausted === null;
    return isOnlySuccess && this.#whole.has(laneKey({ region, model }));
  }

  #remember(row: LaneRow): void {
    const isWhole = row.status === 'open' && row.limit >= row.configured_limit;
    if (isWhole) this.#whole.add(keyOfRow(row));
    else this.#whole.delete(keyOfRow(row));
  }

  /** The row is locked from the look at it to the commit, so that reports of one episode lower the limit once. */
  async #adapt(lane: LaneConfig, rule: Rule): Promise<LaneRow> {
    const adapted = await this.parts.orm.em.fork().transactional(async (em) => {
      const row = await lockedRow(em, lane);
      const { lane: condition, why } = rule(conditionOf(row), row);
      const next = rowWith(row, condition);
      await saveLaneRow(em, next);
      if (why !== null) await this.#keepChange(em, row, next, why);
      return { row: next, isChanged: why !== null };
    });
    this.#remember(adapted.row);
    if (adapted.isChanged) this.parts.relay.wake();
    return adapted.row;
  }

  async #keepChange(em: EntityManager, from: LaneRow, to: LaneRow, why: string): Promise<void> {
    const change = {
      from_limit: from.limit,
      to_limit: to.limit,
      from_status: from.status,
      to_status: to.status,
      reason: storableText(why, REASON_LIMIT).text,
    };
    const { region, model_id } = from;
    const id = await insertLaneChange(em, { region, model_id, ...change });
    em.create(OutboxMessage, {
      ...laneEvent({ region, model: model_id }, id, change),
      createdAt: new Date(),
    });
    this.#logger.log({ event: 'lane.changed', region, model: model_id, ...change });
  }
}

async function lockedRow(em: EntityManager, lane: LaneConfig): Promise<LaneRow> {
  const found = await lockLaneRow(em, lane.region, lane.model);
  if (found) return found;
  const { region, model: model_id, concurrency: limit } = lane;
  await insertLaneRow(em, { region, model_id, limit });
  const made = await lockLaneRow(em, region, model_id);
  if (made) return made;
  throw new Error(`the row of the lane ${region} ${model_id} vanished: look at who deletes lanes`);
}

function needsTime(row: LaneRow, lane: LaneConfig): boolean {
  const settings = { configuredLimit: lane.concurrency, isPaused: row.is_paused };
  const { lane: next, why } = adaptToTime(conditionOf(row), settings, row.now);
  return why !== null || next.configuredLimit !== row.configured_limit;
}

function keyOfRow({ region, model_id: model }: LaneRow): string {
  return laneKey({ region, model });
}
