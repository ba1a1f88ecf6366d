import type { LoggerService } from '@nestjs/common';

/** Nest's logger for tests: it prints nothing and keeps the events of facts. */
export class RecordingLogger implements LoggerService {
  /** What was logged as objects with an `event`, in order. */
  readonly facts: { readonly event: unknown }[] = [];

  /** The `event` of each fact that was logged, in order. */
  get events(): readonly string[] {
    return this.facts.map(({ event }) => String(event));
  }

  log = (message: unknown): void => this.#keep(message);
  error = this.log;
  warn = this.log;
  debug = this.log;

  #keep(message: unknown): void {
    if (typeof message !== 'object' || message === null || !('event' in message)) return;
    this.facts.push(message);
  }
}
