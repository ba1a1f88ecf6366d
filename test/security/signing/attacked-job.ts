import {
  DEAD_HEADERS,
  cellResult,
  deadSubject,
  filters,
  resultSubject,
  streams,
} from '@beacon/contracts';
import type { CellResultV1 } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import type { ApiClient, SimulatorClient } from '@beacon/testing';
import type { BrokerProbe, StoredMessage } from '../../faults/lab/broker-probe.js';
import type { DatabaseProbe } from '../../faults/lab/database-probe.js';
import type { ForgedCell } from '../../faults/lab/forged-results.js';
import { until } from '../../faults/wait.js';
import { tryOut } from '../frame/row.js';
import type { SecurityRow } from '../frame/row.js';

export const REGION = 'us-east';
export const MODEL = 'llama3.2-1b';
const QUESTION = 'math_basic';
/** One cell for each attack, and some that nobody attacks. */
const CELLS = 16;
const JOB = 'signing-attacked';
const OTHER_JOB = 'signing-finished';

interface Parts {
  readonly api: ApiClient;
  readonly broker: BrokerProbe;
  readonly database: DatabaseProbe;
  readonly simulator: SimulatorClient;
}

/** A job of one lane whose cells are attacked, each by another attack. */
export class AttackedJob {
  #attacked = 0;

  constructor(private readonly parts: Parts) {}

  get broker(): BrokerProbe {
    return this.parts.broker;
  }

  /** A job that is done: its messages are genuine, and can be copied. */
  async finishAnother(): Promise<void> {
    await this.parts.api.submit(bodyOf(OTHER_JOB, 1));
    await until('the other job to be recorded', async () => {
      return (await this.parts.database.recorded(OTHER_JOB)) === 1;
    });
  }

  async submit(): Promise<void> {
    await this.parts.api.submit(bodyOf(JOB, CELLS));
    await until('its first tasks to be queued', async () => (await this.#queued()) > 0);
  }

  /** A cell that nobody attacked before. */
  nextCell(): ForgedCell {
    this.#attacked += 1;
    return cellOf(JOB, this.#attacked);
  }

  /** The result that an executor signed for the other job. */
  async genuine(): Promise<CellResultV1> {
    const { broker } = this.parts;
    const [stored] = await broker.messages(streams.results, filters.resultsOfJob(OTHER_JOB));
    if (stored === undefined) throw new Error('the broker holds no result of the other job');
    return cellResult.decode(new TextEncoder().encode(stored.text));
  }

  /** Publishes a result where the cell's belongs. Returns why it was given up. */
  async offer(result: CellResultV1, subject = resultSubject(result)): Promise<string> {
    const { broker } = this.parts;
    const sequence = await broker.publish(subject, cellResult.encode(result));
    const reason = await this.reason(streams.results, subject, sequence);
    await until('its subject to be free', async () => {
      return (await broker.count(streams.results, subject)) === 0;
    });
    return reason;
  }

  /** Why a message was given up. */
  async reason(stream: string, subject: string, sequence: number): Promise<string> {
    const letter = await until('the dead letter', async () => {
      const letters = await this.broker.messages(streams.dead, deadSubject(stream, subject));
      return letters.find((one) => isOf(one, sequence));
    });
    return letter.headers[DEAD_HEADERS.reason] ?? '';
  }

  /** Whether all of it was asked once, and recorded as the executors say. */
  async endRow(): Promise<SecurityRow> {
    return tryOut({
      identity: 'the attacked job',
      operation: 'is asked and recorded',
      expected: `${CELLS} of ${CELLS} signed, each called once`,
      run: async () => this.#outcome(),
      isAsExpected: ({ signed, forged, calls }) =>
        signed === CELLS && forged === 0 && calls === CELLS + 1,
      say: ({ signed, forged, calls }) =>
        `${signed} of ${CELLS} signed, ${forged} forged, ${calls - 1} calls`,
    });
  }

  async #outcome(): Promise<{ signed: number; forged: number; calls: number }> {
    const { database, simulator } = this.parts;
    await until('the job to be recorded', async () => (await database.recorded(JOB)) === CELLS);
    const [row] = await database.query<{ signed: number; forged: number }>(
      `select count(*) filter (where signed is not null)::int as signed,
         count(*) filter (where classifier_version = 'forged')::int as forged
       from executions where job_id = $1`,
      [JOB],
    );
    const { total: calls } = await simulator.report();
    return { signed: row?.signed ?? 0, forged: row?.forged ?? 0, calls };
  }

  async #queued(): Promise<number> {
    return this.broker.count(streams.tasks(REGION), filters.tasksOfJob(REGION, JOB));
  }
}

/** A cell of a job as this part asks it. */
function cellOf(jobId: string, repeat: number): ForgedCell {
  return { jobId, region: REGION, model: MODEL, questionId: QUESTION, repeat };
}

/** The same result, about another cell: consistent in itself, but for its signature. */
export function movedTo(result: CellResultV1, cell: ForgedCell): CellResultV1 {
  return { ...result, ...cell, cell: cellKey(cell) };
}

function isOf({ headers }: StoredMessage, sequence: number): boolean {
  return headers[DEAD_HEADERS.sequence] === String(sequence);
}

function bodyOf(id: string, repeats: number): Readonly<Record<string, unknown>> {
  return {
    id,
    version: 'v1',
    benchmark: { name: 'signing' },
    constraints: { regions: [REGION] },
    models: [MODEL],
    questions: [QUESTION],
    repeats,
  };
}
