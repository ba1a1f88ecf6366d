import { readField } from './events.ts';

/** What the page does about the stream. */
export interface LiveHandlers {
  /** An event of one of the types asked for, and its data. */
  readonly onEvent: (type: string, data: string) => void;
  /** From now on everything that happens follows; with `isGap` something before it may be missing. */
  readonly onReady: (isGap: boolean) => void;
  /** Nothing follows for now. */
  readonly onLost: () => void;
}

/** As the browser's `EventSource`; tests give one of their own. */
export type OpenStream = (url: string) => EventSource;

const RETRY_MS = 2_000;
const MOST_RETRY_MS = 30_000;
/** A hidden page lets its connection go: browsers open six to one server, however many pages there are. */
const HIDDEN_MS = 30_000;
const WATCH_MS = 5_000;
/** A timer that is so late says that the computer slept: the connection is most likely dead without anybody knowing. */
const SLEPT_MS = 20_000;
/** Attempts from the last position, before the stream is asked for anew. */
const FROM_POSITION = 2;

/** One stream of events that is kept open: it goes on from where it was after every break. */
export class LiveConnection {
  #source: EventSource | null = null;
  #position: string | null = null;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #hide: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  #lastWatch = 0;

  constructor(
    private readonly url: string,
    private readonly types: readonly string[],
    private readonly handlers: LiveHandlers,
    private readonly open: OpenStream = (address) => new EventSource(address),
  ) {}

  start(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    addEventListener('online', this.#reopen);
    addEventListener('offline', this.#onOffline);
    this.#lastWatch = Date.now();
    this.#watch = setInterval(this.#onWatch, WATCH_MS);
    this.#connect();
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    removeEventListener('online', this.#reopen);
    removeEventListener('offline', this.#onOffline);
    clearInterval(this.#watch);
    clearTimeout(this.#hide);
    this.#close();
  }

  #connect(): void {
    const source = this.open(this.#address());
    this.#source = source;
    const on = (type: string, handle: (data: string) => void): void => {
      source.addEventListener(type, (event: MessageEvent<string>) => {
        // A message of a source that was closed meanwhile.
        if (this.#source !== source) return;
        if (event.lastEventId !== '') this.#position = event.lastEventId;
        handle(event.data);
      });
    };
    on('ready', (data) => this.#ready(readField(data, 'resumed') !== true));
    on('resumed', () => this.#ready(false));
    on('gap', () => this.#ready(true));
    on('stalled', () => this.handlers.onLost());
    on('end', () => this.handlers.onLost());
    for (const type of this.types) on(type, (data) => this.handlers.onEvent(type, data));
    source.addEventListener('error', () => {
      if (this.#source === source) this.#failed(source);
    });
  }

  #address(): string {
    if (this.#position === null || this.#failures > FROM_POSITION) return this.url;
    return `${this.url}&after=${encodeURIComponent(this.#position)}`;
  }

  #ready(isGap: boolean): void {
    this.#failures = 0;
    this.handlers.onReady(isGap);
  }

  #failed(source: EventSource): void {
    this.handlers.onLost();
    // Otherwise the browser connects again by itself, from where it was.
    if (source.readyState !== EventSource.CLOSED) return;
    this.#close();
    this.#failures += 1;
    const wait = Math.min(RETRY_MS * 2 ** (this.#failures - 1), MOST_RETRY_MS);
    // Pages that lost one gateway do not all come back at the same moment.
    this.#retry = setTimeout(() => this.#connect(), wait * (0.75 + Math.random() / 2));
  }

  #close(): void {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  readonly #reopen = (): void => {
    this.handlers.onLost();
    this.#close();
    this.#connect();
  };

  readonly #onOffline = (): void => {
    this.handlers.onLost();
  };

  readonly #onVisibility = (): void => {
    clearTimeout(this.#hide);
    if (document.visibilityState === 'hidden') {
      this.#hide = setTimeout(() => {
        this.handlers.onLost();
        this.#close();
      }, HIDDEN_MS);
    } else if (this.#source === null) {
      this.#reopen();
    }
  };

  readonly #onWatch = (): void => {
    const now = Date.now();
    const hasSlept = now - this.#lastWatch > SLEPT_MS;
    this.#lastWatch = now;
    if (hasSlept && document.visibilityState === 'visible') this.#reopen();
  };
}
