import { askAll } from '@beacon/bus';
import { heldTasks, heldTasksQuestion, heldTasksSubject } from '@beacon/contracts';
import type { BrokerProbe } from '../lab/broker-probe.js';

const EXCHANGE = { question: heldTasksQuestion, answer: heldTasks };
const ANSWER_WITHIN_MS = 300;

/** Which tasks are with executors, as these say themselves and as the broker says. Cells are named `job region cell`. */
export class TasksInHands {
  /** @param note told when neither could say. */
  constructor(
    private readonly broker: BrokerProbe,
    private readonly note: (text: string) => void,
  ) {}

  /** Cells that executors of some regions say they have in flight. */
  async told(regions: readonly string[]): Promise<string[]> {
    const answers = await Promise.all(regions.map((region) => this.#toldIn(region)));
    return answers.flat();
  }

  /**
   * Cells whose tasks the broker says are with executors: asked after a fault, because one that stands still took some up after
   * it was asked, and cannot be asked any more.
   */
  async delivered(regions: readonly string[]): Promise<string[]> {
    try {
      const cells = await Promise.all(regions.map((region) => this.broker.delivered(region)));
      return cells.flat().map(({ jobId, region, cell }) => `${jobId} ${region} ${cell}`);
    } catch (error) {
      // The broker may be what the fault hit: then only what the executors said counts.
      this.note(`the broker did not say what it had handed out: ${String(error)}`);
      return [];
    }
  }

  async #toldIn(region: string): Promise<string[]> {
    const bus = { connection: this.broker.connection, inboxPrefix: undefined };
    try {
      const answers = await askAll(bus, heldTasksSubject(region), EXCHANGE, {}, ANSWER_WITHIN_MS);
      const tasks = answers.flatMap((answer) => answer.tasks);
      return tasks.map(({ jobId, cell }) => `${jobId} ${region} ${cell}`);
    } catch (error) {
      // Nobody is there to hold anything, or to say so: then only what was called counts.
      this.note(`no executor of ${region} said what it holds: ${String(error)}`);
      return [];
    }
  }
}
