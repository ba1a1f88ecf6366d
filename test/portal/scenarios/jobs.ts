import type { Scenario } from '../scenario.js';
import { sampleJob } from '../stage/sample-jobs.js';
import { goSettled } from '../stage/pages.js';
import { checkEqual, come, see, seeCount } from './expect.js';

const openStart: Scenario = {
  name: 'start',
  about:
    'The address of the gateway leads to the list of jobs; each page is reached from the menu.',
  run: async (stage) => {
    const visit = await stage.visit();
    await visit.go('/');
    checkEqual(visit.address, '/jobs', 'the start leads to');
    const menu = visit.page.getByRole('navigation', { name: 'Pages' });
    for (const [name, path] of [
      ['Series', '/series'],
      ['Questions', '/questions'],
      ['Calibration', '/calibration'],
      ['System', '/system'],
      ['Jobs', '/jobs'],
    ] as const) {
      await menu.getByRole('link', { name }).click();
      await see(visit.page.getByRole('heading', { level: 1, name }));
      await come(`the address of ${name} is ${path}`, () => visit.address.split('?')[0] === path);
      await see(menu.locator('[aria-current="page"]', { hasText: name }));
    }
  },
};

const listJobs: Scenario = {
  name: 'jobs',
  about:
    'Jobs are found by id and status; the address carries the filters, and a reload restores them.',
  run: async (stage) => {
    await stage.finished(sampleJob('list-one', { questions: ['math_basic'] }));
    await stage.finished(sampleJob('list-two', { questions: ['math_basic'] }));
    const { page } = await stage.visit();
    await page.goto('/jobs');
    const rows = page.getByRole('row').filter({ hasText: 'list-' });
    await seeCount(rows, 2);
    await page.getByLabel('Id or name').fill('list-two');
    await seeCount(rows, 1);
    await page.getByLabel('completed', { exact: true }).check();
    await come('the address carries both filters', () =>
      /\?(?=.*q=list-two)(?=.*status=completed)/.test(page.url()),
    );
    await page.reload();
    await seeCount(rows, 1);
    checkEqual(await page.getByLabel('Id or name').inputValue(), 'list-two', 'the box says');
    await page.getByLabel('completed', { exact: true }).uncheck();
    await page.getByLabel('failed', { exact: true }).check();
    await see(page.getByText('No job is like that'));
    await page.getByRole('link', { name: 'Show all that are not archived' }).click();
    await seeCount(rows, 2);
  },
};

const missingJob: Scenario = {
  name: 'missing',
  about:
    'A job, a page or a cell that does not exist is said to be missing, and the way on is shown.',
  run: async (stage) => {
    const { page } = await stage.visit({ allows: [/status of 404/] });
    await page.goto('/jobs/no-such-job');
    await see(page.getByRole('alert').filter({ hasText: 'Not found' }));
    await page.goto('/jobs/no-such-job/no-such-page');
    await see(page.getByText(/There is no such page|Not found/));
    await see(page.getByRole('navigation', { name: 'Pages' }));
  },
};

const bank: Scenario = {
  name: 'questions',
  about:
    'Questions are found by wording, category and language, and a reload restores what was found.',
  run: async (stage) => {
    const visit = await stage.visit();
    await goSettled(visit, '/questions');
    const { page } = visit;
    const rows = page.locator('tbody').getByRole('row');
    const all = await rows.count();
    await page.getByLabel('Id, topic or wording').fill('hongkong_2019');
    await seeCount(rows, 1);
    await come('the address carries the search', () => page.url().includes('q=hongkong_2019'));
    await page.reload();
    await seeCount(rows, 1);
    await page.getByLabel('Id, topic or wording').fill('');
    await seeCount(rows, all);
    await page.getByLabel('Language').selectOption({ index: 1 });
    await come('fewer questions are shown', async () => (await rows.count()) < all);
  },
};

export const jobScenarios: readonly Scenario[] = [openStart, listJobs, missingJob, bank];
