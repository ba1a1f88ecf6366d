import type { Scenario } from '../scenario.js';
import { JobView } from '../stage/job-view.js';
import { cellPath, goSettled } from '../stage/pages.js';
import { REGIONS, sampleJob } from '../stage/sample-jobs.js';
import type { Stage } from '../stage/stage.js';
import { checkEqual, come, see, seeCount } from './expect.js';

const erased: Scenario = {
  name: 'erased',
  about:
    'Answers are erased from the page of a job that has ended, which asks first and says what goes and what stays; the job then says so and when on each of its pages; outcomes stay, and a cell shows that its answer is gone.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('erased-1'));
    const visit = await stage.visit();
    await goSettled(visit, `/jobs/${id}`);
    const view = new JobView(visit.page);
    await seeCount(view.head.getByText(/^answers erased at/), 0);
    await erase(stage, view, id);
    for (const page of ['', '/answers', '/verdict']) {
      await goSettled(visit, `/jobs/${id}${page}`);
      await see(view.head.getByText(/^answers erased at/));
    }
    await see(visit.page.getByText(/^the answers were erased at/i));
    await goSettled(visit, cellPath(id));
    await see(view.head.getByText(/^answers erased at/));
    for (const name of REGIONS) {
      await see(
        visit.page.getByRole('region', { name }).getByText('Its outcome and its hash stay'),
      );
    }
    const asia = visit.page.getByRole('region', { name: 'asia-pacific' });
    await see(asia.locator('header').getByText('refused'));
  },
};

/** Asks for it where people do; that it was done comes with an event. */
async function erase(stage: Stage, view: JobView, id: string): Promise<void> {
  const erasureOf = async () =>
    (await stage.api.get(`/api/v1/jobs/${id}`)).body['erasure'] as Erasure | null;
  await view.control('Erase answers').click();
  await see(view.dialog.getByText('This cannot be taken back.'));
  await see(view.dialog.getByText('54 executions'));
  await see(view.dialog.getByText('the SHA-256 and the length of each answer'));
  await view.dialog.getByRole('button', { name: 'Leave it' }).click();
  await seeCount(view.dialog, 0);
  checkEqual(await erasureOf(), null, 'what was left is');
  await view.control('Erase answers').click();
  await view.dialog.getByLabel('Why (for the audit log)').fill('Kept for long enough.');
  await view.dialog.getByRole('button', { name: 'Erase answers' }).click();
  await see(view.head.getByText('The answers are being erased.'));
  await see(view.head.getByText(/^answers erased at/));
  await come('it stands with its reason', async () => {
    const { cause, reason } = (await erasureOf()) ?? {};
    return cause === 'command' && reason === 'Kept for long enough.';
  });
  for (const control of ['Erase answers', 'Extend', 'Retry failed']) {
    checkEqual(
      await view.control(control).getAttribute('aria-disabled'),
      'true',
      `${control} is off`,
    );
  }
}

interface Erasure {
  readonly cause: string;
  readonly reason: string | null;
}

export const erasedScenarios: readonly Scenario[] = [erased];
