import type { Page } from 'playwright-core';
import type { Scenario } from '../scenario.js';
import { goSettled } from '../stage/pages.js';
import { MODELS, REGIONS, sampleJob } from '../stage/sample-jobs.js';
import { check, checkEqual, come, see } from './expect.js';

const review: Scenario = {
  name: 'review',
  about:
    'A review is made; a rater labels two answers, one by key and one by button, without learning region or model, and takes one back.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('review-1'));
    const visit = await stage.visit();
    const { page } = visit;
    await goSettled(visit, `/jobs/${id}/review`);
    await page.getByRole('button', { name: 'Start the review' }).click();
    const parts = page.getByRole('navigation', { name: 'Parts of the review' });
    await parts.getByRole('link', { name: 'Label', exact: true }).click();
    await page.getByLabel('Your name').fill('Rater One');
    await page.getByRole('button', { name: 'Label answers' }).click();
    const heading = page.getByRole('heading', { name: /^Answer \d+ of \d+/ });
    await see(heading);
    await checkBlind(page);
    const first = await heading.innerText();
    await page.keyboard.press('a');
    await come('the next answer is shown', async () => (await heading.innerText()) !== first);
    await checkBlind(page);
    const second = await heading.innerText();
    await page
      .getByRole('group', { name: 'Label' })
      .getByRole('button', { name: 'refused' })
      .click();
    await come('the next answer is shown', async () => (await heading.innerText()) !== second);
    await come('the API has both labels', async () => (await labelsOf(stage, id)) === 2);
    await page.keyboard.press('u');
    await see(page.getByText('you said refused'));
    await page.keyboard.press('e');
    await come('the label is changed', async () => (await heading.innerText()) !== second);
    checkEqual(await labelsOf(stage, id), 2, 'labels that the API has');
    await parts.getByRole('link', { name: 'Results' }).click();
    await see(page.getByText('Rater One'));
  },
};

/** What is labelled must not say whose it is. */
async function checkBlind(page: Page): Promise<void> {
  const text = await page.getByRole('article').innerText();
  const told = [...REGIONS, ...MODELS].filter((name) => text.includes(name));
  check(told.length === 0, `the item tells ${told.join(', ')}`);
}

async function labelsOf(stage: Parameters<Scenario['run']>[0], id: string): Promise<number> {
  const { body } = await stage.api.get(`/api/v1/jobs/${id}/review`);
  const raters = body['raters'] as readonly { readonly labels: number }[];
  return raters.reduce((sum, { labels }) => sum + labels, 0);
}

export const reviewScenarios: readonly Scenario[] = [review];
