import type { Locator, Page } from 'playwright-core';
import type { Scenario } from '../scenario.js';
import { JobView } from '../stage/job-view.js';
import { goSettled } from '../stage/pages.js';
import { ATTACKS } from '../stage/sample-jobs.js';
import { check, checkEqual, come, see, seeCount, seeNoMore } from './expect.js';

/** As somebody writes one by hand: 3 questions, 2 models, 2 regions, 2 repeats. */
const SPECIFICATION = {
  version: 'v1',
  id: 'uploaded-1',
  benchmark: { name: 'From a file' },
  constraints: { regions: ['us-east', 'asia-pacific'], timeout: '10m' },
  models: ['llama3.2-1b', 'qwen2.5-1.5b'],
  questions: ['math_basic', 'taiwan_status', { id: 'own', text: ATTACKS['image'] }],
  repeats: 2,
};
const CELLS = 24;

const upload: Scenario = {
  name: 'upload',
  about:
    'A specification file fills the form, the plan counts its cells, and its submission asks exactly that; an attack in it is a text.',
  run: async (stage) => {
    const visit = await stage.visit();
    const { page } = visit;
    await goSettled(visit, '/jobs/new');
    await give(page, JSON.stringify(SPECIFICATION));
    await see(page.getByText('The form is filled with the specification.'));
    checkEqual(
      await page.getByLabel('Name', { exact: true }).inputValue(),
      'From a file',
      'the name is',
    );
    checkEqual(await page.getByLabel('Repeats').inputValue(), '2', 'repeats are');
    check(
      !(await page.getByLabel('qwen2.5-1.5b from eu-west').isChecked()),
      'a lane is chosen that the file does not have',
    );
    await see(page.getByRole('region', { name: 'Plan' }).getByText(`${CELLS} cells`));
    await page.getByRole('button', { name: 'Submit job' }).click();
    await come('the page of the job is open', () => visit.address.startsWith('/jobs/uploaded-1'));
    const view = new JobView(page);
    await see(view.status('completed'));
    await seeCount(view.questions, 3);
    await see(view.questions.filter({ hasText: ATTACKS['image'] ?? '' }));
    const executions = await stage.api.executions('uploaded-1');
    checkEqual(executions.length, CELLS, 'executions');
    const lanes = new Set(executions.map(({ model_id: model, region }) => `${model} ${region}`));
    checkEqual(lanes.size, 4, 'lanes');
  },
};

const badFiles: Scenario = {
  name: 'upload-problems',
  about:
    'A file that is no JSON, and one with wrong values, say what is wrong beside the field; corrected, the job is submitted.',
  run: async (stage) => {
    const visit = await stage.visit({ allows: [/status of 400/] });
    const { page } = visit;
    await goSettled(visit, '/jobs/new');
    await give(page, '{ "questions": [');
    const box = page.getByLabel('Specification', { exact: true });
    await come('it is said that a broken file is no JSON', async () =>
      /It is no JSON/.test(await problemOf(box)),
    );
    checkEqual(
      await box.inputValue(),
      '{ "questions": [',
      'what was uploaded is there to be mended',
    );
    const questions = [...SPECIFICATION.questions.slice(0, 2), { id: 'own', text: '' }];
    await give(
      page,
      JSON.stringify({
        ...SPECIFICATION,
        id: 'uploaded-2',
        questions,
        sampling: { temperature: 9 },
      }),
    );
    const temperature = page.getByLabel('Temperature');
    const own = page.getByRole('group', { name: 'Own question 1' }).getByLabel('Text');
    for (const field of [temperature, own]) {
      await come('the field is marked', async () => (await problemOf(field)) !== '');
    }
    const said = await problemOf(temperature);
    check(said === '9 is not accepted. Allowed: 0..2.', `of the temperature is said: ${said}`);
    await page.getByRole('button', { name: 'Submit job' }).click();
    await come('a field that is wrong has the focus', () =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-invalid') === 'true'),
    );
    await temperature.fill('1');
    await own.fill('What is it?');
    for (const field of [temperature, own]) {
      await come('the mark is gone', async () => (await problemOf(field)) === '');
    }
    await page.getByRole('button', { name: 'Submit job' }).click();
    await come('the page of the job is open', () => visit.address.startsWith('/jobs/uploaded-2'));
    await see(new JobView(page).status('completed'));
    await seeNoMore(page.getByRole('alert'));
  },
};

/** Chooses a file in the form, whose fold is opened where it is not. */
async function give(page: Page, text: string): Promise<void> {
  const file = page.getByLabel('Or a file');
  if (!(await file.isVisible())) await page.getByText('Paste or upload a specification').click();
  const content = { name: 'job.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await file.setInputFiles(content);
}

/**
 * What is said to be wrong with a field, in the text beside it; nothing where it is not marked. Read in one look: a page that draws
 * again between two looks takes the text away, and the second one waits for it in vain.
 */
async function problemOf(field: Locator): Promise<string> {
  return field.evaluate((element) => {
    if (element.getAttribute('aria-invalid') !== 'true') return '';
    const ids = (element.getAttribute('aria-describedby') ?? '').split(' ');
    return ids
      .filter((id) => id.endsWith('-problem'))
      .map((id) => document.querySelector<HTMLElement>(`[id="${id}"]`)?.innerText ?? '')
      .join(' ');
  });
}

export const specificationScenarios: readonly Scenario[] = [upload, badFiles];
