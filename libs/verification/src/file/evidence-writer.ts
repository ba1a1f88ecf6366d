import { createHash } from 'node:crypto';
import { leafHash } from '@beacon/signing';
import { exportStatementText } from '../checks/export-signature.js';
import type { FooterLine, HeaderLine } from './lines.js';

/** Who signs a file; null where nobody does. */
export interface ExportSigner {
  /** Of the key. */
  readonly kid: string;
  /** The signature of a text of kind `export`, base64. */
  readonly sign: (text: string) => string;
}

/** An entry of the log with its row. */
export interface WrittenEntry {
  /** Place in the log, from 0. */
  readonly index: number;
  /** Its canonical form, as the log keeps it. */
  readonly text: string;
  /** JSON of what is stored of an execution; null for an entry without a row. */
  readonly row: string | null;
}

/** Writes the lines of an evidence export in their order: it adds each up, so that the last one can be signed for all. */
export class EvidenceWriter {
  readonly #sum = createHash('sha256');

  constructor(private readonly header: HeaderLine) {}

  /** The first line. */
  start(): string {
    return this.#line(JSON.stringify(this.header));
  }

  /** A registration, a question or a seal: `body` is the JSON of its fields behind the type. */
  line(type: 'registration' | 'question' | 'seal', body: object): string {
    return this.#line(JSON.stringify({ type, ...body }));
  }

  /** An entry: its text stands in the line as it is, so that its leaf can be found again. */
  entry({ index, text, row }: WrittenEntry): string {
    const leaf = leafHash(Buffer.from(text)).toString('hex');
    return this.#line(
      `{"type":"entry","index":${index},"leaf":"${leaf}","entry":${text},"row":${row ?? 'null'}}`,
    );
  }

  /** The last line. */
  end(verdict: FooterLine['verdict'], signer: ExportSigner | null): string {
    const { job, entries: size, exported_at } = this.header;
    const content_sha256 = this.#sum.digest('hex');
    const kid = signer?.kid ?? null;
    const text = exportStatementText({ job, size, content_sha256, verdict, exported_at, kid });
    const signature = signer?.sign(text) ?? null;
    return `${JSON.stringify({ type: 'footer', content_sha256, verdict, kid, signature })}\n`;
  }

  #line(text: string): string {
    this.#sum.update(text).update('\n');
    return `${text}\n`;
  }
}
