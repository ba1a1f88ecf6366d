import type { Scenario } from '../scenario.js';
import { JobView } from '../stage/job-view.js';
import { goSettled } from '../stage/pages.js';
import { sampleJob } from '../stage/sample-jobs.js';
import { check, checkEqual, come, see, seeCount, seeNoMore } from './expect.js';

const extend: Scenario = {
  name: 'extend',
  about:
    'A job that has ended is given a repeat and a question: what is new is asked, what was recorded stays, and the page fills without a reload.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('extend-1'));
    const before = await idsOf(stage, id);
    const visit = await stage.visit();
    const { page } = visit;
    const view = new JobView(page);
    await goSettled(visit, `/jobs/${id}`);
    await seeCount(view.questions, 6);
    await view.control('Extend').click();
    const action = view.dialog.getByRole('button', { name: 'Extend job' });
    check(await action.isDisabled(), 'a job can be extended by nothing');
    const repeats = view.dialog.getByLabel('Repeats of each question, in total');
    await repeats.fill('0');
    await see(view.dialog.getByText('At least 1, which it has.'));
    check(await action.isDisabled(), 'a job can be given fewer repeats than it has');
    await repeats.fill('2');
    const bank = view.dialog.getByRole('group', { name: 'Questions of the bank' });
    await bank.getByRole('checkbox').first().check();
    await action.click();
    await see(page.getByText('72 cells were added; the job comes to 126.'));
    await come('the page counts everything', async () => (await view.recorded()) === 126);
    await see(view.status('completed'));
    await seeCount(view.questions, 7);
    await seeCount(view.cells(/pending/), 0);
    const after = await idsOf(stage, id);
    checkEqual(after.length, 126, 'executions');
    check(
      before.every((execution) => after.includes(execution)),
      'an execution that was recorded is not there any more',
    );
  },
};

async function idsOf(stage: Parameters<Scenario['run']>[0], job: string): Promise<number[]> {
  return (await stage.api.executions(job)).map(({ id }) => id);
}

const archive: Scenario = {
  name: 'archive',
  about:
    'A job is archived: lists leave it out, are found to have it when asked for the archive, and have it again when it is brought back.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('archive-1', { questions: ['math_basic'] }));
    const visit = await stage.visit();
    const { page } = visit;
    const view = new JobView(page);
    const row = page.getByRole('row').filter({ hasText: id });
    await goSettled(visit, `/jobs/${id}`);
    await view.control('Archive').click();
    await view.dialog.getByLabel('Why (for the audit log)').fill('Looked at.');
    await view.dialog.getByRole('button', { name: 'Archive job' }).click();
    await see(page.getByText('The job is archived.'));
    await see(view.head.getByText('archived', { exact: true }));
    await goSettled(visit, `/jobs?q=${id}`);
    await see(page.getByText('No job is like that'));
    await page.getByLabel('Archive').selectOption('archived only');
    await see(row.getByText('archived', { exact: true }));
    await come('the address carries it', () => page.url().includes('archived=true'));
    await page.reload();
    await row.getByRole('link', { name: id }).click();
    await view.control('Bring back').click();
    await view.dialog.getByRole('button', { name: 'Bring back' }).click();
    await see(page.getByText('The job is in lists again.'));
    await seeNoMore(view.head.getByText('archived', { exact: true }));
    await goSettled(visit, `/jobs?q=${id}`);
    await see(row);
    await seeCount(row.getByText('archived', { exact: true }), 0);
  },
};

export const jobChangeScenarios: readonly Scenario[] = [extend, archive];
