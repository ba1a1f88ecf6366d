import { DeadlineError, withDeadline } from '@beacon/bounds';
import { Inject, Injectable, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { HealthIndicatorResult } from '@nestjs/terminus';
import { EventLoopWatch } from '../event-loop/event-loop-watch.js';
import type { ProcessHealth } from '../event-loop/event-loop-watch.js';
import type { DependencyHealth, HealthCheck } from './health-check.js';

/** Injection token of a service's checks. */
export const HEALTH_CHECKS = Symbol('HEALTH_CHECKS');
/** Injection token of the {@link HealthAnswers}. */
export const HEALTH_ANSWERS = Symbol('HEALTH_ANSWERS');

/** How checks are answered. */
export interface HealthAnswers {
  /** A check that takes longer is down, in milliseconds. @default 3_000 */
  readonly timeoutMs?: number;
  /** What is said of a check that failed. @default the error's message */
  readonly reasonOf?: (error: unknown) => string;
}

/** What a process says of its readiness. */
export interface Readiness {
  readonly ready: boolean;
  readonly services: readonly DependencyHealth[];
  readonly process: ProcessHealth;
}

const TIMEOUT_MS = 3_000;

/** Asks every dependency at once, and whether the event loop turned in time. Nothing is remembered from one time to the next. */
@Injectable()
export class HealthService {
  constructor(
    @Inject(HEALTH_CHECKS) private readonly checks: readonly HealthCheck[],
    @Inject(HEALTH_ANSWERS) private readonly answers: HealthAnswers,
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly watch: EventLoopWatch,
  ) {}

  async readiness(): Promise<Readiness> {
    const details = await this.#details();
    const services = this.checks.map(({ name }) => stateOf(name, details));
    services.push(await this.watch.health());
    const ready = services.every(({ status }) => status === 'up');
    return { ready, services, process: this.watch.process() };
  }

  /** Terminus answers a failed check by an exception that holds the same result. */
  async #details(): Promise<HealthIndicatorResult> {
    const asked = this.checks.map((check) => () => this.#ask(check));
    try {
      return (await this.health.check(asked)).details;
    } catch (error) {
      if (error instanceof ServiceUnavailableException) return detailsOf(error);
      throw error;
    }
  }

  async #ask(asked: HealthCheck): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check(asked.name);
    const { timeoutMs = TIMEOUT_MS } = this.answers;
    try {
      await withDeadline(asked.check(), timeoutMs);
      return indicator.up();
    } catch (error) {
      return indicator.down({ reason: this.#reasonOf(error) });
    }
  }

  #reasonOf(error: unknown): string {
    if (error instanceof DeadlineError) return error.message;
    return (this.answers.reasonOf ?? messageOf)(error);
  }
}

function detailsOf(error: ServiceUnavailableException): HealthIndicatorResult {
  const { details } = error.getResponse() as { readonly details: HealthIndicatorResult };
  return details;
}

function stateOf(name: string, details: HealthIndicatorResult): DependencyHealth {
  const found = details[name];
  if (found?.status === 'up') return { name, status: 'up' };
  return { name, status: 'down', reason: String(found?.['reason']) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
