import { JetStreamServer } from '@beacon/bus';
import { parseCellSubject } from '@beacon/contracts';
import type { CellAddress, HeldTaskV1, HeldTasksV1 } from '@beacon/contracts';
import { Injectable } from '@nestjs/common';

const TASK_ROOT = 'beacon.tasks.';

/** The in-flight tasks of this process: waiting at a gate or for a recorder, being asked, or being settled. */
@Injectable()
export class InFlightTasks {
  constructor(private readonly server: JetStreamServer) {}

  /**
   * As planners and other executors ask for them.
   * @param only the one that is asked about. @default all
   */
  list(only?: HeldTaskV1): HeldTasksV1['tasks'] {
    const tasks = this.#addresses().map(({ jobId, model, cell, round }) => ({
      jobId,
      model,
      cell,
      round,
    }));
    return only === undefined ? tasks : tasks.filter((task) => isSameTask(task, only));
  }

  /** How many there are of each model. */
  countByModel(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { model } of this.#addresses()) counts[model] = (counts[model] ?? 0) + 1;
    return counts;
  }

  #addresses(): CellAddress[] {
    // One that was delivered twice is held twice, and is one task.
    const subjects = new Set(this.server.heldSubjects());
    return Array.from(subjects).flatMap(addressOf);
  }
}

/** Whether two are the same round of the same cell, both of one region. */
export function isSameTask(one: HeldTaskV1, other: HeldTaskV1): boolean {
  return (
    one.jobId === other.jobId &&
    one.model === other.model &&
    one.cell === other.cell &&
    one.round === other.round
  );
}

/** Anybody may put a message on a strange subject; its handler refuses it. */
function addressOf(subject: string): CellAddress[] {
  try {
    return subject.startsWith(TASK_ROOT) ? [parseCellSubject(subject)] : [];
  } catch {
    return [];
  }
}
