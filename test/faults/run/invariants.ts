import { filters, streams } from '@beacon/contracts';
import type { AttemptFacts, ExecutionFacts, LaneCounters } from '../lab/database-probe.js';
import type { CallReport } from '@beacon/testing';
import type { Scenario } from '../scenario.js';
import { until, WaitedInVainError } from '../wait.js';
import { judgeCalls } from './call-budget.js';
import type { CallVerdict, CellCalls } from './call-budget.js';
import type { ScenarioContext } from './context.js';
import type { TrackedJob } from './scenario-jobs.js';
import { callKeyOf } from './fault-job.js';
import type { FaultJob } from './fault-job.js';

/** What the jobs of a scenario came to. */
export interface Findings {
  readonly cells: number;
  readonly executions: number;
  readonly distinctCells: number;
  readonly calls: CallVerdict;
  readonly problems: readonly string[];
}

const SHOWN = 5;
const SETTLE_MS = 20_000;
const BEHIND_MS = 6_000;

/** Checks what must hold whatever went wrong, from the rows, the broker and the provider's own log. */
export async function checkInvariants(
  context: ScenarioContext,
  scenario: Pick<Scenario, 'deadLetters' | 'losesEvents'>,
  deadBefore: number,
): Promise<Findings> {
  const problems: string[] = [];
  let [executed, distinct] = [0, 0];
  const rounds = new Map<string, number>();
  for (const tracked of context.jobs) {
    const executions = await context.lab.database.executions(tracked.job.id);
    executed += executions.length;
    distinct += new Set(executions.map(nameOf)).size;
    problems.push(...(await checkJob(context, tracked, executions, scenario.losesEvents === true)));
    noteRounds(tracked.job, executions, rounds);
  }
  problems.push(...(await checkQueues(context, deadLettersAfter(scenario, deadBefore))));
  problems.push(
    ...context.lab.deaths.map(
      ({ name, code, signal }) => `${name} died by itself (${code ?? signal})`,
    ),
  );
  const report = await context.simulator.report();
  const calls = judgeCalls(cellCalls(context, report, rounds));
  problems.push(...foreignCalls(context, report), ...calls.problems);
  return {
    cells: context.jobs.reduce((sum, { job }) => sum + job.cells.size, 0),
    executions: executed,
    distinctCells: distinct,
    calls,
    problems,
  };
}

/** Attempts and events come by queues of their own and may be a little behind: so it is looked at until all is well. */
async function checkJob(
  context: ScenarioContext,
  { job, end }: TrackedJob,
  executions: readonly ExecutionFacts[],
  losesEvents: boolean,
): Promise<string[]> {
  const { database, broker } = context.lab;
  const problems = await settled(BEHIND_MS, async () => {
    const state = await database.job(job.id);
    const counters = await database.counters(job.id);
    const attempts = await database.attempts(job.id);
    return [
      ...(end === 'any' || state.status === end ? [] : [`the job is ${state.status}, not ${end}`]),
      ...checkCells(job, executions),
      ...checkCounters(executions, counters),
      ...checkSpending(counters, attempts),
      ...checkRegions(executions),
      ...checkEvents(job, await broker.completions(job.id), state, losesEvents),
      ...checkAttempts(executions, attempts),
    ];
  });
  return problems.map((problem) => (context.jobs.length === 1 ? problem : `${job.id}: ${problem}`));
}

/** The problems of the last look: the first that finds none, or the one at the limit. */
async function settled(limitMs: number, look: () => Promise<string[]>): Promise<string[]> {
  let problems: string[] = [];
  const isWell = async (): Promise<boolean> => (problems = await look()).length === 0;
  try {
    await until('all to be settled', isWell, { limitMs, everyMs: 200 });
  } catch (error) {
    // What is not settled in time is what is wrong.
    if (!(error instanceof WaitedInVainError) || problems.length === 0) throw error;
  }
  return problems;
}

function nameOf({ region, model, question, repeat }: ExecutionFacts): string {
  return `${region} ${model} ${question} ${repeat}`;
}

/** Every expected cell has exactly one execution, and there is no other. */
export function checkCells(job: FaultJob, executions: readonly ExecutionFacts[]): string[] {
  const seen = new Map<string, number>();
  for (const name of executions.map(nameOf)) seen.set(name, (seen.get(name) ?? 0) + 1);
  const missing = [...job.cells.keys()].filter((name) => !seen.has(name));
  const twice = [...seen].filter(([, count]) => count > 1).map(([name]) => name);
  const unknown = [...seen.keys()].filter((name) => !job.cells.has(name));
  return [
    ...listed('cells without execution', missing),
    ...listed('cells with more than one execution', twice),
    ...listed('executions of cells that the job does not have', unknown),
  ];
}

