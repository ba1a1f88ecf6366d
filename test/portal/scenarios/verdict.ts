import type { Scenario } from '../scenario.js';
import { REGIONS, sampleJob } from '../stage/sample-jobs.js';
import { goSettled } from '../stage/pages.js';
import { check, come, see } from './expect.js';

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

export const verdictScenarios: readonly Scenario[] = [readVerdict, verdictSettings, calibration];
