import type { Readable } from 'node:stream';
import type { Catalogue, QuestionBank } from '@beacon/domain';
import { Snapshot, exportedExecutions } from '@beacon/persistence';
import type { ExportedExecution } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CATALOGUE, QUESTION_BANK } from '../../settings/settings.js';
import { requireJob } from '../../job-access/require-job.js';
import { toSpecificationView } from '../../jobs/specification.view.js';
import { BytesStream } from '../bytes-stream.js';
import type { BytesSource } from '../bytes-stream.js';
import { ExportSlots } from '../export-slots.js';
import type { TableRequest } from '../export.query.js';
import { columnsOf, toExportedJob } from './columns.js';
import type { ExportedJob, RowSource } from './columns.js';
import { encoderOf, tableBytes } from './encoder.js';

/** What a table is made in. */
interface Held {
  readonly snapshot: Snapshot;
  readonly giveBack: () => void;
}

/** Streams the executions of a job as a table. */
@Injectable()
export class TableExport {
  readonly #logger = new Logger(TableExport.name);

  constructor(
    private readonly orm: MikroORM,
    private readonly slots: ExportSlots,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
    @Inject(QUESTION_BANK) private readonly bank: QuestionBank,
  ) {}

  /**
   * The bytes of a job's table, all of one moment. The first rows are read before this is answered, so that what is wrong
   * from the start is said as an error; what goes wrong later breaks the stream. Destroying the stream ends the statement in
   * hand and frees the connection.
   * @param left aborted when no client waits for it any more.
   * @throws ApiError when there is no such job, or too many exports run.
   */
  async stream(jobId: string, request: TableRequest, left: AbortSignal): Promise<Readable> {
    const giveBack = this.slots.take();
    try {
      const snapshot = await Snapshot.open(this.orm);
      left.addEventListener('abort', () => snapshot.cancelStatement(), { once: true });
      return await this.#start({ snapshot, giveBack }, jobId, request);
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  async #start(held: Held, jobId: string, request: TableRequest): Promise<Readable> {
    try {
      const job = await this.#job(held.snapshot, jobId);
      const { filter, withText } = request;
      const pages = exportedExecutions(held.snapshot, { jobId, filter, withText });
      const first = await pages.next();
      const rows = rowsOf(job, prepended(first, pages));
      return this.#readable(held, tableBytes(await this.#encoder(job, request), rows));
    } catch (error) {
      await held.snapshot.close();
      throw error;
    }
  }

  async #job({ em }: Snapshot, id: string): Promise<ExportedJob> {
    return toExportedJob(await requireJob(em, id), { bank: this.bank, catalogue: this.catalogue });
  }

  async #encoder(job: ExportedJob, { format, withText, withMark, asked }: TableRequest) {
    const facts = {
      'beacon.job_id': job.id,
      'beacon.exported_at': new Date().toISOString(),
      'beacon.filter': JSON.stringify(asked),
      'beacon.specification': withText ? JSON.stringify(toSpecificationView(job.spec)) : '',
    };
    return encoderOf(format, { columns: columnsOf(withText), withMark, facts });
  }

  #readable({ snapshot, giveBack }: Held, bytes: BytesSource['bytes']): Readable {
    const stream = new BytesStream({
      bytes,
      stop: () => snapshot.cancelStatement(),
      release: async () => {
        await snapshot.close();
        giveBack();
      },
    });
    return stream.once('error', (error: Error) =>
      this.#logger.warn({ event: 'export.broken', error: error.stack ?? error.message }),
    );
  }
}

async function* prepended<Item>(
  first: IteratorResult<Item, void>,
  rest: AsyncGenerator<Item, void, undefined>,
): AsyncGenerator<Item, void, undefined> {
  if (first.done === true) return;
  yield first.value;
  yield* rest;
}

async function* rowsOf(
  job: ExportedJob,
  pages: AsyncIterable<readonly ExportedExecution[]>,
): AsyncGenerator<readonly RowSource[], void, undefined> {
  for await (const page of pages) {
    yield page.map((execution) => ({
      execution,
      job,
      question: job.questions.get(execution.questionId ?? '') ?? null,
    }));
  }
}
