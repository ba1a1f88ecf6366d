import { cellKey } from '@beacon/domain';
import {
  PlannerSession,
  databaseNow,
  findMissingCells,
  findPlannedRounds,
  findStillWanted,
} from '@beacon/persistence';
import type { RunningLane } from '@beacon/persistence';
import { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { SpecCache } from '../jobs/spec-cache.js';
import { TaskPublisher } from '../planning/task-publisher.js';
import type { CellToAsk } from '../planning/task-publisher.js';
import { heldKey } from './in-flight-query.js';
import type { HeldTasks } from './in-flight-query.js';
import { jobLaneKey } from './stalled-lanes.js';
import { StoredResults } from './stored-results.js';

type MissingRound = Pick<CellToAsk, 'cell' | 'questionId' | 'repeat' | 'round'>;

const PAGE = 500;
const RESULTS_AT_ONCE = 50;
const KEPT_LANES = 10_000;

/** Searches for the cells of one lane that are published and not recorded, and publishes those that are lost. */
@Injectable()
export class LaneSearch {
  readonly #logger = new Logger('Planner');
  /** Position before which each lane has every execution: they are never taken back. */
  readonly #completeUpTo = new Map<string, number>();

  constructor(
    private readonly orm: MikroORM,
    private readonly em: EntityManager,
    private readonly specs: SpecCache,
    @Inject(TaskPublisher) private readonly tasks: Pick<TaskPublisher, 'publish'>,
    private readonly results: StoredResults,
  ) {}

  /**
   * Never publishes what an executor holds. Results are searched for first: a cell whose result is there is not paid for again. What is
   * left is published under its own subject, which the broker refuses if the task is still queued.
   * @param acknowledged stored results that the recorder had acknowledged before the search.
   * @throws TasksNotPublishedError when the broker does not answer.
   */
  async search(lane: RunningLane, held: HeldTasks, acknowledged: number): Promise<void> {
    for await (const page of this.#missing(lane)) {
      const lost = page.filter((round) => !held.has(heldKey(addressIn(lane, round))));
      const absent = await this.#withoutResult(lane, lost, acknowledged);
      if (absent.length > 0) await this.#publish(lane, absent);
    }
  }

  /** The missing cells of the first round, then the later rounds that are not recorded, page by page. */
  async *#missing(lane: RunningLane): AsyncGenerator<MissingRound[]> {
    yield* this.#missingCells(lane);
    yield* this.#openRounds(lane);
  }

  async *#missingCells(lane: RunningLane): AsyncGenerator<MissingRound[]> {
    const start = this.#completeUpTo.get(jobLaneKey(lane)) ?? 0;
    let complete: number | undefined;
    for (let from = start; from < lane.planned;) {
      const part = { ...lane, from, to: lane.planned, limit: PAGE };
      const cells = await findMissingCells(this.em, part);
      complete ??= cells[0]?.position ?? lane.planned;
      if (cells.length > 0) yield cells.map((cell) => firstRound(lane, cell));
      from = cells.length < PAGE ? lane.planned : (cells.at(-1)?.position ?? 0) + 1;
    }
    this.#remember(lane, complete ?? start);
  }

  async *#openRounds(lane: RunningLane): AsyncGenerator<MissingRound[]> {
    if (lane.retries_planned === 0) return;
    for (let after: string | undefined = ''; after !== undefined;) {
      const rounds = await findPlannedRounds(this.em, lane, after, PAGE);
      if (rounds.length > 0) {
        yield rounds.map(({ question_id: questionId, ...round }) => ({ ...round, questionId }));
      }
      after = rounds.length < PAGE ? undefined : rounds.at(-1)?.cell;
    }
  }

  #remember(lane: RunningLane, complete: number): void {
    if (this.#completeUpTo.size >= KEPT_LANES) this.#completeUpTo.clear();
    this.#completeUpTo.set(jobLaneKey(lane), complete);
  }

  async #withoutResult(
    lane: RunningLane,
    rounds: readonly MissingRound[],
    acknowledged: number,
  ): Promise<MissingRound[]> {
    const absent: MissingRound[] = [];
    let republished = 0;
    for (let from = 0; from < rounds.length; from += RESULTS_AT_ONCE) {
      const some = rounds.slice(from, from + RESULTS_AT_ONCE);
      const places = await Promise.all(
        some.map((round) => this.results.find(addressIn(lane, round), acknowledged)),
      );
      absent.push(...some.filter((_round, index) => places[index] === 'absent'));
      republished += places.filter((place) => place === 'republished').length;
    }
    if (republished > 0) this.#log('reconcile.results_republished', lane, republished);
    return absent;
  }

  /**
   * The job is held before it is read whether they are still wanted: so nothing is published of a job that was purged
   * a moment ago. A job whose tasks are being removed right now has nothing to be searched for.
   */
  async #publish(lane: RunningLane, absent: readonly MissingRound[]): Promise<void> {
    const stored = await PlannerSession.use(this.orm, async (session) => {
      const held = await session.lockJobs([lane.job_id]);
      return held.has(lane.job_id) ? this.#publishHeld(lane, absent) : 0;
    });
    if (stored > 0) this.#log('reconcile.tasks_republished', lane, stored);
  }

  async #publishHeld(lane: RunningLane, absent: readonly MissingRound[]): Promise<number> {
    const { em, specs } = this;
    const cells = await wantedOf(em, lane, absent);
    if (cells.length === 0) return 0;
    const job = await specs.get(em, lane.job_id, lane.generation);
    const asked = await specs.withPrompts(em, job, cells);
    const { stored } = await this.tasks.publish(asked, lane, cells, await databaseNow(em));
    return stored;
  }

  #log(event: string, lane: RunningLane, count: number): void {
    const { job_id: jobId, region, model_id: model } = lane;
    this.#logger.warn({ event, jobId, region, model, count });
  }
}

function firstRound(
  { model_id: model }: RunningLane,
  { question_id: questionId, repeat }: { question_id: string | null; repeat: number },
): MissingRound {
  return { cell: cellKey({ model, questionId, repeat }), questionId, repeat, round: 1 };
}

function addressIn({ job_id: jobId, region, model_id: model }: RunningLane, round: MissingRound) {
  return { jobId, region, model, cell: round.cell, round: round.round };
}

async function wantedOf(
  em: EntityManager,
  lane: RunningLane,
  rounds: readonly MissingRound[],
): Promise<CellToAsk[]> {
  const wanted = await findStillWanted(em, lane, rounds);
  const known = new Map(wanted.map((one) => [`${one.cell}/${one.round}`, one]));
  return rounds.flatMap((round) => {
    const made = known.get(`${round.cell}/${round.round}`);
    if (made === undefined) return [];
    const { attempts: attemptsBefore, throttled: throttledBefore } = made;
    return [{ ...round, attemptsBefore, throttledBefore, isReplanned: true }];
  });
}