const COUNTED = ['completed', 'refused', 'failed', 'cancelled'] as const;

/** The counters of every lane equal a recount of its rows. */
export function checkCounters(
  executions: readonly ExecutionFacts[],
  counters: readonly LaneCounters[],
): string[] {
  const lanes = Map.groupBy(executions, ({ region, model }) => `${region} ${model}`);
  const problems: string[] = [];
  for (const lane of counters) {
    const name = `${lane.region} ${lane.model}`;
    const rows = lanes.get(name) ?? [];
    lanes.delete(name);
    const recount = recountOf(lane, rows);
    for (const [counter, [counted, found]] of Object.entries(recount)) {
      if (counted !== found)
        problems.push(`${name}: ${counter} is ${counted}, and ${found} by recount`);
    }
  }
  return [...problems, ...listed('lanes without counters', [...lanes.keys()])];
}

function recountOf(
  lane: LaneCounters,
  rows: readonly ExecutionFacts[],
): Record<string, readonly [counted: number, found: number]> {
  const quarantined = rows.filter((row) => row.quarantined);
  const refused = quarantined.filter(({ status }) => status === 'refused').length;
  const byStatus = COUNTED.map((status) => [
    status,
    [lane[status], rows.filter((row) => row.status === status).length] as const,
  ]);
  return {
    recorded: [lane.recorded, rows.length],
    ...Object.fromEntries(byStatus),
    quarantined: [lane.quarantined, quarantined.length],
    quarantined_refused: [lane.quarantined_refused, refused],
  };
}

/** What the lanes of a job have spent is the cost of its attempts, each once. */
export function checkSpending(
  counters: readonly Pick<LaneCounters, 'spent'>[],
  attempts: readonly Pick<AttemptFacts, 'cost'>[],
): string[] {
  const counted = counters.reduce((sum, { spent }) => sum + spent, 0);
  const found = attempts.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  return counted === found ? [] : [`${counted} nanodollars are spent, and ${found} by recount`];
}

/** Source of an execution that no executor brought: its cell was closed. */
const CLOSED = 'planner';

/** No region's task was executed elsewhere. */
export function checkRegions(executions: readonly ExecutionFacts[]): string[] {
  const elsewhere = executions.filter(
    ({ source, attempts, region, executor_region }) =>
      source !== CLOSED && attempts > 0 && executor_region !== region,
  );
  return listed(
    'executions by an executor of another region',
    elsewhere.map(({ region, cell, executor_region }) => `${region} ${cell} by ${executor_region}`),
  );
}

/** Each end of a job was told once: one event for its last generation unless it was cancelled, at most one for each before. */
export function checkEvents(
  job: Pick<FaultJob, 'id'>,
  told: ReadonlySet<string>,
  state: { readonly status: string; readonly generation: number },
  canBeLost: boolean,
): string[] {
  const idOf = (generation: number): string =>
    generation === 1 ? `job.completed:${job.id}` : `job.completed:${job.id}:${generation}`;
  const known = Array.from({ length: state.generation }, (_, index) => idOf(index + 1));
  const unknown = [...told].filter((id) => !known.includes(id));
  const isTold = told.has(idOf(state.generation));
  const mustBeTold = state.status !== 'cancelled';
  return [
    ...listed('ends that no generation of the job had', unknown),
    ...(mustBeTold && !isTold && !canBeLost ? ['the end of the job was not told'] : []),
    ...(!mustBeTold && isTold ? ['a completion was told of a cancelled job'] : []),
  ];
}

const KINDS: ReadonlySet<string> = new Set(['result', 'failed', 'late']);

/**
 * Every execution that an executor brought has the attempt that became it, and one that was closed says how often its cell had been
 * asked; numbers and kinds are sound.
 */
export function checkAttempts(
  executions: readonly ExecutionFacts[],
  attempts: readonly AttemptFacts[],
): string[] {
  const results = attempts.filter(({ kind }) => kind === 'result');
  const ofCell = Map.groupBy(results, keyOf);
  const failed = Map.groupBy(
    attempts.filter(({ kind }) => kind === 'failed'),
    keyOf,
  );
  const wrong = executions.filter((row) => {
    if (row.source === CLOSED) {
      const made = failed.get(keyOf(row)) ?? [];
      return row.attempts !== Math.max(0, ...made.map(({ number }) => number));
    }
    const own = ofCell.get(keyOf(row)) ?? [];
    if (row.attempts === 0) return row.status !== 'failed' && row.status !== 'cancelled';
    return own.length !== 1 || own[0]?.number !== row.attempts;
  });
  const unsound = attempts.filter(({ number, kind }) => number < 1 || !KINDS.has(kind));
  return [
    ...listed(
      'executions whose attempts are not kept',
      wrong.map((row) => {
        const own = attempts.filter(
          ({ region, cell }) => region === row.region && cell === row.cell,
        );
        const kept = own.map(({ kind, round, number }) => `${kind} ${number} in round ${round}`);
        return `${row.region} ${row.cell} (${row.status} in round ${row.round}, ${row.attempts} attempts; kept: ${kept.join(', ')})`;
      }),
    ),
    ...listed(
      'unsound attempts',
      unsound.map((each) => JSON.stringify(each)),
    ),
  ];
}

