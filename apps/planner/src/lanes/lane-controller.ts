import type { LaneReportV1 } from '@beacon/contracts';
import { adaptToReport, adaptToTime, findLane, mostOf, storableText } from '@beacon/domain';
import type { Adaptation, LaneCondition, LaneConfig } from '@beacon/domain';
import { laneEvent } from '@beacon/outbox';
import { OutboxRelay } from '@beacon/outbox';
import {
  enqueueOutbox,
  insertLaneChange,
  insertLaneRow,
  lockLaneRow,
  readLaneRows,
  saveLaneRow,
} from '@beacon/persistence';
import type { LaneRow } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { RegionPresence } from '../presence/region-presence.js';
import { PlannerSettings } from '../settings/planner-settings.js';
import { LaneStatePublisher } from './lane-state-publisher.js';
import { REASON_LIMIT, conditionOf, laneKey, rowWith, stateOf } from './lane-state.js';

/** The next condition of a lane whose row is locked. */
type Rule = (lane: LaneCondition, row: LaneRow) => Adaptation;

/** Adapts lanes to what their providers answer, reopens them when their time has come, and has their states published. */
@Injectable()
export class LaneController {
  readonly #logger = new Logger('Planner');
  /** Lanes that are open with all that the catalogue and operators allow, as far as this planner knows: answers change nothing there. */
  readonly #whole = new Set<string>();

  constructor(
    private readonly em: EntityManager,
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'catalogue'>,
    @Inject(LaneStatePublisher) private readonly states: Pick<LaneStatePublisher, 'publish'>,
    /** Lowered limits are shared out among the executors that are present. */
    @Inject(RegionPresence) private readonly presence: Pick<RegionPresence, 'present'>,
    @Inject(OutboxRelay) private readonly relay: Pick<OutboxRelay, 'wake'>,
  ) {}

  /** Adapts a lane to an executor's report. Lanes that the catalogue does not have are left alone. */
  async report(report: LaneReportV1): Promise<void> {
    const lane = findLane(this.settings.catalogue, report.region, report.model);
    if (lane === undefined || this.#changesNothing(report)) return;
    const row = await this.#adapt(lane, (condition, { now }) =>
      adaptToReport(condition, report, now),
    );
    await this.#publish([row]);
  }

  /** Reopens, pauses and resumes lanes as time, operators and the catalogue say, and publishes what the broker does not have. */
  async refresh(): Promise<void> {
    const rows = await readLaneRows(this.em);
    const known = new Map(rows.map((row) => [keyOfRow(row), row]));
    const states: LaneRow[] = [];
    for (const lane of this.settings.catalogue.lanes) {
      const row = known.get(laneKey(lane));
      states.push(row && !needsTime(row, lane) ? row : await this.#adaptToTime(lane));
    }
    for (const row of states) this.#remember(row);
    await this.#publish(states);
  }

  /** The last known shares stay in force as long as it is not known who lives. */
  async #publish(rows: readonly LaneRow[]): Promise<void> {
    const states = rows.map((row) => stateOf(row, this.presence.present(row.region, row.model_id)));
    await this.states.publish(states.filter((state) => state !== null));
  }

  async #adaptToTime(lane: LaneConfig): Promise<LaneRow> {
    return this.#adapt(lane, (condition, { is_paused: isPaused, now }) =>
      adaptToTime(condition, { configuredLimit: lane.concurrency, isPaused }, now),
    );
  }

  #changesNothing({
    region,
    model,
    serverErrors,
    rateLimited,
    quotaExhausted,
  }: LaneReportV1): boolean {
    const isOnlySuccess = serverErrors === 0 && rateLimited === null && quotaExhausted === null;
    return isOnlySuccess && this.#whole.has(laneKey({ region, model }));
  }

  #remember(row: LaneRow): void {
    const isWhole = row.status === 'open' && row.limit >= mostOf(conditionOf(row));
    if (isWhole) this.#whole.add(keyOfRow(row));
    else this.#whole.delete(keyOfRow(row));
  }

  /** The row is locked from when it is read to the commit, so that reports of one episode lower the limit once. */
  async #adapt(lane: LaneConfig, rule: Rule): Promise<LaneRow> {
    const adapted = await this.em.transactional(async (em) => {
      const row = await lockedRow(em, lane);
      const { lane: condition, why } = rule(conditionOf(row), row);
      const next = rowWith(row, condition);
      await saveLaneRow(em, next);
      if (why !== null) await this.#keepChange(em, row, next, why);
      return { row: next, isChanged: why !== null };
    });
    this.#remember(adapted.row);
    if (adapted.isChanged) this.relay.wake();
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
    await enqueueOutbox(em, [laneEvent({ region, model: model_id }, id, change)]);
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
  throw new Error(`the row of the lane ${region} ${model_id} vanished: find out who deletes lanes`);
}

function needsTime(row: LaneRow, lane: LaneConfig): boolean {
  const settings = { configuredLimit: lane.concurrency, isPaused: row.is_paused };
  const { lane: next, why } = adaptToTime(conditionOf(row), settings, row.now);
  return why !== null || next.configuredLimit !== row.configured_limit;
}

function keyOfRow({ region, model_id: model }: LaneRow): string {
  return laneKey({ region, model });
}
