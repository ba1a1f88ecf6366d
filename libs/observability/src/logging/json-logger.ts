import { terminalJson } from '@beacon/domain';
import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import type { Logger as Pino } from 'pino';
import { traceFields } from '../tracing/trace-context.js';

/** Levels a service can log at, most important first. */
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/**
 * Nest's logger as one JSON object a line on standard output. A fact is logged as an object with an `event`; Nest's own
 * lines are strings and become `message`. What is logged within a span has its `trace_id` and `span_id`, and the job and cell that it is about. Prompts, answers and secrets have no place at any level above debug.
 */
export class JsonLogger implements LoggerService {
  readonly #pino: Pino;

  /** @param service name of the process, in every line. */
  constructor(service: string, level: LogLevel) {
    this.#pino = pino({
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      messageKey: 'message',
      mixin: () => ({ ...traceFields() }),
      // Logs quote providers, and people read them in terminals.
      hooks: { streamWrite: terminalJson },
    });
  }

  log(message: unknown, ...context: unknown[]): void {
    this.#write(this.#isNestChatter(context) ? 'debug' : 'info', message, context);
  }

  fatal(message: unknown, ...context: unknown[]): void {
    this.#write('fatal', message, context);
  }

  error(message: unknown, ...context: unknown[]): void {
    this.#write(this.#isNestStartFailure(context) ? 'debug' : 'error', message, context);
  }

  warn(message: unknown, ...context: unknown[]): void {
    this.#write('warn', message, context);
  }

  debug(message: unknown, ...context: unknown[]): void {
    this.#write('debug', message, context);
  }

  verbose(message: unknown, ...context: unknown[]): void {
    this.#write('trace', message, context);
  }

  #write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const context = rest.at(-1);
    const where = typeof context === 'string' ? { context } : {};
    if (message instanceof Error) this.#pino[level]({ ...where, err: message }, message.message);
    else if (typeof message === 'object' && message !== null)
      this.#pino[level]({ ...where, ...message });
    else this.#pino[level]({ ...where }, String(message));
  }

  /** Nest logs why an application could not be created, which is thrown, too, and logged as `service.start_failed`. */
  #isNestStartFailure(context: readonly unknown[]): boolean {
    return context.at(-1) === 'ExceptionHandler';
  }

  /** Nest tells of every route and module it loads: facts for debugging, not for operators. */
  #isNestChatter(context: readonly unknown[]): boolean {
    const name = context.at(-1);
    return typeof name === 'string' && NEST_CONTEXTS.has(name);
  }
}

const NEST_CONTEXTS = new Set([
  'InstanceLoader',
  'NestFactory',
  'NestApplication',
  'NestMicroservice',
  'RouterExplorer',
  'RoutesResolver',
]);
