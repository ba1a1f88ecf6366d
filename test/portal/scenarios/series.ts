import { until } from '@beacon/testing';
import { z } from 'zod';
import type { Scenario } from '../scenario.js';
import { graveProblems } from '../stage/axe.js';
import { goSettled } from '../stage/pages.js';
import { ATTACKS } from '../stage/sample-jobs.js';
import type { Stage } from '../stage/stage.js';
import { check, checkEqual, come, see, seeCount } from './expect.js';
import { FOREIGN } from './hostile.js';

const ID = 'watched';
const QUESTIONS = 14;
const PHONE_WIDTH = 390;
const runsOf = z.object({
  runs: z.array(z.object({ number: z.number(), looked_at: z.string().nullable() })),
});

/** Two runs, of a model that both regions ask plain questions. */
const BODY = {
  id: ID,
  name: ATTACKS['image'],
  cron: '0 6 1 1 *',
  max_runs: 3,
  job: {
    benchmark: { name: 'Watched' },
    constraints: { regions: ['us-east', 'eu-west'], timeout: '10m' },
    models: ['llama3.2-1b'],
    questions: Array.from({ length: QUESTIONS }, (_, index) => ({
      id: `sum_${index + 1}`,
      text: `What is ${index + 1} + 2?`,
      category: 'math',
      language: 'en',
    })),
  },
};

const series: Scenario = {
  name: 'series',
  about:
    'A model comes to refuse between two runs of a series: its page, which is open, marks the change, names the questions and leads to the comparison; the address carries what is counted.',
  run: async (stage) => {
    await stage.api.must('/api/v1/series', BODY);
    const visit = await stage.visit();
    const { page } = visit;
    await goSettled(visit, `/series/${ID}`);
    await see(page.getByText('No run yet'));
    await runNow(stage, 1);
    await goSettled(visit, `/series/${ID}`);
    await see(page.getByRole('row', { name: /^run 1 the first run/ }));
    await see(page.getByText('No change found in these runs'));
    await stage.simulator.faults([{ match: { region: 'eu-west' }, fault: { kind: 'refuse' } }]);
    await runNow(stage, 2);
    await see(page.getByRole('row', { name: /^run 2 change found/ }));
    await see(page.getByRole('img', { name: /eu-west: .*run 2 100.0 %, change found$/ }));
    await see(page.getByRole('img', { name: /us-east: run 1 0.0 %; run 2 0.0 %$/ }));
    await page.getByText(`${QUESTIONS} questions came out otherwise`).click();
    await see(page.getByRole('link', { name: 'sum_14' }));
    await page.getByText('The same figures as a table').click();
    await see(page.getByRole('row', { name: /eu-west 2 100.0 % .* 14 of 14 change$/ }));
    await page.getByLabel('Counted').selectOption('Withheld');
    await come('the address carries it', () => visit.address.endsWith('?endpoint=withheld'));
    await page.reload();
    await see(page.getByRole('img', { name: /eu-west: .*run 2 100.0 %, change found$/ }));
    checkEqual(await page.getByLabel('Counted').inputValue(), 'withheld', 'counted is');
    checkEqual(await page.locator(FOREIGN).count(), 0, 'elements that the name made');
    await page.getByRole('link', { name: 'Compare run 1 with run 2' }).click();
    await see(page.getByRole('heading', { level: 1, name: 'Compare two jobs' }));
    checkEqual(visit.address, `/jobs/${ID}-run-1/compare?with=${ID}-run-2`, 'it leads to');
    await goSettled(visit, '/series');
    const row = page.getByRole('row').filter({ hasText: ID });
    await see(row.filter({ hasText: 'change found' }).filter({ hasText: '2, completed' }));
    await see(row.getByText(ATTACKS['image'] ?? ''));
    await seeCount(page.locator(FOREIGN), 0);
    for (const theme of ['light', 'dark'] as const) await checkAccess(stage, theme);
  },
};

