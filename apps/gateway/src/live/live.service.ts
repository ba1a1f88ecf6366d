import type { OutgoingHttpHeader, ServerResponse } from 'node:http';
import { Bus, nextMessage } from '@beacon/bus';
import { eventsOfJob, streams } from '@beacon/contracts';
import { isTerminal } from '@beacon/domain';
import { Job } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import type { EventFilter } from './event-filter.js';
import type { GapReason } from './event-messages.js';
import type { EventPosition } from '@beacon/bus';
import { EventReader } from './event-reader.js';
import { EventReaders, RETRY_MS } from './event-readers.js';
import { EventStream } from '@beacon/bus';
import type { PositionState } from '@beacon/bus';
import { EventTail } from './event-tail.js';
import type { WantedStart } from './live.query.js';

/** Where a reader begins, and what it missed if it did. */
interface Start {
  readonly from: EventPosition;
  readonly gap: GapReason | null;
  readonly isResumed: boolean;
}

/** Headers of an answer, as Fastify has them. */
type AnswerHeaders = Readonly<Record<string, OutgoingHttpHeader | undefined>>;

interface Opening {
  readonly start: Start;
  readonly hasEnded: boolean;
}

interface Answer {
  readonly response: ServerResponse;
  readonly headers: AnswerHeaders;
  readonly giveBack: () => void;
}

/** Opens streams of events. */
@Injectable()
export class LiveService {
  constructor(
    private readonly orm: MikroORM,
    private readonly stream: EventStream,
    private readonly tail: EventTail,
    private readonly readers: EventReaders,
    private readonly bus: Bus,
  ) {}

  /** @throws ApiError 404 when there is no such job. */
  async assertJob(id: string): Promise<void> {
    await this.#job(id);
  }

  /**
   * Opens a stream.
   * @param headers of the answer.
   * @returns false when nothing follows: the job has ended, and the client has everything. Nothing is sent then.
   * @throws ApiError 404 or 503; the broker's error when it is away.
   */
  async open(
    filter: EventFilter,
    wanted: WantedStart,
    response: ServerResponse,
    headers: AnswerHeaders,
  ): Promise<boolean> {
    if (filter.jobId !== null) await this.assertJob(filter.jobId);
    const giveBack = this.readers.take();
    try {
      await this.tail.ready();
      const start = await this.#start(wanted);
      const hasEnded = await this.#hasEnded(filter);
      if (hasEnded && start.isResumed && !(await this.#isMore(filter, start.from))) {
        giveBack();
        return false;
      }
      this.#serve(filter, { start, hasEnded }, { response, headers, giveBack });
      return true;
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  #serve(filter: EventFilter, { start, hasEnded }: Opening, answer: Answer): void {
    const { response, headers, giveBack } = answer;
    // It left before anything was sent: its end was not seen by the reader.
    if (response.destroyed) return giveBack();
    const reader = new EventReader(
      filter,
      response,
      { from: start.from, hasEnded },
      {
        goOn: (one) => this.readers.goOn(one),
        gone: (one) => {
          this.readers.remove(one);
          giveBack();
        },
      },
    );
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined) response.setHeader(name, value);
    }
    response.writeHead(200);
    reader.begin(RETRY_MS, start.isResumed);
    if (start.gap !== null) reader.skipTo(start.from, start.gap);
    this.readers.add(reader);
  }

  async #start(wanted: WantedStart): Promise<Start> {
    const { head } = this.tail.ring;
    if (wanted.kind === 'now') return { from: head, gap: null, isResumed: false };
    if (wanted.kind === 'oldest')
      return { from: await this.#oldest(), gap: null, isResumed: false };
    const state = await this.#stateOf(wanted.position);
    if (state === 'kept') return { from: wanted.position, gap: null, isResumed: true };
    return { from: this.tail.ring.head, gap: state, isResumed: false };
  }

  /** Just before the first event that is kept. */
  async #oldest(): Promise<EventPosition> {
    const { first, createdMs } = await this.stream.ends();
    return { sequence: Math.max(0, first - 1), timeMs: createdMs };
  }

  async #stateOf(position: EventPosition): Promise<PositionState> {
    const { head, floor } = this.tail.ring;
    const known = [head, floor, this.tail.ring.find(position.sequence)?.position];
    if (
      known.some((one) => one?.sequence === position.sequence && one.timeMs === position.timeMs)
    ) {
      return 'kept';
    }
    return this.stream.stateOf(position, await this.stream.ends());
  }

  /** Whether the stream is to end with a job that has ended. Read behind the place in the stream: what comes later says so itself. */
  async #hasEnded({ jobId, isUntilEnd }: EventFilter): Promise<boolean> {
    return isUntilEnd && jobId !== null && isTerminal((await this.#job(jobId)).status);
  }

  async #isMore({ jobId }: EventFilter, { sequence }: EventPosition): Promise<boolean> {
    if (jobId === null) return true;
    const place = { from: sequence + 1, filter: eventsOfJob(jobId) };
    return (await nextMessage(this.bus, streams.events, place)) !== null;
  }

  async #job(id: string): Promise<Pick<Job, 'id' | 'status'>> {
    const job = await this.orm.em.fork().findOne(Job, { id }, { fields: ['id', 'status'] });
    if (job === null) throw ApiError.notFound('job', id);
    return job;
  }
}
