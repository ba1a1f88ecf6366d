import type { Readable } from 'node:stream';
import { Snapshot } from '@beacon/persistence';
import { SignedWork, UntrustedSignerError, recordSigner } from '@beacon/signing';
import type { RecordSigner } from '@beacon/signing';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { ApiError } from '../../http/errors/api-error.js';
import { BytesStream } from '../bytes-stream.js';
import { ExportSlots } from '../export-slots.js';
import { evidenceBytes } from './evidence-lines.js';
import { EvidenceReader } from './evidence-reader.js';

/** What a file is made in. */
interface Held {
  readonly snapshot: Snapshot;
  readonly giveBack: () => void;
}

/** Streams what a stranger needs to check a job without us. */
@Injectable()
export class EvidenceExport {
  readonly #logger = new Logger(EvidenceExport.name);

  constructor(
    private readonly orm: MikroORM,
    private readonly slots: ExportSlots,
    private readonly reader: EvidenceReader,
    private readonly work: SignedWork,
  ) {}

  /**
   * The bytes of the file, all of one moment. The verdict is reached before this is answered, so that what is wrong from the start is
   * said as an error; what goes wrong later breaks the stream.
   * @throws ApiError when there is no such job, it cannot be verified, or too many exports run.
   */
  async stream(jobId: string): Promise<Readable> {
    const signer = this.#signer();
    const giveBack = this.slots.take();
    try {
      const snapshot = await Snapshot.open(this.orm);
      return await this.#start({ snapshot, giveBack }, jobId, signer);
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  async #start(held: Held, jobId: string, signer: RecordSigner | null): Promise<Readable> {
    const { snapshot } = held;
    try {
      const facts = await this.reader.facts(snapshot, jobId);
      const verdict = await this.reader.verdict(snapshot, facts);
      const header = this.reader.header(facts);
      const kinds = this.reader.kinds(facts);
      const entries = this.reader.entries(snapshot, facts);
      return this.#readable(
        held,
        evidenceBytes({ header, facts, kinds, entries, verdict, signer }),
      );
    } catch (error) {
      await snapshot.close();
      throw error;
    }
  }

  #readable({ snapshot, giveBack }: Held, bytes: AsyncGenerator<Uint8Array, void>): Readable {
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

  /** A file that nobody would believe is not made. */
  #signer(): RecordSigner | null {
    try {
      return recordSigner(this.work, 'export');
    } catch (error) {
      if (!(error instanceof UntrustedSignerError)) throw error;
      this.#logger.error({ event: 'export.not_signed', problem: error.message });
      const message =
        'the signing key of this gateway is not trusted, so that the file cannot be signed: ask its operator';
      throw new ApiError(503, { error: 'not_signed', code: 'not_signed', message });
    }
  }
}
