import type { CDPSession, Page } from 'playwright-core';
import type { Stage } from '../stage/stage.js';
import { ms, quantile } from './figure.js';
import type { Figure } from './figure.js';
import { cellsAreRead, openMatrix } from './open-matrix.js';

const SCROLL_MS = 5_000;
/** As a wheel that is turned fast. */
const WHEEL_PIXELS_PER_SECOND = 4_000;
const MIB = 1024 * 1024;

/** Scrolls through the grid for some seconds, and counts frames and memory. */
export async function scrolling(stage: Stage, job: string): Promise<Figure[]> {
  const { page, context } = await stage.visit({ height: 900 });
  await openMatrix(page, job);
  const session = await context.newCDPSession(page);
  // The time that the thread works, however busy the machine is with others.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await heapMiB(session);
  const slow = await scrolled(page, session, WHEEL_PIXELS_PER_SECOND);
  const fast = await scrolled(page, session, null);
  await cellsAreRead(page);
  const after = await heapMiB(session);
  const elements = await page.locator('*').count();
  await stage.endVisits();
  return [
    ...framesOf(`at ${WHEEL_PIXELS_PER_SECOND} pixels a second`, slow),
    { what: '  rows that are read as they are drawn', value: `${Math.round(100 * slow.read)} %` },
    ...framesOf('through all rows in 5 s', fast),
    { what: 'JS heap after opening, after scrolling', value: `${before} MiB, ${after} MiB` },
    { what: 'elements in the page', value: String(elements) },
  ];
}

/** How a grid scrolled. */
interface Scrolled {
  /** How long each frame took, in milliseconds. */
  readonly frames: readonly number[];
  /** Share of the rows drawn that were read, over all frames. */
  readonly read: number;
  /** What the main thread works for a frame, in milliseconds. */
  readonly work: number;
}

function framesOf(how: string, { frames, work }: Scrolled): Figure[] {
  const total = frames.reduce((sum, each) => sum + each, 0);
  const sorted = frames.toSorted((a, b) => a - b);
  return [
    {
      what: `frames a second, scrolled ${how}`,
      value: ((1_000 * frames.length) / total).toFixed(1),
    },
    {
      what: '  a frame at the median, 99th percentile, longest',
      value: [0.5, 0.99, 1].map((share) => ms(quantile(sorted, share))).join(', '),
    },
    { what: '  work of the main thread for a frame', value: `${work.toFixed(1)} ms` },
  ];
}

async function scrolled(
  page: Page,
  session: CDPSession,
  pixelsPerSecond: number | null,
): Promise<Scrolled> {
  const before = await metric(session, 'TaskDuration');
  const { frames, read } = await scrollGrid(page, pixelsPerSecond);
  const seconds = (await metric(session, 'TaskDuration')) - before;
  return { frames, read, work: (1_000 * seconds) / frames.length };
}

/** Scrolls from the first row on in steps of a frame; to the last one where no speed is given. */
async function scrollGrid(
  page: Page,
  pixelsPerSecond: number | null,
): Promise<Omit<Scrolled, 'work'>> {
  return page.evaluate(
    async ([durationMs, speed]) => {
      const grid = document.querySelector('[role="grid"]');
      if (grid === null) throw new Error('there is no grid');
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      const frames: number[] = [];
      const shares: number[] = [];
      const startedAt = await frame();
      const all = grid.scrollHeight - grid.clientHeight;
      const height = speed === null ? all : Math.min(all, (speed * durationMs) / 1_000);
      for (let last = startedAt; last - startedAt < durationMs;) {
        grid.scrollTop = (height * (last - startedAt)) / durationMs;
        const now = await frame();
        frames.push(now - last);
        last = now;
        const cells = grid.querySelectorAll('[data-row] a').length;
        shares.push(grid.querySelectorAll('[data-row] a[href]').length / Math.max(1, cells));
      }
      return { frames, read: shares.reduce((sum, each) => sum + each, 0) / shares.length };
    },
    [SCROLL_MS, pixelsPerSecond] as const,
  );
}

/** What is in use after the garbage has been collected. */
async function heapMiB(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return Math.round((10 * (await metric(session, 'JSHeapUsedSize'))) / MIB) / 10;
}

async function metric(session: CDPSession, wanted: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === wanted)?.value ?? 0;
}
