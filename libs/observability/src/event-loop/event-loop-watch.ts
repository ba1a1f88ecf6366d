import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { DependencyHealth } from '../health/health-check.js';

/** How late the event loop may be. */
export interface EventLoopLimits {
  /** A delay that is logged, in milliseconds. */
  readonly warnMs: number;
  /** A delay for which the process counts as not ready, in milliseconds. */
  readonly blockedMs: number;
  /** How far back the watch remembers, in milliseconds: for this time at most, and half of it at least. @default 10_000 */
  readonly windowMs?: number;
}

/** Injection token of the {@link EventLoopLimits}. */
export const EVENT_LOOP_LIMITS = Symbol('EVENT_LOOP_LIMITS');

/** What a process says of itself in its health. */
export interface ProcessHealth {
  readonly event_loop: {
    /** The longest delay of the last window, in milliseconds. */
    readonly max_ms: number;
    readonly p99_ms: number;
    readonly window_ms: number;
  };
  /** Resident memory, in bytes. */
  readonly rss_bytes: number;
}

const WINDOW_MS = 10_000;
const RESOLUTION_MS = 10;
const WARN_EVERY_MS = 60_000;
const NANOS_PER_MS = 1e6;

/**
 * Watches how late this process's event loop is: work in proportion to what a stranger sends shows here first. What is late is
 * logged, once a minute at most, and a process that stood still lately says that it is not ready. The start of the process is not
 * watched, since nobody is served then.
 */
@Injectable()
export class EventLoopWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(EventLoopWatch.name);
  readonly #windowMs: number;
  /**
   * Two, each emptied in turn: one that was emptied takes no notice of the delay that it is in the middle of, and the other one does.
   */
  #older = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  #younger = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  #timer: NodeJS.Timeout | undefined;
  #warnedAt = -Infinity;

  constructor(@Inject(EVENT_LOOP_LIMITS) private readonly limits: EventLoopLimits) {
    this.#windowMs = limits.windowMs ?? WINDOW_MS;
  }

  onApplicationBootstrap(): void {
    this.#older.enable();
    this.#younger.enable();
    this.#timer = setInterval(() => this.#turnOver(), this.#windowMs / 2);
    this.#timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
    this.#older.disable();
    this.#younger.disable();
  }

  /** What the last window was like. */
  process(): ProcessHealth {
    return {
      event_loop: {
        max_ms: this.#maxMs(),
        p99_ms: delayMs(this.#older.percentile(99)),
        window_ms: this.#windowMs,
      },
      rss_bytes: process.memoryUsage.rss(),
    };
  }

  /** Whether the loop turned in time during the last window, the delay that has just ended among it. */
  async health(): Promise<DependencyHealth> {
    // Who asks may be served right after what blocked, before the delay is measured: that happens before any timer is called.
    await pause(1);
    const name = 'event_loop';
    const maxMs = this.#maxMs();
    if (maxMs <= this.limits.blockedMs) return { name, status: 'up' };
    const reason = `blocked for ${maxMs} ms within the last ${this.#windowMs} ms, more than ${this.limits.blockedMs} ms`;
    return { name, status: 'down', reason };
  }

  #turnOver(): void {
    if (this.#maxMs() > this.limits.warnMs) this.#warn();
    [this.#older, this.#younger] = [this.#younger, this.#older];
    this.#younger.reset();
  }

  #warn(): void {
    const now = performance.now();
    if (now - this.#warnedAt < WARN_EVERY_MS) return;
    this.#warnedAt = now;
    const { event_loop: loop, rss_bytes: rssBytes } = this.process();
    const { max_ms: maxMs, p99_ms: p99Ms, window_ms: windowMs } = loop;
    this.#logger.warn({ event: 'event_loop.delayed', maxMs, p99Ms, windowMs, rssBytes });
  }

  #maxMs(): number {
    return Math.max(maxOf(this.#older), maxOf(this.#younger));
  }
}

/** An empty histogram says 0. */
function maxOf(histogram: { readonly max: number }): number {
  return delayMs(histogram.max);
}

/** The time from one sample to the next is what should have passed, and the delay. */
function delayMs(nanos: number): number {
  return Math.max(0, Math.round(nanos / NANOS_PER_MS) - RESOLUTION_MS);
}
