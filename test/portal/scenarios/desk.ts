import type { Scenario } from '../scenario.js';
import { goSettled } from '../stage/pages.js';
import { REGIONS, sampleJob } from '../stage/sample-jobs.js';
import { check, checkEqual, come, see } from './expect.js';

const system: Scenario = {
  name: 'system',
  about:
    'The system page shows every region and lane, and the address carries which part is shown.',
  run: async (stage) => {
    const visit = await stage.visit();
    await goSettled(visit, '/system');
    const { page } = visit;
    const main = page.getByRole('main');
    for (const region of REGIONS) await see(main.getByText(region));
    const { body } = await stage.api.get('/api/v1/lanes');
    const lanes = body['lanes'] as readonly unknown[];
    check(lanes.length > 0, 'the API tells no lane');
    await page
      .getByRole('navigation', { name: 'Parts of the system' })
      .getByRole('link', { name: 'Lanes' })
      .click();
    await come('the address carries the part', () => visit.address === '/system?view=lanes');
    const rows = main.locator('tbody').getByRole('row');
    await come('every lane has a row', async () => (await rows.count()) === lanes.length);
    await page.reload();
    await come('every lane has a row again', async () => (await rows.count()) === lanes.length);
  },
};

const compare: Scenario = {
  name: 'compare',
  about: "Two jobs are compared by a deep link: the page shows the API's own sentence.",
  run: async (stage) => {
    const before = await stage.finished(sampleJob('compare-1'));
    const after = await stage.finished(sampleJob('compare-2'));
    const visit = await stage.visit();
    await goSettled(visit, `/jobs/${before}/compare?with=${after}`);
    const href = await visit.page.getByRole('link', { name: '.json' }).getAttribute('href');
    const { status, body } = await stage.api.get(href ?? '');
    checkEqual(status, 200, `${href} is answered with`);
    const sentence = words(String(body['sentence']));
    check(sentence.length > 20, `the API says only: ${sentence}`);
    const main = visit.page.getByRole('main');
    await come('the sentence stands in the page', async () =>
      words(await main.innerText()).includes(sentence),
    );
  },
};

/** Without what a page may set otherwise: blanks, and a capital at the beginning. */
function words(text: string): string {
  return text.replaceAll(/\s+/g, ' ').toLowerCase();
}

export const deskScenarios: readonly Scenario[] = [compare, system];
