import type { Lab } from '../lab/lab.js';
import type { FaultJob } from './fault-job.js';

/** A job stands still. The message holds all that is known of why. */
export class StuckRunError extends Error {
  override readonly name = 'StuckRunError';

  constructor(jobId: string, details: string) {
    super(`job ${jobId} stands still\n${details}`);
  }
}

const MISSING_SHOWN = 20;
const LOG_LINES = 12;

/** What the database, the broker, the provider and the processes say of a job that stands still. */
export async function describeStuckRun(lab: Lab, job: FaultJob): Promise<string> {
  const sections: (readonly [title: string, text: () => Promise<string>])[] = [
    [
      'job',
      async () => json(await lab.database.query('select * from jobs where id = $1', [job.id])),
    ],
    ['lanes', async () => lines(await lanesOf(lab, job.id))],
    ['missing cells', async () => missingCells(lab, job)],
    ['rounds', async () => lines(await openRounds(lab, job.id))],
    ['lane states', async () => lines(await lab.database.query('select * from lanes'))],
    ['outbox', async () => lines(await outbox(lab))],
    ['streams', async () => lines(await streamStates(lab))],
    ['consumers', async () => lines(await lab.broker.consumers())],
    ['provider', async () => lines((await lab.simulator.report()).lanes)],
    ['last lines', async () => lastLines(lab)],
  ];
  const texts: string[] = [];
  for (const [title, text] of sections) {
    texts.push(`  ${title}:\n${indent(await text().catch((error: unknown) => String(error)))}`);
  }
  return texts.join('\n');
}

async function lanesOf(lab: Lab, jobId: string): Promise<unknown[]> {
  return lab.database.query(
    `select l.region, l.model_id, l.cells, l.planned, l.closing_code, p.recorded, p.failed, p.cancelled
     from job_lanes l left join job_lane_progress p using (job_id, region, model_id) where l.job_id = $1`,
    [jobId],
  );
}

async function missingCells(lab: Lab, job: FaultJob): Promise<string> {
  const rows = await lab.database.executions(job.id);
  const recorded = new Set(rows.map(({ region, cell }) => `${region} ${cell}`));
  const missing = [...job.cells.values()].filter((c) => !recorded.has(`${c.region} ${c.cell}`));
  const shown = missing.slice(0, MISSING_SHOWN);
  return `${missing.length} of ${job.cells.size}\n${lines(shown)}`;
}

async function openRounds(lab: Lab, jobId: string): Promise<unknown[]> {
  return lab.database.query(
    `select region, model_id, cell, round, state from cell_rounds where job_id = $1 and state in ('waiting', 'planned') limit 20`,
    [jobId],
  );
}

async function outbox(lab: Lab): Promise<unknown[]> {
  return lab.database.query('select id, subject, created_at from outbox order by id limit 10');
}

async function streamStates(lab: Lab): Promise<unknown[]> {
  return (await lab.broker.streams()).map(({ config, state }) => ({
    name: config.name,
    messages: state.messages,
    first: state.first_seq,
    last: state.last_seq,
  }));
}

async function lastLines(lab: Lab): Promise<string> {
  return [...lab.services.values()]
    .map((each) => `${each.name}\n${indent(each.logs().slice(-LOG_LINES).join('\n'))}`)
    .join('\n');
}

function lines(rows: readonly unknown[]): string {
  return rows.map(json).join('\n');
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
