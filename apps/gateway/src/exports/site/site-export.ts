import type { Readable } from 'node:stream';
import { Snapshot } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { requireJob } from '../../job-access/require-job.js';
import { BytesStream } from '../bytes-stream.js';
import type { BytesSource } from '../bytes-stream.js';
import { ExportSlots } from '../export-slots.js';
import type { SiteFiles } from './site-files.js';
import { SiteFilesReader } from './site-files.js';
import { requirePublishable } from './site-limits.js';
import { embeddedJson, pageHead, pageTail } from './site-page.js';
import type { PublishedFacts } from './published-facts.js';
import { SiteReader } from './site-reader.js';
import type { Published } from './site-reader.js';

/** What a page is written from. */
interface Begun extends Published {
  readonly files: SiteFiles;
  readonly facts: PublishedFacts;
}

/** What is released when the page is written or no longer wanted. */
interface Held {
  readonly snapshot: Snapshot;
  readonly giveBack: () => void;
}

/** Makes one page of a finished job that needs nothing but itself: the portal's own pages with the API's answers in it, all of one moment. */
@Injectable()
export class SiteExport {
  readonly #logger = new Logger(SiteExport.name);

  constructor(
    private readonly orm: MikroORM,
    private readonly slots: ExportSlots,
    private readonly files: SiteFilesReader,
    private readonly reader: SiteReader,
  ) {}

  /**
   * The bytes of the page. What is wrong from the start is said as an error; what goes wrong later breaks the stream.
   * @param withAnswers whether what models wrote is in it.
   * @throws ApiError when the job is unknown, runs or is too large, the pages are not built, or too many exports run.
   */
  async stream(jobId: string, withAnswers: boolean): Promise<Readable> {
    const files = await this.files.read();
    const giveBack = this.slots.take();
    try {
      const snapshot = await Snapshot.open(this.orm);
      return await this.#start({ snapshot, giveBack }, jobId, { files, withAnswers });
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  async #start(
    held: Held,
    jobId: string,
    { files, withAnswers }: Pick<Begun, 'files' | 'withAnswers'>,
  ): Promise<Readable> {
    try {
      const { em } = held.snapshot;
      const job = await requireJob(em, jobId);
      await requirePublishable(em, job, withAnswers);
      const published = { em, job, withAnswers };
      const facts = await this.reader.facts(published);
      return this.#readable(held, { ...published, files, facts });
    } catch (error) {
      await held.snapshot.close();
      throw error;
    }
  }

  /** No statement is cancelled when the client leaves: verdict and comparison may be waited for by others, too. The page ends with the next piece. */
  #readable({ snapshot, giveBack }: Held, begun: Begun): Readable {
    const source: BytesSource = {
      bytes: inChunks(this.#page(begun)),
      stop: () => undefined,
      release: async () => {
        await snapshot.close();
        giveBack();
      },
    };
    return new BytesStream(source).once('error', (error: Error) =>
      this.#logger.warn({ event: 'export.broken', error: error.stack ?? error.message }),
    );
  }

  async *#page(begun: Begun): AsyncGenerator<string, void, undefined> {
    yield pageHead(begun.facts, begun.files);
    yield `{"format":1,"facts":${embeddedJson(begun.facts)}`;
    yield* list('answers', this.reader.answers(begun));
    yield* list('matrix', this.reader.matrix(begun));
    yield* list('executions', this.reader.executions(begun));
    yield* list('comparisons', this.reader.compared(begun));
    yield `}${pageTail(begun.files)}`;
  }
}

async function* list(
  name: string,
  items: AsyncIterable<unknown>,
): AsyncGenerator<string, void, undefined> {
  yield `,"${name}":[`;
  let between = '\n';
  for await (const item of items) {
    yield between + embeddedJson(item);
    between = ',\n';
  }
  yield ']';
}

/** Texts are buffered up to this length before they are sent. */
const CHUNK_CHARACTERS = 65_536;

async function* inChunks(
  pieces: AsyncIterable<string>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
