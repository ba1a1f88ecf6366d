import { readJobSize, readSpecBytes } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** How large a job is in memory. */
export interface SizeInMemory {
  readonly cells: number;
  /** Its specification as JSON, in bytes. */
  readonly specBytes: number;
}

/** Nothing is compressed to less than a 255th: a specification that is stored in so many bytes has 64 KiB at most, whatever it says. */
const SURELY_SMALL = 256;
const KEPT = 1_000;
/** A job grows by an extension only: what was known moments ago is near enough. In milliseconds. */
const KEPT_MS = 5_000;

interface Known extends SizeInMemory {
  readonly storedBytes: number;
  readonly at: number;
}

/** Tells how large jobs are without reading them. A guard asks, before a request has its entity manager: each look forks one. */
@Injectable()
export class JobSizes {
  readonly #known = new LRUCache<string, Known>({ max: KEPT });
  readonly #reading = new Map<string, Promise<SizeInMemory | null>>();

  constructor(private readonly orm: MikroORM) {}

  /** The size of a job; null when there is none. */
  async of(jobId: string): Promise<SizeInMemory | null> {
    const known = this.#known.get(jobId);
    if (known !== undefined && Date.now() - known.at < KEPT_MS) return known;
    // One look for all who ask meanwhile: hundreds of them would take every connection for it.
    const reading =
      this.#reading.get(jobId) ??
      this.#read(jobId, known).finally(() => this.#reading.delete(jobId));
    this.#reading.set(jobId, reading);
    return reading;
  }

  async #read(jobId: string, known: Known | undefined): Promise<SizeInMemory | null> {
    const size = await readJobSize(this.orm.em.fork(), jobId);
    if (size === null) return null;
    const { cells, storedBytes } = size;
    // Writing a whole specification as text takes the database a while: once for each that there is.
    const specBytes =
      known?.storedBytes === storedBytes
        ? known.specBytes
        : await this.#specBytes(jobId, storedBytes);
    const read = { cells, storedBytes, specBytes, at: Date.now() };
    this.#known.set(jobId, read);
    return read;
  }

  async #specBytes(jobId: string, storedBytes: number): Promise<number> {
    if (storedBytes <= SURELY_SMALL) return storedBytes;
    return readSpecBytes(this.orm.em.fork(), jobId);
  }
}
