import { hash } from 'node:crypto';
import { CompactRange, entryText, leafHash, merkleRoot } from '@beacon/signing';
import type { AnalysisPlan, ExecutionEntry, LogEntry, Registration } from '@beacon/signing';
import { until } from '@beacon/testing';
import type { MikroORM } from '@mikro-orm/postgresql';
import { insertJob } from '../harness-spec.js';
import { recordBatch } from '../recording/record-batch.js';
import type { ExecutionRow } from '../recording/execution-row.js';
import { runStatement } from '../statement.js';
import { appendSource } from './append-source.js';
import { isFinalCut, takeLogCut } from './log-cut.js';
import { LOG_SOURCES } from './log-position.js';
import { readLogEntries, readLogState } from './log-reads.js';
import { registerJob } from './register-job.js';

const PLAN: AnalysisPlan = {
  declared: false,
  endpoint: 'refused',
  claim: 'questions_like_these',
  alpha: 0.05,
  margin: 0.05,
  family: 'models_by_endpoint',
  correction: 'holm',
  verdict: '4',
  classifier: '1',
};

/** What the specs' jobs are registered with. */
export const FACTS = {
  specification: { version: 'v1', repeats: 1 },
  questions: { count: 0, sha256: hash('sha256', '[]', 'hex') },
  system_prompts_sha256: hash('sha256', '{}', 'hex'),
};

/** Puts a registered job into the database, as the gateway does. */
export async function insertRegisteredJob(orm: MikroORM, id: string): Promise<void> {
  await insertJob(orm, id);
  const at = new Date('2026-11-30T10:00:00.000Z');
  const job = {
    jobId: id,
    kind: 'accepted',
    cells: 400,
    facts: FACTS,
    analysis: PLAN,
    at,
  } as const;
  await orm.em.fork().transactional((em) => registerJob(em, job, null));
}

/** Records rows as the recorder does. */
export async function record(orm: MikroORM, rows: readonly ExecutionRow[]): Promise<void> {
  const { refused, again } = await recordBatch(orm.em.fork(), rows);
  if (refused.size > 0 || again.length > 0) throw new Error('a row was not recorded');
}

/** Appends all that is there to the logs, page by page. @returns jobs that can be sealed. */
export async function appendAll(orm: MikroORM, limit = 2): Promise<readonly string[]> {
  const em = orm.em.fork();
  const cut = await takeLogCut(em);
  // A transaction of another database of the same server may be open, too.
  await until(() => isFinalCut(em, cut), 'older transactions have ended');
  for (const source of LOG_SOURCES) {
    const page = { target: cut.targets[source], limit };
    while ((await appendSource(em, source, page)) !== 'done');
  }
  return cut.atRest;
}

/** The entries of a log, which must be canonical, with the root over them. */
export async function logOf(
  orm: MikroORM,
  jobId: string,
): Promise<{ readonly entries: readonly LogEntry[]; readonly root: string | undefined }> {
  const em = orm.em.fork();
  const kept = await readLogEntries(em, jobId, { from: 0, to: 1e9, limit: 1e6 });
  kept.forEach(({ position, body }, index) => {
    if (position !== index) throw new Error(`entry ${index} is at ${position}`);
    const canonical = entryText(JSON.parse(body) as LogEntry);
    if (canonical !== body) throw new Error(`not canonical: ${body}, but ${canonical}`);
  });
  const entries = kept.map(({ body }) => JSON.parse(body) as LogEntry);
  const state = await readLogState(em, jobId);
  return { entries, root: state?.root };
}

/** The root over entries, made anew from all of them. */
export function rootOf(entries: readonly LogEntry[]): string {
  return merkleRoot(leavesOf(entries)).toString('hex');
}

/** The root over the first entries only. */
export function rootAt(entries: readonly LogEntry[], size: number): string {
  const tree = new CompactRange();
  for (const leaf of leavesOf(entries.slice(0, size))) tree.append(leaf);
  return tree.root().toString('hex');
}

function leavesOf(entries: readonly LogEntry[]): Buffer[] {
  return entries.map((entry) => leafHash(Buffer.from(entryText(entry))));
}

/** The executions among entries. */
export function executionsIn(entries: readonly LogEntry[]): ExecutionEntry[] {
  return entries.filter((entry) => entry.type === 'execution');
}

/** The registration of a job with a number. */
export async function registrationOf(
  orm: MikroORM,
  jobId: string,
  number = 1,
): Promise<Registration> {
  const [row] = await runStatement<{ statement: string }>(
    orm.em.fork(),
    'select statement from job_registrations where job_id = $1 and number = $2',
    [jobId, number],
  );
  if (row === undefined) throw new Error(`no registration ${number} of ${jobId}`);
  return JSON.parse(row.statement) as Registration;
}
