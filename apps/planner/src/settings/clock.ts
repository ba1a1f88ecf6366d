import { Injectable } from '@nestjs/common';

/** A clock that nobody sets, unlike the time of day: for durations within this process. Specs give another. */
@Injectable()
export class Clock {
  /** In milliseconds. */
  now(): number {
    return performance.now();
  }
}
