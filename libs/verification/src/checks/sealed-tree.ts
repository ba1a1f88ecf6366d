import { canonicalText, CompactRange, leafHash, textHash } from '@beacon/signing';
import type { TrustList } from '@beacon/signing';
import type { Faults } from '../faults.js';
import type { SealLine } from '../file/lines.js';
import { problemInWords, signatureProblem } from './signer.js';

interface ReadSeal {
  readonly seal: SealLine['seal'];
  readonly sha256: string;
  readonly line: number;
}

/** A seal that is known from elsewhere. */
export interface KnownSeal {
  readonly job: string;
  readonly size: number;
  /** 64 hex digits. */
  readonly root: string;
}

/** Whose log it is, and what is known of it. */
export interface SealedTreeOptions {
  readonly job: string;
  readonly trust: TrustList;
  readonly anchors: readonly KnownSeal[];
}

/**
 * The log's tree, held against its seals. Each line says the hash of its leaf, so that two trees are made: one of the entries, one of what the
 * lines say. Where the second has the sealed root, the line whose entry has another hash is the one that was changed.
 */
export class SealedTree {
  readonly #seals: ReadSeal[] = [];
  readonly #found = new CompactRange();
  readonly #said = new CompactRange();
  #next = 0;

  constructor(
    private readonly options: SealedTreeOptions,
    private readonly faults: Faults,
  ) {}

  /** @param raw the seal as it stands in the file: what is signed. */
  addSeal({ seal, signature }: SealLine, raw: unknown, line: number): void {
    const text = canonicalText(raw);
    const before = this.#seals.at(-1)?.seal.size ?? -1;
    if (seal.job !== this.options.job || seal.size <= before) {
      const message = `the seal of ${seal.size} entries is of job ${seal.job}, after one of ${before}`;
      this.faults.add('seal_order', message, { line });
    }
    const { kid, sealed_at: at } = seal;
    const signed = { kind: 'seal', text, signature, kid, role: 'recorder', at: [at] } as const;
    const problem = signatureProblem(this.options.trust, signed);
    if (problem !== null) {
      const message = `the seal of ${seal.size} entries: ${problemInWords(problem, kid)}`;
      this.faults.add('seal_signature', message, { line });
    }
    this.#seals.push({ seal, sha256: textHash(text), line });
  }

  /** Takes an entry in. @param said the hash of its leaf, as its line says. @returns whether the entry has that hash. */
  addEntry(text: string, said: string): boolean {
    const found = leafHash(Buffer.from(text));
    this.#found.append(found);
    this.#said.append(Buffer.from(said, 'hex'));
    this.#compareAt(this.#found.size);
    return found.toString('hex') === said;
  }

  /** Entries so far. */
  get size(): number {
    return this.#found.size;
  }

  /** The newest seal. */
  get last(): ReadSeal | undefined {
    return this.#seals.at(-1);
  }

  get seals(): readonly ReadSeal[] {
    return this.#seals;
  }

  /** Says whether the entries are as many as were sealed. */
  end(): void {
    const { last } = this;
    const { size } = this.#found;
    for (const anchor of this.options.anchors) this.#requireReached(anchor, size);
    if (last === undefined) {
      this.faults.add('seal_size', 'there is no seal');
    } else if (last.seal.size !== size) {
      const message = `${last.seal.size} entries were sealed, the file has ${size}`;
      this.faults.add('seal_size', message, { line: last.line });
    }
  }

  #requireReached({ job, size: known }: KnownSeal, size: number): void {
    if (job !== this.options.job) {
      this.faults.add('rolled_back', `the seal that is known is of job ${job}`);
    } else if (known > size) {
      const message = `a seal of ${known} entries is known, the file has ${size}`;
      this.faults.add('rolled_back', message);
    }
  }

  #compareAnchors(size: number): void {
    for (const anchor of this.options.anchors) {
      if (anchor.size !== size || anchor.root === this.#found.root().toString('hex')) continue;
      const message = `the first ${size} entries have another root than the seal that is known`;
      this.faults.add('rolled_back', message);
    }
  }

  #compareAt(size: number): void {
    this.#compareAnchors(size);
    for (
      let known = this.#seals[this.#next];
      known !== undefined && known.seal.size <= size;
      known = this.#seals[this.#next]
    ) {
      this.#next += 1;
      if (known.seal.size === size) this.#compare(known);
    }
  }

  #compare({ seal, line }: ReadSeal): void {
    // An entry that was changed alone is named where it stands: the others are as they were sealed.
    const roots = [this.#found, this.#said].map((range) => range.root().toString('hex'));
    if (roots.includes(seal.root)) return;
    const message = `the first ${seal.size} entries have the root ${roots[0] ?? ''}, not ${seal.root} as sealed`;
    this.faults.add('seal_root', message, { line });
  }
}
