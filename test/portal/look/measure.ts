import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onceOnExit, projectRoot } from '@beacon/stack';
import { until } from '@beacon/testing';
import { JobView } from '../stage/job-view.js';
import { cellPath, untilSettled } from '../stage/pages.js';
import { MODELS, REGIONS } from '../stage/sample-jobs.js';
import { Stage } from '../stage/stage.js';
import type { StageOptions } from '../stage/stage.js';
import { median, ms } from './figure.js';
import type { Figure } from './figure.js';
import { openMatrix } from './open-matrix.js';
import { scrolling } from './scrolling.js';

const CELLS_PER_QUESTION = MODELS.length * REGIONS.length;
const CONCURRENCY = 32;
const JOB_LIMIT_MS = 1_800_000;
const RUNS = 5;
const ID = 'measured';

/** Runs a job of so many executions, looks at its pages, and prints a table of what that takes. */
export async function measureLargeJob(
  options: StageOptions,
  executions: number,
  tell: (text: string) => void,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'beacon-portal-'));
  const stage = await Stage.start({
    ...options,
    latencyMs: 0,
    cataloguePath: await fastCatalogue(folder),
  });
  const forget = onceOnExit(() => stage.stop());
  try {
    const questions = Math.ceil(executions / CELLS_PER_QUESTION);
    tell(`asking ${questions} questions, ${questions * CELLS_PER_QUESTION} executions …`);
    await stage.submit(largeJob(questions));
    const hasEnded = async (): Promise<boolean> => (await stage.api.job(ID)).status === 'completed';
    await until(hasEnded, 'the large job has ended', JOB_LIMIT_MS);
    for (const { what, value } of await figuresOf(stage)) tell(`${what.padEnd(52)} ${value}`);
  } finally {
    forget();
    await stage.stop();
    await rm(folder, { recursive: true });
  }
}

/** The shipped catalogue with more requests at once, so that the job takes minutes. */
async function fastCatalogue(folder: string): Promise<string> {
  const shipped = await readFile(join(projectRoot(), 'config/catalogue.yaml'), 'utf8');
  const path = join(folder, 'catalogue.yaml');
  await writeFile(path, shipped.replace(/concurrency: \d+/, `concurrency: ${CONCURRENCY}`));
  return path;
}

function largeJob(questions: number): object {
  return {
    id: ID,
    benchmark: { name: 'A large job' },
    constraints: { regions: REGIONS, timeout: '1h' },
    models: MODELS,
    questions: Array.from({ length: questions }, (_, index) => ({
      id: `q${index}`,
      text: `What is known of protest number ${index}?`,
      category: `category ${index % 10}`,
      language: 'en',
    })),
  };
}

async function figuresOf(stage: Stage): Promise<Figure[]> {
  const figures: Figure[] = [];
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await timeToMatrix(stage));
  figures.push({
    what: 'to the matrix, first cells drawn (median of 5)',
    value: ms(median(times)),
  });
  figures.push(...(await scrolling(stage, ID)));
  figures.push({ what: 'filter to differences', value: ms(await timeToDifferences(stage)) });
  figures.push({ what: 'a cell, with its answers', value: ms(await timeToCell(stage)) });
  figures.push({ what: 'the verdict', value: ms(await timeToVerdict(stage)) });
  return figures;
}

/** From the address to drawn cells, with an empty cache. */
async function timeToMatrix(stage: Stage): Promise<number> {
  const { page } = await stage.visit();
  const startedAt = performance.now();
  await openMatrix(page, ID);
  const took = performance.now() - startedAt;
  await stage.endVisits();
  return took;
}

async function timeToDifferences(stage: Stage): Promise<number> {
  const { page } = await stage.visit();
  await openMatrix(page, ID);
  const view = new JobView(page);
  const startedAt = performance.now();
  await view.differing.click();
  await page
    .getByText(/^[\d,]+ of [\d,]+$/)
    .first()
    .waitFor();
  await view
    .cells(/regions differ/)
    .first()
    .waitFor();
  const took = performance.now() - startedAt;
  await stage.endVisits();
  return took;
}

async function timeToCell(stage: Stage): Promise<number> {
  const { page } = await stage.visit();
  const startedAt = performance.now();
  await page.goto(cellPath(ID, { model: MODELS[2], question: 'q7' }));
  await page.getByRole('region', { name: 'us-east' }).getByText('Where it ran').waitFor();
  const took = performance.now() - startedAt;
  await stage.endVisits();
  return took;
}

async function timeToVerdict(stage: Stage): Promise<number> {
  const { page } = await stage.visit();
  const startedAt = performance.now();
  await page.goto(`/jobs/${ID}/verdict`);
  await page.getByRole('region', { name: 'Finding' }).waitFor();
  await untilSettled(page);
  const took = performance.now() - startedAt;
  await stage.endVisits();
  return took;
}
