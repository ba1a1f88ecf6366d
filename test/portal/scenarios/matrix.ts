import { readFile } from 'node:fs/promises';
import type { Scenario } from '../scenario.js';
import { JobView } from '../stage/job-view.js';
import { goSettled } from '../stage/pages.js';
import { DIFFERING, sampleJob } from '../stage/sample-jobs.js';
import { check, checkEqual, come, see, seeCount } from './expect.js';

const differences: Scenario = {
  name: 'differences',
  about:
    'The matrix is filtered to what differs across regions; the address carries it, a reload restores it, and a click opens the cell.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('differ-1'));
    const { body } = await stage.api.get(`/api/v1/jobs/${id}/matrix?differs=true&limit=50`);
    const differing = (body['questions'] as readonly unknown[]).length;
    check(differing > 0 && differing < 6, `${differing} of 6 questions differ`);
    const visit = await stage.visit();
    const { page } = visit;
    const view = new JobView(page);
    await goSettled(visit, `/jobs/${id}`);
    await seeCount(view.questions, 6);
    await view.differing.click();
    await seeCount(view.questions, differing);
    await come('the address carries it', () => page.url().includes('differs=true'));
    await page.reload();
    await seeCount(view.questions, differing);
    checkEqual(await view.differing.getAttribute('aria-pressed'), 'true', 'the button is pressed');
    const row = view.grid.getByRole('row').filter({ hasText: DIFFERING.question });
    await row.getByRole('link', { name: /^Qwen.*refused.*regions differ$/ }).click();
    await see(page.getByRole('heading', { level: 1, name: DIFFERING.question }));
    await page.goBack();
    await seeCount(view.questions, differing);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await seeCount(view.questions, 6);
  },
};

const deepLink: Scenario = {
  name: 'deep-link',
  about:
    'A link with several filters, as one sends to somebody, shows the same to whoever opens it.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('link-1'));
    const first = await stage.visit();
    const view = new JobView(first.page);
    await goSettled(first, `/jobs/${id}`);
    await first.page.getByRole('button', { name: /^Outcome/ }).click();
    await first.page.getByRole('checkbox', { name: /refused/ }).check();
    await first.page.keyboard.press('Escape');
    await first.page.getByLabel('Order').selectOption('refusal_rate');
    await come('the address carries both', () =>
      /(?=.*outcome=refused)(?=.*sort=refusal_rate)/.test(first.page.url()),
    );
    await come('fewer questions are shown', async () => (await view.questions.count()) < 6);
    const shown = await view.questions.allInnerTexts();
    const second = await stage.visit({ theme: 'dark' });
    await second.page.goto(first.page.url());
    const other = new JobView(second.page);
    await seeCount(other.questions, shown.length);
    checkEqual(await other.questions.allInnerTexts(), shown, 'the second reader sees');
  },
};

const take: Scenario = {
  name: 'export',
  about:
    'A job is taken as a CSV file with every execution, and what is shown is copied as a table.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('export-1'));
    const visit = await stage.visit();
    const { page } = visit;
    await visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await goSettled(visit, `/jobs/${id}`);
    await page.getByRole('button', { name: /^Export/ }).click();
    const started = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const file = await (await started).path();
    const text = await readFile(file, 'utf8');
    const rows = text.split(/\r?\n/).filter((line) => line.includes(id));
    checkEqual(rows.length, 54, 'executions in the file');
    await page.getByRole('button', { name: /^Copy/ }).click();
    await page.getByRole('button', { name: 'As Markdown' }).click();
    await see(page.getByText('Copied 6 questions as Markdown.'));
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    check(
      copied.includes('qwen2.5-1.5b asia-pacific') && copied.split('\n').length >= 8,
      `copied was: ${copied.slice(0, 200)}`,
    );
  },
};

const answers: Scenario = {
  name: 'answers',
  about: 'Answers are found by their words and by outcome, and a reload restores what was found.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('answers-1'));
    const visit = await stage.visit();
    await goSettled(visit, `/jobs/${id}/answers?outcome=refused`);
    const { page } = visit;
    const rows = page.locator('tbody').getByRole('row');
    const { body } = await stage.api.get(
      `/api/v1/jobs/${id}/executions/all?outcome=refused&limit=50`,
    );
    const refused = (body['executions'] as readonly unknown[]).length;
    check(refused > 0 && refused < 50, `${refused} answers are refused`);
    await seeCount(rows, refused);
    await page.reload();
    await seeCount(rows, refused);
    await goSettled(visit, `/jobs/${id}/answers?q=Paris`);
    await see(rows.filter({ hasText: 'Paris' }));
    await goSettled(visit, `/jobs/${id}/answers?q=zyxwvut`);
    await see(page.getByText('No answer is like that'));
  },
};

export const matrixScenarios: readonly Scenario[] = [differences, deepLink, take, answers];
