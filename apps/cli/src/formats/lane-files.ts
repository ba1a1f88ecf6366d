import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LaneCount, laneRowSchema, type ExportedLane, type LaneRow } from '@beacon/formats';
import type { Gateway } from '../gateway/gateway.js';
import { GatewayError } from '../gateway/gateway-client.js';
import { Silence } from '../gateway/silence.js';
import { openInput } from '../rows/open-input.js';
import { readLines, type Line } from '../rows/read-lines.js';
import { readRow } from '../rows/read-row.js';

/** A large job is read as a whole before the first byte is there. */
const SILENCE_MS = 10 * 60_000;

/** The rows of one lane so far. */
interface LaneFile {
  readonly region: string;
  readonly model: string;
  readonly path: string;
  readonly count: LaneCount;
}

/**
 * The executions of a job, lane by lane: an export has them in the order in which they were recorded, and formats with a file for each
 * model and region need them apart, and their counts before their rows. They wait in a folder of their own, and never in memory.
 */
export class LaneFiles {
  readonly #lanes = new Map<string, LaneFile>();

  private constructor(private readonly folder: string) {}

  /**
   * Fetches a job's executions, and removes them when the work is done.
   * @throws GatewayRefusal when the gateway refuses them; GatewayError when they break off, or are in another form.
   */
  static async with<T>(
    gateway: Gateway,
    job: string,
    work: (lanes: readonly ExportedLane[]) => Promise<T>,
  ): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'beacon-export-'));
    try {
      const files = new LaneFiles(folder);
      for await (const lines of linesOf(gateway, job)) await files.#keep(gateway, lines);
      return await work(files.#exported());
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #keep(gateway: Gateway, lines: readonly Line[]): Promise<void> {
    const texts = new Map<LaneFile, string[]>();
    for (const line of lines) {
      const row = rowOf(gateway.address, line);
      const lane = this.#laneOf(row);
      lane.count.add(row);
      texts.set(lane, [...(texts.get(lane) ?? []), line.text]);
    }
    for (const [{ path }, own] of texts) await appendFile(path, `${own.join('\n')}\n`);
  }

  #laneOf({ region, model_requested: model }: LaneRow): LaneFile {
    const key = `${region} ${model}`;
    const known = this.#lanes.get(key);
    if (known !== undefined) return known;
    const path = join(this.folder, `${this.#lanes.size}.jsonl`);
    const lane = { region, model, path, count: new LaneCount() };
    this.#lanes.set(key, lane);
    return lane;
  }

  #exported(): ExportedLane[] {
    return [...this.#lanes.values()].map(({ region, model, path, count }) => ({
      region,
      model,
      tally: count.tally,
      rows: () => rowsOf(path),
    }));
  }
}

async function* rowsOf(path: string): AsyncGenerator<LaneRow, void, undefined> {
  for await (const lines of readLines(openInput(path))) {
    for (const line of lines) yield rowOf(path, line);
  }
}

function rowOf(from: string, line: Line): LaneRow {
  const read = readRow(laneRowSchema, line);
  if (read.ok) return read.row;
  throw new GatewayError(
    `${from} exports a row in a form that this version does not know (${read.problems[0] ?? ''}): is it another version?`,
  );
}

async function* linesOf(
  gateway: Gateway,
  job: string,
): AsyncGenerator<readonly Line[], void, undefined> {
  const silence = new Silence(SILENCE_MS);
  try {
    const path = `/api/v1/jobs/${encodeURIComponent(job)}/export?format=jsonl`;
    const { body } = await gateway.open(path, { signal: silence.signal });
    const bytes = body?.pipeThrough(silence.heard()) ?? new ReadableStream<Uint8Array>();
    yield* readLines({ name: gateway.address, bytes: whole(bytes, gateway.address) });
  } finally {
    silence.end();
  }
}

/** A gateway that cannot go on with a file ends it by breaking the connection. */
async function* whole(
  bytes: AsyncIterable<Uint8Array>,
  address: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of bytes) yield chunk;
  } catch (cause) {
    throw new GatewayError(`The export broke off: ${address} ended the connection.`, { cause });
  }
}
