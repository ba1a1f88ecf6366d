import type { DependencyHealth, ProcessHealth } from '@beacon/observability';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { LineState, WorkState } from '../admission/work-queue.js';

const COUNT = { type: 'integer', minimum: 0 } as const;
const ALIVE = ['alive'] as const;
const HEALTHS = ['healthy', 'unhealthy'] as const;
const DEPENDENCY_STATUSES = ['up', 'down'] as const satisfies readonly DependencyHealth['status'][];

/** State of something that the gateway depends on. */
export class DependencyView implements DependencyHealth {
  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ enum: DEPENDENCY_STATUSES })
  readonly status!: DependencyHealth['status'];

  @ApiPropertyOptional()
  readonly reason?: string;
}

/** How late the event loop turned. */
export class EventLoopView {
  @ApiProperty(COUNT)
  readonly max_ms!: number;

  @ApiProperty(COUNT)
  readonly p99_ms!: number;

  @ApiProperty(COUNT)
  readonly window_ms!: number;
}

/** What the process says of itself. */
export class ProcessView implements ProcessHealth {
  @ApiProperty()
  readonly event_loop!: EventLoopView;

  @ApiProperty(COUNT)
  readonly rss_bytes!: number;
}

/** How full a line of waiting requests is. */
export class LineView implements LineState {
  @ApiProperty(COUNT)
  readonly used!: number;

  @ApiProperty(COUNT)
  readonly waiting!: number;
}

/** How full all lines are. */
export class WorkView implements WorkState {
  @ApiProperty({ description: 'Large bodies; `used` in bytes of memory.' })
  readonly bodies!: LineView;

  @ApiProperty({ description: 'Large reads of jobs; in bytes.' })
  readonly reads!: LineView;

  @ApiProperty({ description: 'Small ones of both; in bytes.' })
  readonly small!: LineView;

  @ApiProperty({ description: 'Reads that look at many cells; `used` in connections.' })
  readonly large_queries!: LineView;

  @ApiProperty({ description: 'The others; in connections.' })
  readonly small_queries!: LineView;
}

class StateView {
  @ApiProperty({ type: [DependencyView] })
  readonly services!: readonly DependencyView[];

  @ApiProperty()
  readonly process!: ProcessView;

  @ApiProperty({ description: 'What is in work, and how many requests wait for a place.' })
  readonly work!: WorkView;
}

/** Whether the gateway works. */
export class HealthView extends StateView {
  @ApiProperty({ description: 'Of the Beacon that answers.' })
  readonly version!: string;

  @ApiProperty({ enum: HEALTHS })
  readonly status!: (typeof HEALTHS)[number];
}

/** Whether requests should be sent to this process. */
export class ReadinessView extends StateView {
  @ApiProperty()
  readonly ready!: boolean;
}

/** Says that the process runs. */
export class LivenessView {
  @ApiProperty({ enum: ALIVE })
  readonly status!: (typeof ALIVE)[number];
}