/** Starts a run, and waits until it was looked at. */
async function runNow(stage: Stage, number: number): Promise<void> {
  await stage.api.must(`/api/v1/series/${ID}/run`, {});
  const isLookedAt = async (): Promise<boolean> => {
    const { body } = await stage.api.get(`/api/v1/series/${ID}/runs?limit=1`);
    const [last] = runsOf.parse(body).runs;
    return last?.number === number && last.looked_at !== null;
  };
  await until(isLookedAt, `run ${number} was looked at`, 30_000);
}

/** No grave problem in either page with everything open, nor is one wider than a phone. */
async function checkAccess(stage: Stage, theme: 'light' | 'dark'): Promise<void> {
  const visit = await stage.visit({ theme, width: PHONE_WIDTH, bypassesPolicy: true });
  for (const path of ['/series', `/series/${ID}`]) {
    await goSettled(visit, path);
    await see(visit.page.getByText('change found').first());
    for (const fold of await visit.page.locator('summary').all()) await fold.click();
    const problems = await graveProblems(visit.page);
    check(problems.length === 0, `${path}, ${theme}: ${problems.join('\n')}`);
    const width = await visit.page.evaluate(() => document.documentElement.scrollWidth);
    check(width <= PHONE_WIDTH, `${path} is ${width} wide on a phone`);
  }
}

const CONTROLLED = 'controlled';

const controls: Scenario = {
  name: 'series-controls',
  about:
    'A series is run, paused, resumed and deleted from its page; what cannot be done now says why.',
  run: async (stage) => {
    await stage.api.must('/api/v1/series', { ...BODY, id: CONTROLLED, name: 'Controlled' });
    const visit = await stage.visit();
    const { page } = visit;
    await goSettled(visit, `/series/${CONTROLLED}`);
    const does = async (button: string, confirm: string, said: string): Promise<void> => {
      await page.getByRole('button', { name: button, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await see(dialog);
      const why = dialog.getByLabel('Why (for the audit log)');
      if (button !== 'Delete') await why.fill(`to ${button.toLowerCase()} it`);
      await dialog.getByRole('button', { name: confirm, exact: true }).click();
      if (said !== '') await see(page.getByRole('status').filter({ hasText: said }));
    };
    await does('Pause', 'Pause series', 'The series is paused.');
    await see(page.getByText('○ paused'));
    await does('Resume', 'Resume series', 'The series goes on.');
    await does('Run now', 'Run it', 'A run starts soon.');
    await see(page.getByRole('row', { name: /^run 1 the first run/ }));
    const { body } = await stage.api.get(`/api/v1/series/${CONTROLLED}/runs`);
    checkEqual(runsOf.parse(body).runs.length, 1, 'runs');
    for (const theme of ['light', 'dark'] as const) await checkDialog(stage, theme);
    await does('Delete', 'Delete series', '');
    await come('the list of series is shown', () => visit.address === '/series');
    await seeCount(page.getByRole('row').filter({ hasText: CONTROLLED }), 0);
    checkEqual((await stage.api.get(`/api/v1/series/${CONTROLLED}`)).status, 404, 'it answers');
  },
};

/** The question before something is deleted, at phone width. */
async function checkDialog(stage: Stage, theme: 'light' | 'dark'): Promise<void> {
  const visit = await stage.visit({ theme, width: PHONE_WIDTH, bypassesPolicy: true });
  await goSettled(visit, `/series/${CONTROLLED}`);
  await visit.page.getByRole('button', { name: 'Delete' }).click();
  await see(visit.page.getByRole('dialog'));
  const problems = await graveProblems(visit.page);
  check(problems.length === 0, `the question, ${theme}: ${problems.join('\n')}`);
  const width = await visit.page.evaluate(() => document.documentElement.scrollWidth);
  check(width <= PHONE_WIDTH, `it is ${width} wide on a phone`);
}

export const seriesScenarios: readonly Scenario[] = [series, controls];
