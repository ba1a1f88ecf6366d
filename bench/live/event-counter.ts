/** In every event of a recorded execution once, and in every entry of a batch. */
const ENTRY = '{"execution_id":';
const TAIL = ENTRY.length - 1;
const END = '\n\n';

/** Counts what one reader is sent: recorded executions, each alone or in a batch. */
export class EventCounter {
  events = 0;
  messages = 0;
  bytes = 0;
  lastAt = 0;
  isBroken = false;
  isOrdered = true;
  /** From the moment of recording to that of receiving, in milliseconds, of events that are read. */
  readonly latencies: number[] = [];
  readonly ready: Promise<void>;
  #setReady: () => void = () => undefined;
  #setFailed: (error: Error) => void = () => undefined;
  #isReady = false;
  #rest = '';
  #last = 0;

  /** @param isRead whether events are read, not only counted. */
  constructor(private readonly isRead: boolean) {
    this.ready = new Promise((resolve, reject) => {
      this.#setReady = resolve;
      this.#setFailed = reject;
    });
  }

  broke(): void {
    this.isBroken = true;
    this.#setFailed(new Error('a connection was refused, or ended'));
  }

  take(piece: Buffer): void {
    this.bytes += piece.length;
    const text = this.#rest + piece.toString('latin1');
    if (!this.#isReady) return this.#awaitReady(text);
    this.#count(text);
  }

  #awaitReady(text: string): void {
    this.#rest = text;
    if (!text.includes('event: ready')) return;
    this.#isReady = true;
    this.#rest = '';
    this.#setReady();
  }

  #count(text: string): void {
    const upTo = this.isRead ? text.lastIndexOf(END) + END.length : text.length;
    const whole = upTo < END.length ? '' : text.slice(0, upTo);
    const found = occurrences(whole, ENTRY);
    this.events += found;
    if (found > 0) this.lastAt = Date.now();
    // What is counted may lie across two pieces, and is longer than what is kept of one that was counted.
    this.#rest = this.isRead ? text.slice(whole.length) : text.slice(-TAIL);
    if (this.isRead) this.#read(whole);
  }

  #read(text: string): void {
    const now = Date.now();
    const recorded = [...text.matchAll(/"time":"([^"]+)"/g)].map(([, time = '']) =>
      Date.parse(time),
    );
    const places = [...text.matchAll(/(?:^|\n)id: (\d+)-([0-9a-z]+)/g)];
    this.messages += places.length;
    // Batches say only when their last event was stored.
    const stored = places.map(([, , time = '']) => Number.parseInt(time, 36));
    for (const moment of recorded.length > 0 ? recorded : stored) this.latencies.push(now - moment);
    for (const [, sequence] of places) {
      this.isOrdered &&= Number(sequence) > this.#last;
      this.#last = Number(sequence);
    }
  }
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}
