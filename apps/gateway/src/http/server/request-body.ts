import type { Readable } from 'node:stream';
import type { JsonBounds } from '@beacon/bounds';
import { ANSWERS_FILE_TYPE } from '@beacon/formats';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refused } from '../errors/refused.js';
import { SMALL_BYTES } from './body-admission.js';
import type { BodyAdmission } from './body-admission.js';
import type { Pace } from './client-times.js';
import { JSON_TYPE, refuseOtherTypes } from './body-type.js';
import { largeBodyOf } from './large-body.js';
import { readJson } from './read-json.js';
import { RequestPlaces } from './request-places.js';

/** A body as received, parsed where it does not block the event loop. */
export class RawBody {
  constructor(readonly bytes: Uint8Array<ArrayBuffer>) {}
}

/** What bodies are held to. */
export interface BodyOptions {
  /** Largest body of an endpoint that takes large ones, in bytes. */
  readonly limit: number;
  /** Largest body of lines of JSON, in bytes. */
  readonly linesLimit: number;
  readonly bounds: JsonBounds;
}

interface Reading extends BodyOptions {
  readonly pace: Pace;
  readonly admission: () => BodyAdmission;
}

/** Makes JSON in UTF-8 the only body that is read, and lines of it where an endpoint takes them; lets none in without a place in the work queue. */
export function acceptJsonOnly(server: FastifyInstance, options: Reading): void {
  server.removeAllContentTypeParsers();
  refuseOtherTypes(server);
  server.addContentTypeParser(
    JSON_TYPE,
    async (request: FastifyRequest, payload: FastifyRequest['raw']) => {
      return readBody(request, payload, options);
    },
  );
  server.addContentTypeParser(
    ANSWERS_FILE_TYPE,
    async (request: FastifyRequest, payload: FastifyRequest['raw']) => {
      return new RawBody(await received(request, payload, options, options.linesLimit));
    },
  );
}

async function readBody(
  request: FastifyRequest,
  payload: FastifyRequest['raw'],
  reading: Reading,
): Promise<unknown> {
  const { limit, bounds } = reading;
  const large = largeBodyOf(request);
  const most = large === null ? Math.min(limit, SMALL_BYTES) : limit;
  const bytes = await received(request, payload, reading, most);
  if (bytes.length <= SMALL_BYTES || large !== 'raw') return readJson(bytes, bounds);
  return new RawBody(bytes);
}

/** A body as a whole, with its place in the work queue. */
async function received(
  request: FastifyRequest,
  payload: FastifyRequest['raw'],
  { pace, admission }: Reading,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const places = RequestPlaces.of(request.raw);
  const admit = async (size: number): Promise<void> =>
    places.add(await admission().take(size, places.left));
  const declared = declaredLength(request);
  const bytes = await receiveBody(payload, { declared, limit, pace, admit });
  if (bytes.length <= SMALL_BYTES) await admit(bytes.length);
  return bytes as Uint8Array<ArrayBuffer>;
}

function declaredLength({ headers }: FastifyRequest): number | null {
  const length = headers['content-length'];
  return length === undefined ? null : Number(length);
}

/** What a body is received by. */
interface Reception {
  /** As Content-Length says; null when it comes in chunks. */
  readonly declared: number | null;
  /** Largest body, in bytes. */
  readonly limit: number;
  readonly pace: Pace;
  /** Waits for a place for a large body. */
  readonly admit: (bytes: number) => Promise<void>;
}

/**
 * Receives a body whole. What is small comes at once; a large one is not read before it is admitted, and one of unknown length not
 * beyond what is small.
 * @throws ApiError 413 when it is too large, 408 when it comes too slowly, 400 when it ends early; whatever `admit` throws.
 */
async function receiveBody(stream: Readable, reception: Reception): Promise<Buffer> {
  const { declared, limit, admit } = reception;
  if (declared !== null && declared > limit) throw tooLarge(limit);
  const isAdmitted = declared !== null && declared > SMALL_BYTES;
  if (isAdmitted) await admit(declared);
  return new Receiver(stream, reception, isAdmitted).receive();
}

class Receiver {
  readonly #chunks: Buffer[] = [];
  #received = 0;

  constructor(
    private readonly stream: Readable,
    private readonly reception: Reception,
    private isAdmitted: boolean,
  ) {}

  async receive(): Promise<Buffer> {
    const { stream } = this;
    return new Promise((resolve, reject) => {
      const watch = new PaceWatch(this.reception.pace, () => fail(tooSlow()));
      const end = (settle: () => void): void => {
        watch.stop();
        stream.off('data', take).off('end', finish).off('error', fail).off('close', breakOff);
        settle();
      };
      // What still comes of a body that is refused is thrown away: a client that sends does not read.
      const fail = (error: unknown): void => {
        end(() => reject(error));
        stream.resume();
      };
      const breakOff = (): void => fail(cutShort());
      const finish = (): void => end(() => resolve(this.#whole()));
      const take = (chunk: Buffer): void => {
        watch.came(chunk.length);
        if (!this.#keep(chunk)) return fail(tooLarge(this.reception.limit));
        if (this.isAdmitted || this.#received <= SMALL_BYTES) return;
        this.isAdmitted = true;
        stream.pause();
        watch.hold(true);
        this.reception.admit(this.reception.limit).then(() => {
          watch.hold(false);
          stream.resume();
        }, fail);
      };
      stream.on('data', take).on('end', finish).on('error', fail).on('close', breakOff);
      if (stream.destroyed) breakOff();
    });
  }

  #keep(chunk: Buffer): boolean {
    this.#received += chunk.length;
    this.#chunks.push(chunk);
    return this.#received <= this.reception.limit;
  }

  /** Always a copy: chunks are views of what the sockets share, and the bytes may go to another thread. */
  #whole(): Buffer {
    const whole = Buffer.from(new ArrayBuffer(this.#received));
    let at = 0;
    for (const chunk of this.#chunks) at += chunk.copy(whole, at);
    return whole;
  }
}

const tooLarge = (limit: number) =>
  refused(
    413,
    'body_too_large',
    `the body is larger than the ${limit} bytes that are accepted here: split the job`,
  );
const tooSlow = () =>
  refused(408, 'body_too_slow', 'the body came too slowly: send it again on a better connection');
const cutShort = () =>
  refused(400, 'invalid_content_length', 'the body is not as long as Content-Length says');

const EVERY_MS = 1_000;

/** Watches that a body comes quickly enough: one that trickles would hold its place in the work queue indefinitely. */
class PaceWatch {
  readonly #timer: NodeJS.Timeout;
  #received = 0;
  #runMs = 0;
  #isHeld = false;

  /** @param tooSlow called once, when it does not. */
  constructor(pace: Pace, tooSlow: () => void) {
    const everyMs = Math.min(EVERY_MS, pace.graceMs);
    this.#timer = setInterval(() => {
      if (this.#isHeld) return;
      this.#runMs += everyMs;
      const due = ((this.#runMs - pace.graceMs) / 1_000) * pace.leastPerSecond;
      if (this.#runMs < pace.graceMs || this.#received > due) return;
      this.stop();
      tooSlow();
    }, everyMs);
  }

  came(bytes: number): void {
    this.#received += bytes;
  }

  /** Stops the clock while the body waits for us. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