/** Work queues run empty, consumers owe nothing, and as many dead letters came as are explained. */
async function checkQueues(context: ScenarioContext, dead: ReadonlySet<number>): Promise<string[]> {
  return settled(SETTLE_MS, () => owedMessages(context, dead));
}

/** How many dead letters there may be: a broker that lost its store may have lost those of earlier scenarios with it. */
function deadLettersAfter(
  { deadLetters = 0, losesEvents = false }: Pick<Scenario, 'deadLetters' | 'losesEvents'>,
  before: number,
): ReadonlySet<number> {
  return new Set(losesEvents ? [deadLetters, before + deadLetters] : [before + deadLetters]);
}

async function owedMessages(
  context: ScenarioContext,
  dead: ReadonlySet<number>,
): Promise<string[]> {
  const { broker, database } = context.lab;
  const all = await broker.streams();
  const queued = all.filter(
    ({ config, state }) => config.retention === 'workqueue' && state.messages > 0,
  );
  const owing = (await broker.consumers()).filter(
    ({ pending, unacknowledged }) => pending + unacknowledged > 0,
  );
  const kept = all.find(({ config }) => config.name === streams.dead)?.state.messages ?? 0;
  const [outbox] = await database.query<{ count: number }>(
    'select count(*)::float8 as count from outbox',
  );
  return [
    ...listed(
      'queues that are not empty',
      queued.map(({ config, state }) => `${config.name}: ${state.messages}`),
    ),
    ...listed(
      'consumers that owe messages',
      owing.map((each) => JSON.stringify(each)),
    ),
    ...(dead.has(kept) ? [] : [await unexplainedDead(context, kept, dead)]),
    ...(outbox?.count === 0 ? [] : [`${outbox?.count} messages in the outbox`]),
  ];
}

async function unexplainedDead(
  { lab: { broker } }: ScenarioContext,
  kept: number,
  dead: ReadonlySet<number>,
): Promise<string> {
  const letters = await broker.messages(streams.dead, filters.dead);
  const last = letters.slice(-SHOWN).map(({ subject, headers }) => {
    return `${subject} (${headers['beacon-dead-reason'] ?? 'no reason'})`;
  });
  return `${kept} dead letters, not ${[...dead].join(' or ')}; the last: ${last.join('; ')}`;
}

/** A cell whose retry was carried out has had one more call coming to it for each round. */
function noteRounds(
  job: FaultJob,
  executions: readonly ExecutionFacts[],
  rounds: Map<string, number>,
): void {
  for (const execution of executions) {
    const cell = job.cells.get(nameOf(execution));
    if (cell !== undefined) rounds.set(cell.callKey, execution.round);
  }
}

function cellCalls(
  context: ScenarioContext,
  report: CallReport,
  rounds: ReadonlyMap<string, number>,
): CellCalls[] {
  const seen = new Map(report.keys.map((key) => [callKeyOf(key), key]));
  return context.jobs.flatMap(({ job }) =>
    [...job.cells].map(([name, { callKey }]) => ({
      name,
      calls: seen.get(callKey)?.calls ?? 0,
      rounds: rounds.get(callKey) ?? 1,
      exposures: context.exposures.get(callKey) ?? 0,
      disturbed: seen.get(callKey)?.disturbed ?? 0,
    })),
  );
}

/** Calls that no cell of the scenario's jobs explains: another region, another model, another question. */
function foreignCalls(context: ScenarioContext, report: CallReport): string[] {
  const known = new Set(
    context.jobs.flatMap(({ job }) => [...job.cells.values()].map((c) => c.callKey)),
  );
  const foreign = report.keys.filter((key) => !known.has(callKeyOf(key)));
  return listed(
    'calls that belong to no cell',
    foreign.map((key) => JSON.stringify(key)),
  );
}

function listed(what: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, SHOWN).join('; ');
  return [`${items.length} ${what}: ${shown}${items.length > SHOWN ? ' …' : ''}`];
}

function keyOf({ region, cell, round }: Pick<AttemptFacts, 'region' | 'cell' | 'round'>): string {
  return `${region} ${cell} ${round}`;
}
