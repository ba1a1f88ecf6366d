import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { FolderLock } from '@beacon/stack';
import { RefusalError } from '../../refusal.error.js';
import { fileError } from '../../rows/open-input.js';
import { readLines } from '../../rows/read-lines.js';
import type { EventPosition } from '@beacon/bus';
import type { TapEvent } from '../tap-event.js';
import { jsonLine, readLine } from './json-line.js';
import { readNote, writeNote } from './note-file.js';
import { existing, refuseExisting } from './refuse-existing.js';
import { lockSink } from './sink-lock.js';
import type { KnownEvent, Sink, SinkState, TapNote } from './sink.js';
import { cutTornLine, lastLine } from './torn-line.js';

/** What stands beside the file. */
const NOTE = '.tap.json';
const LOCK = '.tap.lock';

/**
 * A file of lines of JSON. Each line says where in the stream its event is, so that the last whole line is the tap's position: a line that a
 * killed tap left unfinished is cut off, and its event is read again.
 */
export class JsonLinesSink implements Sink {
  /**
   * @param isNamed whether a tap may go on with a file that is there.
   * @throws RefusalError when the file cannot be written, is there already, is another tap's, or is written to by one.
   */
  static async open(path: string, isNamed: boolean): Promise<JsonLinesSink> {
    if (!isNamed) return JsonLinesSink.#make(path);
    const lock = await lockSink(`${path}${LOCK}`, path);
    try {
      const note = await readNote(`${path}${NOTE}`);
      const file = await openFile(path, 'a+');
      // Of a tap that was killed before it had begun there may be an empty file.
      if (note === null && (await file.stat()).size > 0) throw existing(path);
      return new JsonLinesSink(path, file, lock, { note, position: await prepared(path, file) });
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  static async #make(path: string): Promise<JsonLinesSink> {
    await refuseExisting(path);
    const file = await openFile(path, 'wx');
    return new JsonLinesSink(path, file, null, { note: null, position: null });
  }

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    private readonly lock: FolderLock | null,
    readonly state: SinkState,
  ) {}

  async *known(): AsyncGenerator<KnownEvent> {
    const input = { name: this.path, bytes: createReadStream(this.path) };
    for await (const lines of readLines(input)) {
      for (const { number, text } of lines) {
        const read = readLine(text);
        if (read === null) throw foreignLine(this.path, `line ${number}`);
        yield read.event;
      }
    }
  }

  async begin(note: TapNote): Promise<void> {
    if (this.lock !== null) await writeNote(`${this.path}${NOTE}`, note);
  }

  async write(events: readonly TapEvent[]): Promise<void> {
    if (events.length === 0) return;
    try {
      await this.file.appendFile(`${events.map(jsonLine).join('\n')}\n`);
      // Durable before more is read: what a power cut takes is the end of the file only.
      await this.file.datasync();
    } catch (error) {
      throw fileError('--out', this.path, error);
    }
  }

  async rest(): Promise<void> {}

  async close(): Promise<void> {
    await this.file.close();
    this.lock?.release();
  }

  async abandon(): Promise<void> {
    await this.close();
  }
}

/** Cuts off what a killed tap left unfinished. Returns the position of the last line. */
async function prepared(path: string, file: FileHandle): Promise<EventPosition | null> {
  await cutTornLine(file);
  const text = await lastLine(file);
  if (text === null) return null;
  const read = readLine(text);
  if (read === null) throw foreignLine(path, 'its last line');
  return read.position;
}

function foreignLine(path: string, which: string): RefusalError {
  return new RefusalError(
    `--out ${path}: ${which} is no event that \`beacon tap\` wrote: give another file.`,
  );
}

/** Made anew, or gone on with: a file that is there is never written over. */
async function openFile(path: string, flags: 'wx' | 'a+'): Promise<FileHandle> {
  try {
    return await open(path, flags, 0o600);
  } catch (error) {
    throw fileError('--out', path, error);
  }
}
