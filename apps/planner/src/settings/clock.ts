import { Injectable } from '@nestjs/common';

/** A monotonic clock, for durations within this process. Specs pass another. */
@Injectable()
export class Clock {
  /** In milliseconds. */
  now(): number {
    return performance.now();
  }
}
