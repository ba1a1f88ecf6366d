import type { LoggerService } from '@nestjs/common';

/** Nest's logger for tests: it prints nothing and keeps the events of facts. */
export class RecordingLogger implements LoggerService {
  readonly #events: string[] = [];

  /** The `event` of each fact that was logged, in order. */
  get events(): readonly string[] {
    return this.#events;
  }

  log = (message: unknown): void => this.#keep(message);
  error = this.log;
  warn = this.log;
  debug = this.log;

  #keep(message: unknown): void {
    if (typeof message !== 'object' || message === null || !('event' in message)) return;
    this.#events.push(String(message.event));
  }
}
