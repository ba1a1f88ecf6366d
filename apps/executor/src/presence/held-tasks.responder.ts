import { Bus, answerRequests } from '@beacon/bus';
import { heldTasks, heldTasksQuestion, heldTasksSubject } from '@beacon/contracts';
import type { HeldTasksQuestionV1, HeldTasksV1 } from '@beacon/contracts';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { ExecutorIdentity } from '../region/executor-identity.js';
import { InFlightTasks } from './in-flight-tasks.js';

const EXCHANGE = { question: heldTasksQuestion, answer: heldTasks };

/** Answers planners and other executors which tasks this executor has in flight, until the last of them is settled. */
@Injectable()
export class HeldTasksResponder implements OnApplicationBootstrap, OnApplicationShutdown {
  #stop: () => void = () => undefined;

  constructor(
    private readonly bus: Bus,
    private readonly identity: ExecutorIdentity,
    private readonly tasks: InFlightTasks,
  ) {}

  onApplicationBootstrap(): void {
    const { region, executorId } = this.identity;
    const where = { subject: heldTasksSubject(region) };
    const answer = async ({ task }: HeldTasksQuestionV1): Promise<HeldTasksV1> => ({
      executorId,
      tasks: this.tasks.list(task),
    });
    this.#stop = answerRequests(this.bus, where, EXCHANGE, answer);
  }

  onApplicationShutdown(): void {
    this.#stop();
  }
}
