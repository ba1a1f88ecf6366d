import { readOutcomeChanges } from '@beacon/persistence';
import type { CorrectableExecution, KnownOutcomeChange } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { findOrRefuse } from './outcome-override.js';

/** Changes shown at most. */
const MAX_CHANGES = 1_000;

/** An execution with the changes of its outcome, newest first. */
export interface OutcomeChanges {
  readonly execution: CorrectableExecution;
  readonly changes: readonly KnownOutcomeChange[];
}

/** Reads how outcomes were changed. */
@Injectable()
export class OutcomeHistory {
  constructor(private readonly em: EntityManager) {}

  /**
   * The latest 1,000 changes of an execution's outcome.
   * @param executionId as it stands in the path.
   * @throws ApiError when there is no such execution.
   */
  async read(executionId: string): Promise<OutcomeChanges> {
    const { em } = this;
    const execution = await findOrRefuse(em, executionId);
    return { execution, changes: await readOutcomeChanges(em, execution.id, MAX_CHANGES) };
  }
}
