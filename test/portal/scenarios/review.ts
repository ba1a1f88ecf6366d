import type { Page } from 'playwright-core';
import type { Scenario } from '../scenario.js';
import { goSettled } from '../stage/pages.js';
import { MODELS, REGIONS, sampleJob } from '../stage/sample-jobs.js';
import type { Stage } from '../stage/stage.js';
import { check, checkEqual, come, see, seeCount } from './expect.js';

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

const settle: Scenario = {
  name: 'review-settle',
  about:
    'Of two answers on which two raters disagree, a third person skips one, settles both by keys without learning region or model, and the results count them; who has labelled cannot settle.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('settle-1'));
    await disagree(stage, id);
    const visit = await stage.visit();
    const { page } = visit;
    await goSettled(visit, `/jobs/${id}/review`);
    const parts = page.getByRole('navigation', { name: 'Parts of the review' });
    await parts.getByRole('link', { name: 'Settle disagreements (2)' }).click();
    await settleAs(page, 'Rater One');
    await see(page.getByText('Nothing is left for you'));
    await page.getByRole('button', { name: 'Somebody else' }).click();
    await settleAs(page, 'Third Person');
    const heading = page.getByRole('heading', { name: /^Answer \d+ of \d+/ });
    await see(heading);
    await checkBlind(page);
    const said = page.getByRole('list', { name: 'What raters said' });
    for (const words of [/Rater One.*answered/s, /Rater Two.*refused/s])
      await see(said.filter({ hasText: words }));
    const first = await heading.innerText();
    await page.keyboard.press('s');
    await come('the other answer is shown', async () => (await heading.innerText()) !== first);
    await page.keyboard.press('n');
    await page.keyboard.type('are both partly right');
    await page.keyboard.press('Escape');
    await page.keyboard.press('p');
    await come('the skipped answer comes again', async () => (await heading.innerText()) === first);
    await page.keyboard.press('4');
    await see(page.getByText('Nothing is left for you'));
    await see(page.getByText('You have settled 2 answers since you opened this page.'));
    const { body } = await stage.api.get(`/api/v1/jobs/${id}/review`);
    const { concluded, disputed } = body['progress'] as Record<string, number>;
    checkEqual([concluded, disputed], [2, 0], 'concluded and in dispute, says the API');
    await parts.getByRole('link', { name: 'Results' }).click();
    await see(page.getByText(/^\d+ answers: 2 concluded/));
    await seeCount(parts.getByRole('link', { name: 'Settle disagreements (2)' }), 0);
  },
};

/** Makes a review in which two raters say different things of the first two answers. */
async function disagree({ api }: Stage, id: string): Promise<void> {
  const review = `/api/v1/jobs/${id}/review`;
  await api.post(review, { size: 20 });
  for (const [rater, outcome] of [
    ['Rater One', 'answered'],
    ['Rater Two', 'refused'],
  ] as const) {
    const from = `${review}/next?rater=${encodeURIComponent(rater)}`;
    for (let label = 0; label < 2; label += 1) {
      const { body } = await api.get(from);
      const { status } = await api.request(`${review}/items/${String(body['item'])}/labels`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ rater, outcome, note: null }),
      });
      checkEqual(status, 200, `the label of ${rater} is answered with`);
    }
  }
}

async function settleAs(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Settle disagreements', exact: true }).click();
}

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

export const reviewScenarios: readonly Scenario[] = [review, settle];
