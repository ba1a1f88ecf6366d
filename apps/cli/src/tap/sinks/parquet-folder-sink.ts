import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderLock } from '@beacon/stack';
import { fileError } from '../../rows/open-input.js';
import type { EventPosition } from '@beacon/bus';
import type { TapEvent } from '../tap-event.js';
import { readNote, writeNote } from './note-file.js';
import { fileNameOf, partsOf } from './parquet-names.js';
import type { ParquetPart } from './parquet-names.js';
import { ParquetRows } from './parquet-rows.js';
import { knownInParquet } from './parquet-known.js';
import { existing } from './refuse-existing.js';
import { RowBuffer } from './row-buffer.js';
import { lockSink } from './sink-lock.js';
import type { KnownEvent, Sink, SinkState, TapNote } from './sink.js';

const NOTE = 'beacon-tap.json';
const LOCK = 'beacon-tap.lock';
/** A file is written when it is full, when its first event has waited for so long, and at the end. */
const WAIT_MS = 30_000;

/**
 * A folder of Parquet files. Each is written under another name, made durable, and then renamed; its name says up to which event of the stream
 * it goes. So the newest name is the tap's position, and a file is there with all of its events, or not at all.
 */
export class ParquetFolderSink implements Sink {
  /**
   * @param waitMs how long an event waits for others. @default 30 s
   * @throws RefusalError when the folder cannot be written, holds something else, or is written to by another tap.
   */
  static async open(path: string, isNamed: boolean, waitMs = WAIT_MS): Promise<ParquetFolderSink> {
    try {
      await mkdir(path, { recursive: true, mode: 0o700 });
      const isEmpty = (await readdir(path)).every((name) => name === LOCK);
      const lock = await lockSink(join(path, LOCK), path);
      return await ParquetFolderSink.#open({ path, isNamed, isEmpty, lock, waitMs }).catch(
        (error: unknown) => {
          lock.release();
          throw error;
        },
      );
    } catch (error) {
      throw fileError('--out', path, error);
    }
  }

  static async #open(folder: Folder): Promise<ParquetFolderSink> {
    const note = await readNote(join(folder.path, NOTE));
    if (!folder.isEmpty && (note === null || !folder.isNamed)) throw existing(folder.path);
    const parts = partsOf(await clear(folder.path));
    return new ParquetFolderSink(folder, parts, { note, position: parts.at(-1)?.position ?? null });
  }

  readonly #buffer = new RowBuffer();
  #position: EventPosition | null = null;
  #number: number;

  private constructor(
    private readonly folder: Folder,
    private readonly parts: readonly ParquetPart[],
    readonly state: SinkState,
  ) {
    this.#number = parts.at(-1)?.number ?? 0;
  }

  async *known(): AsyncGenerator<KnownEvent> {
    for (const { name } of this.parts) yield* knownInParquet(join(this.folder.path, name));
  }

  async begin(note: TapNote): Promise<void> {
    if (this.folder.isNamed) await writeNote(join(this.folder.path, NOTE), note);
  }

  async write(events: readonly TapEvent[]): Promise<void> {
    for (const event of events) {
      this.#buffer.add(event);
      this.#position = event.position;
      if (this.#buffer.isFull) await this.#writeFile();
    }
    await this.rest();
  }

  async rest(): Promise<void> {
    if (this.#buffer.waitedMs >= this.folder.waitMs) await this.#writeFile();
  }

  async close(): Promise<void> {
    if (!this.#buffer.isEmpty) await this.#writeFile();
    this.folder.lock.release();
  }

  async abandon(): Promise<void> {
    this.folder.lock.release();
  }

  async #writeFile(): Promise<void> {
    const position = this.#position;
    if (position === null) return;
    const rows = new ParquetRows();
    const bytes = [rows.group(this.#buffer.take()), rows.end()];
    this.#number += 1;
    try {
      await this.#keep(fileNameOf({ number: this.#number, position }), bytes);
    } catch (error) {
      throw fileError('--out', this.folder.path, error);
    }
  }

  /** The name appears last, when all bytes are on the disk: it is what counts. */
  async #keep(name: string, bytes: readonly Uint8Array[]): Promise<void> {
    const unfinished = join(this.folder.path, `${UNFINISHED}${name}`);
    const file = await open(unfinished, 'w', 0o600);
    try {
      await file.writev([...bytes]);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, join(this.folder.path, name));
    const folder = await open(this.folder.path);
    await folder.sync();
    await folder.close();
  }
}

interface Folder {
  readonly path: string;
  readonly isNamed: boolean;
  readonly isEmpty: boolean;
  readonly lock: FolderLock;
  readonly waitMs: number;
}

const UNFINISHED = '.unfinished-';

/** Removes what a killed tap left unfinished. Returns the names of the rest. */
async function clear(path: string): Promise<readonly string[]> {
  const names = await readdir(path);
  for (const name of names) if (name.startsWith(UNFINISHED)) await rm(join(path, name));
  return names.filter((name) => !name.startsWith(UNFINISHED));
}
