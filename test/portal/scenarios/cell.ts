import type { Scenario } from '../scenario.js';
import { REGIONS, sampleJob } from '../stage/sample-jobs.js';
import { cellPath, goSettled } from '../stage/pages.js';
import { check, checkEqual, come, see, seeCount, seeNoMore } from './expect.js';

const openCell: Scenario = {
  name: 'cell',
  about:
    'A deep link opens the answers of all regions side by side; the words that differ are marked, and a reload keeps them.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('cell-1'));
    const visit = await stage.visit();
    await goSettled(visit, cellPath(id));
    const { page } = visit;
    for (const region of REGIONS) await see(page.getByRole('region', { name: region }));
    const asia = page.getByRole('region', { name: 'asia-pacific' });
    await see(asia.locator('header').getByText('refused'));
    const east = page.getByRole('region', { name: 'us-east' });
    await see(east.locator('header').getByText('answered'));
    const marked = asia.locator('mark');
    const before = await marked.count();
    await page.getByLabel('Mark words that differ from').selectOption('us-east');
    await come('more words are marked', async () => (await marked.count()) > before);
    await come('the address carries it', () => page.url().includes('base=us-east'));
    await page.reload();
    await come('a reload marks them again', async () => (await marked.count()) > before);
    await asia.getByText(/^Attempts \(1\)$/).click();
    await see(asia.getByText(/^1\.1 counts/));
  },
};

const correct: Scenario = {
  name: 'correction',
  about:
    'An outcome is corrected with a reason, the rates count it, its history says so, and it is withdrawn again.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('correct-1'));
    const visit = await stage.visit();
    await goSettled(visit, cellPath(id));
    const { page } = visit;
    const asia = page.getByRole('region', { name: 'asia-pacific' });
    await asia.getByText('Correct the outcome').click();
    const button = asia.getByRole('button', { name: 'Correct', exact: true });
    check(await button.isDisabled(), 'an outcome can be corrected without a reason');
    await asia.getByLabel('What happened').selectOption('evasive');
    await asia.getByLabel('Why').fill('It says <b>nothing</b> of what was asked.');
    await asia.getByLabel('Your name').fill('A. Reader');
    await button.click();
    await see(asia.getByText('Corrected: rates and verdict count it'));
    await see(asia.getByText('Corrected by A. Reader'));
    await see(asia.locator('header').getByText('evasive'));
    checkEqual(await outcomeOf(stage, id), 'evasive', 'the API says');
    await asia.getByText('How the outcome came about').click();
    await see(asia.getByText('It says <b>nothing</b> of what was asked.'));
    await asia.getByRole('button', { name: 'Withdraw the correction' }).click();
    await seeNoMore(asia.getByText('Corrected by A. Reader'));
    await see(asia.locator('header').getByText('refused'));
    await seeCount(asia.getByRole('button', { name: 'Withdraw the correction' }), 0);
    checkEqual(await outcomeOf(stage, id), 'refused', 'after the withdrawal the API says');
  },
};

async function outcomeOf(stage: Parameters<Scenario['run']>[0], job: string): Promise<unknown> {
  const all = await stage.api.executions(job);
  return all.find(
    ({ region, model_id: model, question_id: question }) =>
      region === 'asia-pacific' && model === 'qwen2.5-1.5b' && question === 'taiwan_status',
  )?.outcome;
}

export const cellScenarios: readonly Scenario[] = [openCell, correct];
