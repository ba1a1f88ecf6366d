import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onceOnExit, projectRoot } from '@beacon/stack';
import { until } from '@beacon/testing';
import type { CDPSession, Page } from 'playwright-core';
import { JobView } from '../stage/job-view.js';
import { cellPath, untilSettled } from '../stage/pages.js';
import { MODELS, REGIONS } from '../stage/sample-jobs.js';
import { Stage } from '../stage/stage.js';
import type { StageOptions } from '../stage/stage.js';

const CELLS_PER_QUESTION = MODELS.length * REGIONS.length;
const CONCURRENCY = 32;
const JOB_LIMIT_MS = 1_800_000;
const RUNS = 5;
const SCROLL_MS = 5_000;
const MIB = 1024 * 1024;
const ID = 'measured';

interface Figure {
  readonly what: string;
  readonly value: string;
}

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
  figures.push(...(await scrolling(stage)));
  figures.push({ what: 'filter to differences', value: ms(await timeToDifferences(stage)) });
  figures.push({ what: 'a cell, with its answers', value: ms(await timeToCell(stage)) });
  figures.push({ what: 'the verdict', value: ms(await timeToVerdict(stage)) });
  return figures;
}

/** From the address to drawn cells, with an empty cache. */
async function timeToMatrix(stage: Stage): Promise<number> {
  const { page } = await stage.visit();
  const startedAt = performance.now();
  await page.goto(`/jobs/${ID}`);
  await new JobView(page)
    .cells(/answered|refused/)
    .first()
    .waitFor();
  const took = performance.now() - startedAt;
  await stage.endVisits();
  return took;
}

/** Scrolls through the grid for some seconds, and counts frames and memory. */
async function scrolling(stage: Stage): Promise<Figure[]> {
  const { page, context } = await stage.visit({ height: 900 });
  await page.goto(`/jobs/${ID}`);
  await new JobView(page)
    .cells(/answered|refused/)
    .first()
    .waitFor();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const before = await heapMiB(session);
  const frames = await scrollGrid(page);
  await new JobView(page)
    .cells(/answered|refused/)
    .first()
    .waitFor();
  const after = await heapMiB(session);
  const elements = await page.locator('*').count();
  await stage.endVisits();
  const total = frames.reduce((sum, each) => sum + each, 0);
  const sorted = frames.toSorted((a, b) => a - b);
  return [
    {
      what: 'frames a second while it scrolls through all rows',
      value: ((1_000 * frames.length) / total).toFixed(1),
    },
    {
      what: 'a frame at the median, 99th percentile, longest',
      value: [0.5, 0.99, 1].map((share) => ms(quantile(sorted, share))).join(', '),
    },
    { what: 'JS heap after opening, after scrolling', value: `${before} MiB, ${after} MiB` },
    { what: 'elements in the page', value: String(elements) },
  ];
}

/** Scrolls from the first row to the last in steps of a frame, and returns how long each frame took. */
async function scrollGrid(page: Page): Promise<number[]> {
  return page.evaluate(async (durationMs) => {
    const grid = document.querySelector('[role="grid"]');
    if (grid === null) throw new Error('there is no grid');
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const frames: number[] = [];
    const startedAt = await frame();
    const height = grid.scrollHeight - grid.clientHeight;
    for (let last = startedAt; last - startedAt < durationMs;) {
      grid.scrollTop = (height * (last - startedAt)) / durationMs;
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
    return frames;
  }, SCROLL_MS);
}

/** What is in use after the garbage has been collected. */
async function heapMiB(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  return Math.round((10 * used) / MIB) / 10;
}

async function timeToDifferences(stage: Stage): Promise<number> {
  const { page } = await stage.visit();
  await page.goto(`/jobs/${ID}`);
  const view = new JobView(page);
  await view
    .cells(/answered|refused/)
    .first()
    .waitFor();
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

function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}
