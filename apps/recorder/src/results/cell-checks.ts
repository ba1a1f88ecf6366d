import { ContractError, parseCellSubject } from '@beacon/contracts';
import type { CellAddress, CellResultV1 } from '@beacon/contracts';
import { cellKey, answerPosition } from '@beacon/domain';
import type { CellBlock, JobJudging } from '@beacon/domain';
import { readJobCells } from '@beacon/persistence';
import type { JobCells } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** A message about a cell's round. */
export type CellMessage = CellAddress & Pick<CellResultV1, 'questionId' | 'repeat'>;

/** A message is not trusted to be about what its subject says, nor its key to be that of its cell. Null when both are so. */
export function addressContradiction(message: CellMessage, subject: string): string | null {
  try {
    const address = parseCellSubject(subject);
    const agrees = isSameRound(address, message) && message.cell === cellKey(message);
    return agrees ? null : 'the message contradicts its subject';
  } catch (error) {
    if (error instanceof ContractError) return error.message;
    throw error;
  }
}

/** A result is believed only from an executor of its own region. Null when it is. */
export function resultContradiction(result: CellResultV1, subject: string): string | null {
  if (result.evidence.executorRegion !== result.region) {
    return 'the result contradicts its evidence';
  }
  return addressContradiction(result, subject);
}

/** Whether two addresses name the same round of the same cell. */
export function isSameRound(one: CellAddress, other: CellAddress): boolean {
  return (
    one.jobId === other.jobId &&
    one.region === other.region &&
    one.model === other.model &&
    one.cell === other.cell &&
    one.round === other.round
  );
}

/** Question ids that are kept in memory over all jobs, at most; the jobs read last stay. */
const QUESTIONS_KEPT = 500_000;

/**
 * Knows which cells jobs have, so that a message about a cell that its job does not have makes no row. Cells are only ever added
 * to a job: what is known stays true, and what is not known is looked up once more before a message is refused for it.
 */
@Injectable()
export class KnownCells {
  readonly #jobs = new Map<string, KnownJob>();

  constructor(private readonly em: EntityManager) {}

  /** Those among the messages whose job exists, has their lane, and does not have their cell. */
  async unknownAmong<Message extends CellMessage>(
    messages: readonly Message[],
  ): Promise<ReadonlySet<Message>> {
    const unsure = messages.filter(
      (message) => this.#jobs.get(message.jobId)?.has(message) !== true,
    );
    if (unsure.length > 0) await this.#read(new Set(unsure.map(({ jobId }) => jobId)));
    return new Set(
      unsure.filter((message) => this.#jobs.get(message.jobId)?.has(message) === false),
    );
  }

  /** Of which job's answers a job asks; null of one that is no judging job, or was never looked up. */
  judgingOf(jobId: string): JobJudging | null {
    return this.#jobs.get(jobId)?.judging ?? null;
  }

  async #read(jobIds: ReadonlySet<string>): Promise<void> {
    for (const cells of await readJobCells(this.em, [...jobIds])) {
      // Put behind all others, which makes it the last to be forgotten.
      this.#jobs.delete(cells.job_id);
      this.#jobs.set(cells.job_id, new KnownJob(cells));
    }
    let kept = [...this.#jobs.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [id, { size }] of this.#jobs) {
      if (kept <= QUESTIONS_KEPT || jobIds.has(id)) return;
      this.#jobs.delete(id);
      kept -= size;
    }
  }
}

/** The cells of one job. */
class KnownJob {
  readonly #places: ReadonlyMap<string, number>;
  readonly #blocks: ReadonlyMap<string, readonly CellBlock[]>;
  readonly judging: JobJudging | null;

  constructor({ questions, lanes, judging }: JobCells) {
    this.judging = judging;
    this.#places = new Map(questions.map((id, place) => [id, place]));
    this.#blocks = new Map(lanes.map((lane) => [laneKey(lane.region, lane.model_id), lane.blocks]));
  }

  get size(): number {
    return this.#places.size;
  }

  /** Undefined when the job does not even have the lane, which is said in other words. */
  has({ region, model, questionId, repeat }: CellMessage): boolean | undefined {
    const place = this.#placeOf(questionId ?? '');
    const blocks = this.#blocks.get(laneKey(region, model));
    return blocks?.some(
      (block) =>
        place !== null &&
        place >= block.questionFrom &&
        place < block.questionTo &&
        repeat >= block.repeatFrom &&
        repeat <= block.repeatTo,
    );
  }

  #placeOf(questionId: string): number | null {
    if (this.judging !== null) return answerPosition(questionId);
    return this.#places.get(questionId) ?? null;
  }
}

function laneKey(region: string, model: string): string {
  return `${region}\n${model}`;
}
