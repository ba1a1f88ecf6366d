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

const DIST = join(projectRoot(), 'apps/portal/dist');

/** Whether what readers load stays within the budget; tells the sizes. */
export async function bundleResult(tell: (text: string) => void): Promise<ScenarioResult> {
  const startedAt = performance.now();
  const first = await gzipped(['index.html', ...(await firstPageFiles())]);
  const whole = await gzipped((await readdir(DIST, { recursive: true })).filter(isSent));
  tell(`bundle: first page ${first} kB of ${FIRST_PAGE_KB}, whole ${whole} kB of ${WHOLE_KB}`);
  const problems = [
    ...(first > FIRST_PAGE_KB ? [`the first page is ${first} kB, more than ${FIRST_PAGE_KB}`] : []),
    ...(whole > WHOLE_KB ? [`the whole bundle is ${whole} kB, more than ${WHOLE_KB}`] : []),
  ];
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  return { name: 'bundle', seconds, problems };
}

async function firstPageFiles(): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(DIST, '.vite/manifest.json'), 'utf8')) as unknown;
  return loadedFiles(manifest as Manifest, FIRST_PAGE);
}

function isSent(name: string): boolean {
  return SENT.test(name);
}

/** Together, in kB with one decimal. */
async function gzipped(names: readonly string[]): Promise<number> {
  const files = await Promise.all(names.map((name) => readFile(join(DIST, name))));
  const bytes = files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
  return Math.round(bytes / 100) / 10;
}
