import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import type { Visit } from '../browser/visit.js';
import type { Scenario } from '../scenario.js';
import { JobView } from '../stage/job-view.js';
import { cellPath, goSettled } from '../stage/pages.js';
import { ATTACKS, DIFFERING, REGIONS, hostileJob, sampleJob } from '../stage/sample-jobs.js';
import type { Stage } from '../stage/stage.js';
import { check, checkEqual, come, see, seeCount } from './expect.js';
import { FOREIGN, openFolds } from './hostile.js';

const published: Scenario = {
  name: 'published',
  about:
    'The page to publish is taken by a click and opened from a file: its pages and filters show what the gateway’s do, a deep link restores a view, and no request leaves it.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('published-1', { repeats: 2 }));
    const visit = await stage.visit();
    await goSettled(visit, `/jobs/${id}`);
    const wanted = await differingOf(visit, id);
    await withCopy(visit, async (file) => {
      const requests: string[] = [];
      const copy = await stage.visit({ at: file });
      copy.page.on('request', (request) => requests.push(request.url()));
      await readCopy(copy, { id, file, wanted });
      await readDeepLink(stage, `${file}#/jobs/${id}?differs=true`, wanted);
      checkEqual(leaving(requests, file), [], 'requests of the copy');
    });
  },
};

interface Copied {
  readonly id: string;
  readonly file: string;
  /** Questions that differ, as the gateway's page shows them. */
  readonly wanted: readonly string[];
}

async function readCopy({ page }: Visit, { id, file, wanted }: Copied): Promise<void> {
  const view = new JobView(page);
  await page.goto(file);
  await seeCount(view.questions, 6);
  await see(page.getByLabel('About this copy').getByText(/^Simulation\./));
  await view.differing.click();
  await seeCount(view.questions, wanted.length);
  checkEqual(await view.questions.allInnerTexts(), wanted, 'questions that differ');
  await come('the address carries it', () => page.url().includes('differs=true'));
  await page.reload();
  await seeCount(view.questions, wanted.length);
  const row = view.grid.getByRole('row').filter({ hasText: DIFFERING.question });
  await row.getByRole('link', { name: /^Qwen.*refused.*regions differ$/ }).click();
  for (const region of REGIONS) await see(page.getByRole('region', { name: region }));
  await see(page.getByRole('region', { name: 'asia-pacific' }).locator('mark').first());
  checkEqual(await page.getByText('Correct the outcome').count(), 0, 'ways to change it');
  await openTab(page, 'Verdict');
  await see(page.getByRole('region', { name: 'Finding' }));
  await openTab(page, 'Answers');
  const rows = page.locator('tbody').getByRole('row');
  await seeCount(rows, 50);
  await page.getByLabel('Outcome').selectOption('refused');
  await come('fewer answers are shown', async () => {
    const count = await rows.count();
    return count > 0 && count < 50;
  });
  await openTab(page, 'Matrix');
  await seeCount(view.questions, 6);
  check(page.url().startsWith(`${file}#/jobs/${id}`), `the address is ${page.url()}`);
}

async function readDeepLink(stage: Stage, url: string, wanted: readonly string[]): Promise<void> {
  const other = await stage.visit({ at: url, theme: 'dark', width: 390 });
  await other.page.goto(url);
  const view = new JobView(other.page);
  await seeCount(view.questions, wanted.length);
  checkEqual(await view.differing.getAttribute('aria-pressed'), 'true', 'the button is pressed');
}

async function differingOf({ page }: Visit, id: string): Promise<string[]> {
  const view = new JobView(page);
  await seeCount(view.questions, 6);
  await view.differing.click();
  await come('the page is filtered', async () => (await view.questions.count()) < 6);
  const shown = await view.questions.allInnerTexts();
  check(shown.length > 0, `nothing differs in ${id}`);
  return shown;
}

const hostileCopy: Scenario = {
  name: 'published-hostile',
  about:
    'Attacks in questions, names and answers are texts in the page to publish, too: nothing runs, and no request leaves it.',
  run: async (stage) => {
    const id = await stage.finished(hostileJob('published-2'));
    const visit = await stage.visit();
    await goSettled(visit, `/jobs/${id}`);
    await withCopy(visit, async (file) => {
      const { page } = await stage.visit({ at: file });
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(file);
      await see(new JobView(page).questions.filter({ hasText: ATTACKS['image'] ?? '' }));
      await checkInert(page);
      for (const question of Object.keys(ATTACKS)) {
        await page.goto(`${file}#${cellPath(id, { model: 'llama3.2-1b', question })}`);
        await see(page.getByRole('heading', { level: 1 }));
        await see(page.getByRole('region', { name: 'us-east' }).locator('bdi'));
        await openFolds(page);
        await checkInert(page);
      }
      await openTab(page, 'Answers');
      await see(page.locator('tbody').getByRole('row'));
      await checkInert(page);
      checkEqual(leaving(requests, file), [], 'requests of the copy');
    });
  },
};

/** Requests for anything but the file itself. */
function leaving(requests: readonly string[], file: string): string[] {
  return requests.filter((url) => url.split('#')[0] !== file);
}

async function checkInert(page: Page): Promise<void> {
  checkEqual(await page.locator(FOREIGN).count(), 0, 'elements that are an attack’s');
  check(await page.locator('body').isVisible(), 'the page was hidden');
}

/** Takes the page to publish as a reader does, and does something with its address. */
async function withCopy({ page }: Visit, work: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'beacon-published-'));
  try {
    await page.getByRole('button', { name: /^Export/ }).click();
    const started = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Page to publish', exact: true }).click();
    const path = join(folder, 'copy.html');
    await (await started).saveAs(path);
    await work(pathToFileURL(path).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function openTab(page: Page, name: string): Promise<void> {
  const tabs: Locator = page.getByRole('navigation', { name: 'Pages of the job' });
  await tabs.getByRole('link', { name }).click();
}

export const publishedScenarios: readonly Scenario[] = [published, hostileCopy];
