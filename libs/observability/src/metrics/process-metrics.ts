import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { EventLoopWatch } from '../event-loop/event-loop-watch.js';
import { HealthService } from '../health/health.service.js';
import { Metrics } from './metrics.js';
import type { SetGauge } from './metrics.js';

const MS_PER_SECOND = 1_000;
const MICROS_PER_SECOND = 1e6;

/** What every service says of itself: its memory, its event loop, and whether what it depends on works. */
@Injectable()
export class ProcessMetrics implements OnModuleInit {
  #cpuSeconds = 0;

  constructor(
    private readonly metrics: Metrics,
    private readonly health: HealthService,
    private readonly watch: EventLoopWatch,
  ) {}

  onModuleInit(): void {
    const own = [
      'beacon_info',
      'beacon_event_loop_delay_seconds',
      'process_resident_memory_bytes',
      'nodejs_heap_used_bytes',
      'process_start_time_seconds',
    ] as const;
    this.metrics.onScrape('process', own, (set) => this.#process(set));
    this.metrics.onScrape('dependencies', ['beacon_dependency_up'], async (set) => {
      const { services } = await this.health.readiness();
      for (const { name, status } of services) {
        set('beacon_dependency_up', { dependency: name }, status === 'up' ? 1 : 0);
      }
    });
  }

  #process(set: SetGauge): void {
    const { event_loop: loop } = this.watch.process();
    const { rss, heapUsed } = process.memoryUsage();
    set('beacon_info', { service: this.metrics.service }, 1);
    const delay = 'beacon_event_loop_delay_seconds';
    set(delay, { statistic: 'max' }, loop.max_ms / MS_PER_SECOND);
    set(delay, { statistic: 'p99' }, loop.p99_ms / MS_PER_SECOND);
    set('process_resident_memory_bytes', {}, rss);
    set('nodejs_heap_used_bytes', {}, heapUsed);
    set('process_start_time_seconds', {}, performance.timeOrigin / MS_PER_SECOND);
    this.#countProcessorTime();
  }

  #countProcessorTime(): void {
    const { user, system } = process.cpuUsage();
    const seconds = (user + system) / MICROS_PER_SECOND;
    this.metrics.count('process_cpu_seconds_total', {}, seconds - this.#cpuSeconds);
    this.#cpuSeconds = seconds;
  }
}
