import { JetStreamServer } from '@beacon/bus';
import { parseCellSubject } from '@beacon/contracts';
import type { CellAddress, HeldTasksV1 } from '@beacon/contracts';
import { Injectable } from '@nestjs/common';

const TASK_ROOT = 'beacon.tasks.';

/** The in-flight tasks of this process: waiting at a gate or for a recorder, being asked, or being settled. */
@Injectable()
export class InFlightTasks {
  constructor(private readonly server: JetStreamServer) {}

  /** As planners ask for them. */
  list(): HeldTasksV1['tasks'] {
    return this.#addresses().map(({ jobId, model, cell, round }) => ({
      jobId,
      model,
      cell,
      round,
    }));
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

/** Anybody may put a message on a strange subject; its handler refuses it. */
function addressOf(subject: string): CellAddress[] {
  try {
    return subject.startsWith(TASK_ROOT) ? [parseCellSubject(subject)] : [];
  } catch {
    return [];
  }
}
