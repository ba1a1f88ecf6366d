import type { DeathReport, StackProcess } from '@beacon/stack';
import { SERVED_REGIONS } from '../lab/lab-shapes.js';
import type { Lab, Server } from '../lab/lab.js';
import { regionOf } from '../lab/lab-users.js';
import { signalTree } from '../lab/process-tree.js';
import type { TcpProxy, Trap } from '../lab/tcp-proxy.js';
import { until } from '../wait.js';
import { callKeyOf, FaultJob } from './fault-job.js';
import type { ExpectedCell } from './fault-job.js';
import { TasksInHands } from './tasks-in-hands.js';
import { ScenarioJobs } from './scenario-jobs.js';

/** Where a fault hits. */
export interface StrikeOptions {
  /** Regions whose calls in flight the fault can cost: those whose executor dies or loses its lease. @default none */
  readonly regions?: readonly string[];
  /**
   * Whether tasks count that an executor holds and has not called for yet: an executor that stands still or is cut off goes on
   * with them later, beside whoever got them meanwhile. @default false
   */
  readonly includingHeld?: boolean;
}

/** Calls begin soon, or not at all. */
const MOMENT_LIMIT_MS = 20_000;

/** What a scenario works with: its jobs, and the faults that it lets happen. */
export class ScenarioContext extends ScenarioJobs {
  /** How many faults hit each cell in flight, by its call key. */
  readonly exposures = new Map<string, number>();
  readonly #hands: TasksInHands;
  readonly #cleanups: (() => Promise<void> | void)[] = [];

  constructor(lab: Lab, scenarioId: string) {
    super(lab, scenarioId);
    this.#hands = new TasksInHands(lab.broker, (text) => this.note(text));
  }

  process(name: string): StackProcess {
    return this.lab.process(name);
  }

  link(service: string, server: Server): TcpProxy {
    return this.lab.link(service, server);
  }

  /** Done when the scenario is over, however it ends, last first. */
  cleanUp(step: () => Promise<void> | void): void {
    this.#cleanups.push(step);
  }

  /** @internal Runs the cleanups. */
  async finish(): Promise<void> {
    for (const step of this.#cleanups.toReversed()) await step();
  }

  /**
   * Lets a fault happen and notes which calls it hit in flight: those that had reached the provider and were not recorded.
   * Measured right after, so that what was on its way at that moment is in it.
   */
  async strike(options: StrikeOptions, fault: () => Promise<void>): Promise<void> {
    const regions = new Set(options.regions ?? []);
    const includingHeld = options.includingHeld === true;
    const before = includingHeld ? await this.#hands.told([...regions]) : [];
    await fault();
    // The database may be what is broken; then nothing is to be measured.
    if (regions.size === 0) return;
    const after = includingHeld ? await this.#hands.delivered([...regions]) : [];
    const held = new Set([...before, ...after]);
    const { keys } = await this.simulator.settledReport((key) => regions.has(key.region));
    const called = new Set(keys.map(callKeyOf));
    for (const { job } of this.jobs) {
      const recorded = await this.#recordedCells(job);
      for (const cell of job.cells.values()) {
        const isHit = called.has(cell.callKey) || held.has(`${job.id} ${cell.region} ${cell.cell}`);
        if (isHit && regions.has(cell.region) && !recorded.has(`${cell.region} ${cell.cell}`)) {
          this.expose(cell);
        }
      }
    }
  }

  /** Notes that a fault hit a cell in flight. */
  expose(cell: ExpectedCell): void {
    this.exposures.set(cell.callKey, (this.exposures.get(cell.callKey) ?? 0) + 1);
  }

  /** Kills processes as `kill -9` does. Of executors and brokers it notes what was in flight. */
  async kill(...names: readonly string[]): Promise<void> {
    await this.strike({ regions: names.flatMap(regionsHitBy) }, async () => {
      // Stopped first, all together: two at once means at the same moment.
      for (const name of names) await this.process(name).kill('SIGSTOP');
      await Promise.all(names.map((name) => this.#killNow(name)));
    });
  }

  /** Sends SIGKILL this very moment; for traps. Await the process's restart afterwards. */
  killAtOnce(name: string): void {
    void this.#killNow(name);
  }

  async #killNow(name: string): Promise<void> {
    const process = this.process(name);
    if (name === 'postgres') signalTree(process.pid, 'SIGKILL');
    await process.kill('SIGKILL');
  }

  /** Starts killed processes again, on their ports. */
  async restart(...names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => this.process(name).restart()));
  }

  /**
   * Waits until a process has ended by itself. It should: so its death is no problem of the scenario.
   * @throws WaitedInVainError when it lives on for 20 s.
   */
  async ended(name: string): Promise<DeathReport> {
    const look = (): DeathReport | undefined => this.lab.takeDeath(name);
    return until(`${name} to end by itself`, look, { limitMs: MOMENT_LIMIT_MS });
  }

  /** Lets a process stand still, until `continue`. */
  async stop(name: string): Promise<void> {
    if (name === 'postgres') signalTree(this.process(name).pid, 'SIGSTOP');
    else await this.process(name).kill('SIGSTOP');
    this.cleanUp(() => this.#goOn(name));
  }

  /**
   * Lets a process go on. Of an executor it notes the tasks that are with executors by then: the broker may have handed some to it
   * while it stood still, and it calls for those that nobody has answered, though another may be at it.
   */
  async continue(name: string): Promise<void> {
    const region = regionOf(name);
    const regions = region === undefined ? [] : [region];
    await this.strike({ regions, includingHeld: true }, () => this.#goOn(name));
  }

  async #goOn(name: string): Promise<void> {
    if (name === 'postgres') signalTree(this.process(name).pid, 'SIGCONT');
    else await this.process(name).kill('SIGCONT');
  }

  /**
   * Sets a trap on a link and resolves when it has sprung.
   * @throws WaitedInVainError when it does not spring within a minute.
   */
  trap(service: string, server: Server, trap: Trap): Promise<void> {
    let done = false;
    void this.link(service, server)
      .trap(trap)
      .then(() => (done = true));
    const what = `the trap on ${service}'s link to ${server}: ${String(trap.pattern)}`;
    const sprung = until(what, () => done).then(() => undefined);
    // A scenario that fails before it awaits the trap must not leave a rejection that nobody handles.
    sprung.catch(() => undefined);
    return sprung;
  }

  async #recordedCells(job: FaultJob): Promise<ReadonlySet<string>> {
    const rows = await this.lab.database.executions(job.id);
    return new Set(rows.map(({ region, cell }) => `${region} ${cell}`));
  }
}

/** Regions whose calls in flight the death of a process can cost: an executor's own, all with the broker, none otherwise. */
export function regionsHitBy(name: string): readonly string[] {
  if (name.startsWith('nats')) return SERVED_REGIONS;
  const region = regionOf(name);
  return region === undefined ? [] : [region];
}
