import { setTimeout as pause } from 'node:timers/promises';
import { SERVED_REGIONS } from '../lab/lab-shapes.js';
import { Twice } from '../lab/twice.js';
import type { FaultRule } from '@beacon/testing';
import { regionsHitBy } from '../run/context.js';
import type { ScenarioContext } from '../run/context.js';
import type { FaultJob } from '../run/fault-job.js';
import type { Scenario } from '../scenario.js';
import { until } from '../wait.js';
import { describeRound, drawRound } from './random-round.js';
import type { RandomRound, RandomStep, TimedStep } from './random-round.js';

const ENDED: ReadonlySet<string> = new Set(['completed', 'partial', 'failed', 'cancelled']);

/** The round of a seed as a scenario. */
export function randomScenario(seed: number): Scenario {
  const round = drawRound(seed);
  return {
    id: `random-${seed}`,
    matrix: [],
    name: 'a drawn job and drawn faults',
    done: describeRound(round),
    expected: 'the invariants; extra calls within the sum of the faults',
    shape: 'pair',
    run: (context) => new RandomRun(context, round).run(),
  };
}

/** One round in progress. Faults of single processes may overlap; those of servers, and orders, stand alone. */
class RandomRun {
  /** Faults that are to be mended, by what they hit. */
  readonly #open = new Map<string, Promise<void>>();
  readonly #rules: FaultRule[] = [];

  constructor(
    private readonly context: ScenarioContext,
    private readonly round: RandomRound,
  ) {}

  async run(): Promise<void> {
    const { context, round } = this;
    if (round.twice) {
      const twice = await Twice.on(context.lab.brokers.operator());
      context.cleanUp(() => twice.stop());
    }
    await this.#setRules();
    const job = await context.submit(round.job, 'any');
    for (const timed of round.steps) {
      if (!(await this.#reached(job, timed))) break;
      await this.#take(job, timed.step);
    }
    await this.#mended();
    await context.end();
  }

  /** False when the job has ended before. */
  async #reached(job: FaultJob, { at }: TimedStep): Promise<boolean> {
    return (
      (await until(`${at} of the cells`, async () => {
        const { status, recorded, cells } = await this.context.lab.database.job(job.id);
        if (ENDED.has(status)) return 'ended';
        return recorded >= at * cells && 'reached';
      })) === 'reached'
    );
  }

  async #take(job: FaultJob, step: RandomStep): Promise<void> {
    switch (step.kind) {
      case 'provider':
        this.#rules.push(step.rule);
        return this.#setRules();
      case 'cancel-and-retry':
        await this.#mended();
        return this.#cancelAndRetry(job);
      case 'pause-and-resume':
        await this.#mended();
        return this.#pauseAndResume(job, step.ms);
      default:
        return this.#break(step);
    }
  }

  async #break(step: Extract<RandomStep, { target: string }>): Promise<void> {
    const { target } = step;
    const isServer = target === 'nats' || target === 'postgres';
    // Services do not start without their servers: so a server's fault is mended before the next.
    if (isServer) await this.#mended();
    if (this.#open.has(target))
      return this.context.note(`${step.kind} ${target} skipped: still broken`);
    const mend = await this.#hit(step);
    const mending = pause(step.ms).then(mend);
    this.#open.set(target, mending);
    void mending.then(() => this.#open.delete(target)).catch(() => undefined);
    if (isServer) await this.#mended();
  }

  /** Breaks something and returns how it is mended. */
  async #hit(step: Extract<RandomStep, { target: string }>): Promise<() => Promise<void>> {
    const { context } = this;
    const { kind, target } = step;
    const regions = regionsHitBy(target);
    switch (kind) {
      case 'kill':
        await context.kill(target);
        return () => context.restart(target);
      case 'stop':
        await context.strike({ regions, includingHeld: true }, () => context.stop(target));
        return () => context.continue(target);
      case 'restart':
        await context.strike({ regions }, () => context.restart(target));
        return async () => undefined;
      case 'cut':
      case 'freeze':
        await context.strike({ regions, includingHeld: true }, async () =>
          context.link(target, step.server)[kind](),
        );
        return async () => context.link(target, step.server).heal();
    }
  }

  async #mended(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open.values());
  }

  async #setRules(): Promise<void> {
    const latency = { fault: { kind: 'latency', ms: this.round.latencyMs } };
    await this.context.simulator.faults([...this.#rules, latency]);
  }

  async #order(job: FaultJob, verb: string, body: object = {}): Promise<void> {
    const aborted = { regions: SERVED_REGIONS, includingHeld: true };
    await this.context.strike(aborted, async () => {
      await until(`${verb} to be taken`, async () => {
        const { status } = await this.context.api.post(`/api/v1/jobs/${job.id}/${verb}`, body);
        // 409: the job ended meanwhile, and has nothing left to be stopped.
        return status < 300 || status === 409;
      });
    });
  }

  async #cancelAndRetry(job: FaultJob): Promise<void> {
    await this.#order(job, 'cancel');
    await this.context.recorded(job, job.cells.size);
    await until('the retry to be taken', async () => {
      const answer = await this.context.api.post(`/api/v1/jobs/${job.id}/retry`, {});
      return answer.status === 202 || answer.status === 200;
    });
  }

  async #pauseAndResume(job: FaultJob, ms: number): Promise<void> {
    await this.#order(job, 'pause');
    await pause(ms);
    await this.#order(job, 'resume');
  }
}
