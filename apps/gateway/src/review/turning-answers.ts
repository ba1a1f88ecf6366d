import { Injectable } from '@nestjs/common';

/** Finds the answers that would turn a job's verdict if they were mistyped. */
@Injectable()
export class TurningAnswers {
  /** Ids of executions, the least certain first, some at most. */
  async find(_jobId: string, _limit: number): Promise<readonly number[]> {
    return [];
  }
}
