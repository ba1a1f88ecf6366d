import type { Scenario } from '../scenario.js';
import { JobView } from '../stage/job-view.js';
import { goSettled } from '../stage/pages.js';
import { checkEqual, come, see, seeCount } from './expect.js';

const create: Scenario = {
  name: 'new-job',
  about:
    'A job is entered in the form with questions of the bank and of one’s own; the plan counts its cells, a reload keeps the draft, and the submission leads to the job.',
  run: async (stage) => {
    const visit = await stage.visit();
    const { page } = visit;
    await goSettled(visit, '/jobs/new');
    await page.getByLabel('Find in the bank').fill('taiwan_status');
    await page.locator('input[type=checkbox][aria-describedby]').first().check();
    await page.getByRole('button', { name: 'Add a question of your own' }).click();
    const own = page.getByRole('group', { name: 'Own question 1' });
    await own.getByLabel('Text').fill('What is <b>bold</b> about it?');
    await page.getByRole('checkbox', { name: /^Llama 3.2 1B/ }).check();
    await page.getByRole('checkbox', { name: /^Mistral 7B/ }).check();
    await page.getByLabel('mistral-7b from asia-pacific').uncheck();
    await page.getByLabel('Repeats').fill('2');
    await page.getByLabel('Job id').fill('made-in-the-form');
    const plan = page.getByRole('region', { name: 'Plan' });
    await see(plan.getByText('20 cells'));
    await page.reload();
    await see(plan.getByText('20 cells'));
    await page.getByRole('button', { name: 'Submit job' }).click();
    await come('the page of the job is open', () =>
      visit.address.startsWith('/jobs/made-in-the-form'),
    );
    const view = new JobView(page);
    await see(view.status('completed'));
    await seeCount(view.questions, 2);
    await see(view.questions.filter({ hasText: 'What is <b>bold</b> about it?' }));
    const { counters } = await stage.api.job('made-in-the-form');
    checkEqual(counters.recorded, 20, 'executions');
  },
};

const mend: Scenario = {
  name: 'new-job-problems',
  about:
    'What cannot be submitted says why beside its field, and takes the focus when it is tried; mended, it is submitted.',
  run: async (stage) => {
    const visit = await stage.visit({ allows: [/status of 400/] });
    const { page } = visit;
    await goSettled(visit, '/jobs/new');
    await page.getByLabel('Find in the bank').fill('math_basic');
    await page.locator('input[type=checkbox][aria-describedby]').first().check();
    await page.getByRole('checkbox', { name: /^Llama 3.2 1B/ }).check();
    const repeats = page.getByLabel('Repeats');
    await repeats.fill('0');
    await come(
      'the field is marked',
      async () => (await repeats.getAttribute('aria-invalid')) === 'true',
    );
    await page.getByRole('button', { name: 'Submit job' }).click();
    await come('the field has the focus', () =>
      repeats.evaluate((field) => field === document.activeElement),
    );
    checkEqual(visit.address.split('?')[0], '/jobs/new', 'the page is');
    await repeats.fill('1');
    await come(
      'the mark is gone',
      async () => (await repeats.getAttribute('aria-invalid')) === 'false',
    );
    await page.getByRole('button', { name: 'Submit job' }).click();
    await come('the page of the job is open', () => /^\/jobs\/(?!new)/.test(visit.address));
    await see(new JobView(page).status('completed'));
  },
};

export const newJobScenarios: readonly Scenario[] = [create, mend];
