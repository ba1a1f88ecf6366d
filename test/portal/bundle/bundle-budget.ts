import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '@beacon/stack';
import type { ScenarioResult } from '../suite.js';
import { loadedFiles } from './loaded-files.js';
import type { Manifest } from './loaded-files.js';

/** In kB of 1,000 bytes, packed by gzip. */
const FIRST_PAGE_KB = 120;
const WHOLE_KB = 250;

/** What is loaded when `/` is opened, which leads to the list of jobs. */
const FIRST_PAGE = ['index.html', 'src/pages/jobs/jobs-page.tsx'];
const SENT = /\.(html|js|css|svg)$/;
/** The same pages once more, in one piece, for jobs that are published: no reader of the portal loads it. */
const PUBLISHED = /^site[\\/]/;

const DIST = join(projectRoot(), 'apps/portal/dist');

/** Whether what readers load stays within the budget; tells the sizes. */
export async function bundleResult(tell: (text: string) => void): Promise<ScenarioResult> {
  const startedAt = performance.now();
  const first = await gzipped(['index.html', ...(await firstPageFiles())]);
  const all = (await readdir(DIST, { recursive: true })).filter((name) => SENT.test(name));
  const whole = await gzipped(all.filter((name) => !PUBLISHED.test(name)));
  const published = await gzipped(all.filter((name) => PUBLISHED.test(name)));
  tell(
    `bundle: first page ${first} kB of ${FIRST_PAGE_KB}, whole ${whole} kB of ${WHOLE_KB}, published page ${published} kB of ${WHOLE_KB}`,
  );
  const problems = [
    ...(first > FIRST_PAGE_KB ? [`the first page is ${first} kB, more than ${FIRST_PAGE_KB}`] : []),
    ...(whole > WHOLE_KB ? [`the whole bundle is ${whole} kB, more than ${WHOLE_KB}`] : []),
    ...(published > WHOLE_KB
      ? [`the published page is ${published} kB, more than ${WHOLE_KB}`]
      : []),
  ];
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  return { name: 'bundle', seconds, problems };
}

async function firstPageFiles(): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(DIST, '.vite/manifest.json'), 'utf8')) as unknown;
  return loadedFiles(manifest as Manifest, FIRST_PAGE);
}

/** Together, in kB with one decimal. */
async function gzipped(names: readonly string[]): Promise<number> {
  const files = await Promise.all(names.map((name) => readFile(join(DIST, name))));
  const bytes = files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
  return Math.round(bytes / 100) / 10;
}
