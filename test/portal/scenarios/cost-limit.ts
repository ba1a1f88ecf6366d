import type { Scenario } from '../scenario.js';
import { JobView } from '../stage/job-view.js';
import { cellPath, goSettled } from '../stage/pages.js';
import { PRICED_MODEL } from '../stage/priced-catalogue.js';
import type { Stage } from '../stage/stage.js';
import { check, checkEqual, come, see, seeNoMore } from './expect.js';

const ID = 'limited';
const QUESTION = 'math_basic';
const CELLS = 30;
const LIMIT = '0.03';

const costLimit: Scenario = {
  name: 'cost-limit',
  about:
    'A cost limit that needs prices and buys too little says both beside its field; the job stops at it, says so, is retried with a higher one, and extended with one higher still.',
  run: async (stage) => {
    const visit = await stage.visit({ allows: [/status of 400/, /status of 409/] });
    const { page } = visit;
    const limit = page.getByLabel('Cost limit (US dollars)');
    const isMarked = async (): Promise<boolean> =>
      (await limit.getAttribute('aria-invalid')) === 'true';
    await goSettled(visit, '/jobs/new');
    await page.getByLabel('Find in the bank').fill(QUESTION);
    await page.locator('input[type=checkbox][aria-describedby]').first().check();
    await page.getByRole('checkbox', { name: /^Llama 3.2 1B/ }).check();
    await page.getByRole('checkbox', { name: /^Mistral 7B/ }).check();
    await page.getByLabel('Repeats').fill('10');
    await page.getByLabel('Job id').fill(ID);
    await page.getByText(/^Limits and order/).click();
    await limit.fill(LIMIT);
    await see(page.getByText(/without prices no cost limit holds.*llama3.2-1b from us-east/i));
    check(await isMarked(), 'the field is not marked');
    await page.getByRole('checkbox', { name: /^Llama 3.2 1B/ }).uncheck();
    await see(page.getByText(/is not enough: it buys \d+ to \d+ of 30 cells\. Up to \$/));
    check(!(await isMarked()), 'the field is still marked');
    await page.reload();
    await see(page.getByRole('region', { name: 'Plan' }).getByText(/^\$0.030 is not enough/));
    await page.getByRole('button', { name: 'Submit job' }).click();
    await come('the page of the job is open', () => visit.address.startsWith(`/jobs/${ID}`));
    const view = new JobView(page);
    await see(view.status('partial'));
    const { left, repeat } = await leftOut(stage);
    const note = page.getByText(`Stopped by its cost limit: ${left} cells not asked`);
    await see(note);
    await goSettled(visit, `/jobs/${ID}/verdict`);
    await see(page.getByText(new RegExp(`${left} of 30 executions were not asked`)));
    const cell = cellPath(ID, { model: PRICED_MODEL, question: QUESTION });
    await goSettled(visit, `${cell}&repeat=${repeat}`);
    await see(page.getByText('Not asked: the cost limit was reached'));
    await view.control('Retry failed').click();
    const raised = await limit.inputValue();
    check(Number(raised) > Number(LIMIT), `the limit begins with ${raised}`);
    const retry = view.dialog.getByRole('button', { name: 'Retry' });
    await limit.fill('0.02');
    await see(view.dialog.getByText(`At least ${LIMIT}, which it has.`));
    check(await retry.isDisabled(), 'a limit can be lowered');
    await limit.fill(LIMIT);
    await retry.click();
    await see(view.dialog.getByText(/give a higher max_cost/));
    check(await isMarked(), 'the field is not marked for the refusal');
    await limit.fill(raised);
    await retry.click();
    await see(page.getByText(`${left} cells are asked again.`));
    await see(view.status('completed'));
    await seeNoMore(note);
    const { counters } = await stage.api.job(ID);
    checkEqual(counters.completed + counters.refused, CELLS, 'cells with an answer');
    await view.control('Extend').click();
    checkEqual(await limit.inputValue(), raised, 'an extension begins with the limit');
    await limit.fill('0.2');
    await view.dialog.getByLabel('Repeats of each question, in total').fill('11');
    await view.dialog.getByRole('button', { name: 'Extend job' }).click();
    await see(page.getByText('3 cells were added; the job comes to 33.'));
    await come('the page counts them', async () => (await view.recorded()) === 33);
    await see(view.head.getByText('of $0.20'));
  },
};

/** How many cells were not asked, and a repeat that was not. */
async function leftOut(stage: Stage): Promise<{ left: number; repeat: number }> {
  const executions = await stage.api.executions(ID);
  const notAsked = executions.filter(({ status }) => status === 'failed');
  check(notAsked.length > 0 && notAsked.length < CELLS, `${notAsked.length} cells were not asked`);
  return { left: notAsked.length, repeat: notAsked[0]?.repeat ?? 1 };
}

export const costLimitScenarios: readonly Scenario[] = [costLimit];
