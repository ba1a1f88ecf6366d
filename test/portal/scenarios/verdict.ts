import type { Scenario } from '../scenario.js';
import { graveProblems } from '../stage/axe.js';
import { REGIONS, sampleJob } from '../stage/sample-jobs.js';
import { goSettled } from '../stage/pages.js';
import { check, come, see, seeCount } from './expect.js';

const PHONE_WIDTH = 390;

const readVerdict: Scenario = {
  name: 'verdict',
  about:
    "The verdict shows the API's own sentences, of the job and of each model, before anything else, and says that the answers are simulated.",
  run: async (stage) => {
    const id = await stage.finished(sampleJob('verdict-1', { repeats: 4 }));
    const { body } = await stage.api.get(`/api/v1/jobs/${id}/verdict`);
    const visit = await stage.visit();
    await goSettled(visit, `/jobs/${id}/verdict`);
    const finding = visit.page.getByRole('region', { name: 'Finding' });
    await see(finding.getByText('Simulated answers'));
    const models = body['models'] as readonly { readonly sentence: string }[];
    check(models.length === 3, `the verdict has ${models.length} models`);
    const text = (await finding.innerText()).replaceAll(/\s+/g, ' ').toLowerCase();
    for (const sentence of [String(body['sentence']), ...models.map((model) => model.sentence)]) {
      const words = sentence.replaceAll(/\s+/g, ' ').toLowerCase();
      check(text.includes(words), `the finding does not say: ${sentence}`);
    }
    const main = visit.page.getByRole('main');
    await come('each region stands in the verdict', async () => {
      const all = await main.innerText();
      return REGIONS.every((region) => all.includes(region));
    });
  },
};

const verdictSettings: Scenario = {
  name: 'verdict-settings',
  about:
    'Another level of the verdict is asked by a deep link, and stands in the call that the page is made of.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('verdict-2'));
    const visit = await stage.visit();
    await goSettled(visit, `/jobs/${id}/verdict?alpha=0.01`);
    const json = visit.page.getByRole('link', { name: '.json' });
    const href = (await json.getAttribute('href')) ?? '';
    check(href.includes('alpha=0.01'), `the page is made of ${href}`);
    const { status, body } = await stage.api.get(href);
    check(status === 200 && body['job_id'] === id, `${href} is answered with ${status}`);
  },
};

const calibration: Scenario = {
  name: 'calibration',
  about: 'The calibration shows every language that the API tells.',
  run: async (stage) => {
    const { body } = await stage.api.get('/api/v1/calibration');
    const visit = await stage.visit();
    await goSettled(visit, '/calibration');
    const languages = body['languages'] as readonly { readonly language: string }[];
    check(languages.length > 0, 'the API tells no language');
    for (const { language } of languages)
      await see(visit.page.getByRole('main').getByText(`(${language})`));
  },
};

const PAIRS = ['strike', 'press', 'march'];

/** Questions in two languages and with two personas. */
const ARMS_JOB = {
  benchmark: { name: 'translations' },
  constraints: { regions: ['us-east', 'eu-west'], timeout: '10m' },
  models: ['qwen2.5-1.5b'],
  questions: PAIRS.flatMap((pair) => [
    { id: `${pair}-en`, pair, language: 'en', text: `May somebody ${pair}?` },
    { id: `${pair}-zh`, pair, language: 'zh', text: `可以${pair}吗？` },
  ]),
  arms: [
    'language',
    {
      kind: 'persona',
      levels: [{ name: 'nobody' }, { name: 'reporter', system_prompt: 'A reporter asks.' }],
    },
  ],
};

const arms: Scenario = {
  name: 'arms',
  about:
    "A job with arms has a page that compares by each of them, in the API's own sentences; others have none. The address carries the arm.",
  run: async (stage) => {
    const plain = await stage.finished(sampleJob('no-arms'));
    const id = await stage.finished(ARMS_JOB);
    const { body } = await stage.api.get(`/api/v1/jobs/${id}/arms?arm=language`);
    const visit = await stage.visit();
    const { page } = visit;
    const tab = page.getByRole('navigation', { name: 'Pages of the job' }).getByText('Arms');
    await goSettled(visit, `/jobs/${plain}`);
    await seeCount(tab, 0);
    await goSettled(visit, `/jobs/${id}`);
    await tab.click();
    const finding = page.getByRole('region', { name: 'Finding' });
    await see(finding);
    const text = (await finding.innerText()).replaceAll(/\s+/g, ' ').toLowerCase();
    const words = String(body['sentence']).replaceAll(/\s+/g, ' ').toLowerCase();
    check(text.includes(words), `the page does not say: ${words}`);
    await page.getByLabel('Compared by').selectOption('persona');
    await come('the address carries it', () => visit.address.endsWith('/arms?arm=persona'));
    await see(page.getByRole('heading', { name: 'Differences by persona' }));
    await see(page.getByText('nobody − reporter').first());
    await page.reload();
    await see(page.getByRole('heading', { name: 'Differences by persona' }));
    for (const theme of ['light', 'dark'] as const) {
      const other = await stage.visit({ theme, width: PHONE_WIDTH, bypassesPolicy: true });
      await goSettled(other, `/jobs/${id}/arms`);
      await see(other.page.getByRole('region', { name: 'Finding' }));
      for (const fold of await other.page.locator('summary').all()) await fold.click();
      const problems = await graveProblems(other.page);
      check(problems.length === 0, `${theme}: ${problems.join('\n')}`);
      const width = await other.page.evaluate(() => document.documentElement.scrollWidth);
      check(width <= PHONE_WIDTH, `the page is ${width} wide on a phone`);
    }
  },
};

export const verdictScenarios: readonly Scenario[] = [
  readVerdict,
  verdictSettings,
  arms,
  calibration,
];
