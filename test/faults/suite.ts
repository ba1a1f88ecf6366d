import { startPostgres } from '@beacon/stack';
import type { EmbeddedPostgres } from '@beacon/stack';
import { Lab } from './lab/lab.js';
import { SHAPE_NAMES, shapeOf } from './lab/lab-shapes.js';
import type { ShapeName } from './lab/lab-shapes.js';
import { isRunning, restoreLab } from './lab/restore-lab.js';
import { whyNoSmallDisk } from '@beacon/testing';
import { ScenarioContext } from './run/context.js';
import { checkInvariants } from './run/invariants.js';
import type { Findings } from './run/invariants.js';
import { describeStuckRun } from './run/stuck-run.js';
import type { Scenario, ScenarioResult } from './scenario.js';
import { WaitedInVainError } from './wait.js';

/** How the suite runs. */
export interface SuiteOptions {
  /** Receives a line for each step, for people. */
  readonly tell: (text: string) => void;
  /** Each result, as soon as it is there. */
  readonly onResult?: (result: ScenarioResult) => void;
  /** Each line that a process writes. */
  readonly onLine?: ((name: string, line: string) => void) | undefined;
}

/** Runs scenarios, on as few labs as their faults leave sound. */
export class Suite {
  readonly #abort = new AbortController();
  #postgres: EmbeddedPostgres | undefined;
  #lab: Lab | undefined;

  constructor(private readonly options: SuiteOptions) {}

  /** Runs them one after the other, whatever fails. They are asked for one by one, so that there may be ever more. */
  async run(scenarios: Iterable<Scenario>): Promise<ScenarioResult[]> {
    const results: ScenarioResult[] = [];
    try {
      for (const scenario of scenarios) {
        this.#abort.signal.throwIfAborted();
        const result = await this.#runOne(scenario);
        results.push(result);
        this.options.onResult?.(result);
      }
    } finally {
      await this.#stopAll();
    }
    return results;
  }

  /** Gives up: stops what runs. The run then rejects. */
  async stop(): Promise<void> {
    this.#abort.abort(new Error('the suite was stopped'));
    await this.#stopAll();
  }

  async #runOne(scenario: Scenario): Promise<ScenarioResult> {
    const skipped = scenario.shape === 'disks' ? whyNoSmallDisk() : null;
    if (skipped !== null) return this.#skip(scenario, skipped);
    const lab = await this.#labOf(scenario.shape ?? 'single');
    this.options.tell(`${scenario.id} …`);
    const startedAt = performance.now();
    const { context, findings } = await runScenario(lab, scenario);
    this.#abort.signal.throwIfAborted();
    const problems = [...context.problems, ...findings.problems];
    const isSound = problems.length === 0 && scenario.spoilsLab !== true;
    const trouble = isSound ? await restoreLab(lab).catch(asError) : undefined;
    if (trouble !== undefined) this.options.tell(`  the lab is given up: ${trouble.message}`);
    if (!isSound || trouble !== undefined) await this.#stopLab();
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const result = resultOf(scenario, context, { ...findings, problems }, seconds);
    const verdict = problems.length === 0 ? 'pass' : `FAIL\n    ${problems.join('\n    ')}`;
    this.options.tell(`${scenario.id}: ${seconds} s, ${verdict}`);
    return result;
  }

  /** What this machine does not allow is said, and is neither a pass nor a failure. */
  #skip(scenario: Scenario, reason: string): ScenarioResult {
    this.options.tell(`${scenario.id}: SKIPPED, ${reason}`);
    return { ...unrun(scenario), skipped: reason };
  }

  async #labOf(name: ShapeName): Promise<Lab> {
    if (this.#lab?.shape.name === name) return this.#lab;
    await this.#stopLab();
    this.options.tell(`starting a lab of the shape ${name} …`);
    const { signal } = this.#abort;
    const { onLine } = this.options;
    this.#postgres ??= await startPostgres({ durable: false, signal });
    if (!isRunning(this.#postgres.pid)) await this.#postgres.restart();
    const dependencies = { postgres: this.#postgres, signal, onLine, tell: this.options.tell };
    this.#lab = await Lab.start(shapeOf(name), dependencies);
    return this.#lab;
  }

  async #stopLab(): Promise<void> {
    const lab = this.#lab;
    this.#lab = undefined;
    await lab?.stop();
  }

  async #stopAll(): Promise<void> {
    await this.#stopLab();
    await this.#postgres?.stop();
  }
}

/** Shape by shape, because a lab takes its time to start; those that spoil theirs come last. */
export function inOrder(scenarios: readonly Scenario[]): Scenario[] {
  return SHAPE_NAMES.flatMap((name) => {
    const own = scenarios.filter(({ shape = 'single' }) => shape === name);
    return [
      ...own.filter(({ spoilsLab }) => spoilsLab !== true),
      ...own.filter(({ spoilsLab }) => spoilsLab === true),
    ];
  });
}

/** Runs a scenario on a lab and checks the invariants, whatever it came to. */
export async function runScenario(
  lab: Lab,
  scenario: Scenario,
): Promise<{ context: ScenarioContext; findings: Findings }> {
  const context = new ScenarioContext(lab, scenario.id);
  try {
    await lab.simulator.reset();
    const deadBefore = await lab.broker.count('BEACON_DEAD');
    await scenario.run(context);
    await context.end();
    if (scenario.steady === true) context.expectSteady();
    return { context, findings: await checkInvariants(context, scenario, deadBefore) };
  } catch (error) {
    return { context, findings: nothingBut(await explained(asError(error), context)) };
  } finally {
    await context.finish();
  }
}

/** What was waited for in vain is told with all that is known of the jobs at that moment. */
async function explained(error: Error, { lab, jobs }: ScenarioContext): Promise<Error> {
  if (!(error instanceof WaitedInVainError)) return error;
  const states = await Promise.all(jobs.map(({ job }) => describeStuckRun(lab, job)));
  return new Error([error.message, ...states].join('\n'), { cause: error });
}

function nothingBut(error: Error): Findings {
  const calls = { calls: 0, extra: 0, allowed: 0, problems: [] };
  return { cells: 0, executions: 0, distinctCells: 0, calls, problems: [error.message] };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function unrun({ id, matrix, name, done, expected }: Scenario): ScenarioResult {
  return {
    id,
    matrix,
    name,
    done,
    expected,
    jobs: 0,
    cells: 0,
    executions: 0,
    distinctCells: 0,
    calls: 0,
    extraCalls: 0,
    allowedExtraCalls: 0,
    continuedAfter: null,
    seconds: 0,
    problems: [],
    notes: [],
    skipped: null,
  };
}

function resultOf(
  scenario: Scenario,
  context: ScenarioContext,
  findings: Findings,
  seconds: number,
): ScenarioResult {
  return {
    ...unrun(scenario),
    jobs: context.jobs.length,
    cells: findings.cells,
    executions: findings.executions,
    distinctCells: findings.distinctCells,
    calls: findings.calls.calls,
    extraCalls: findings.calls.extra,
    allowedExtraCalls: findings.calls.allowed,
    continuedAfter: context.continuedAfter,
    seconds,
    problems: findings.problems,
    notes: context.notes,
  };
}
