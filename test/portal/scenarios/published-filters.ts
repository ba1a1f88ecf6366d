import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { until } from '@beacon/testing';
import type { Page } from 'playwright-core';
import type { Scenario } from '../scenario.js';
import { MODELS, REGIONS, sampleJob } from '../stage/sample-jobs.js';
import type { Stage } from '../stage/stage.js';
import { checkEqual } from './expect.js';

const QUESTIONS = [
  'math_basic',
  'tiananmen_neutral',
  'taiwan_status',
  'hongkong_2019',
  { id: 'fails', text: 'Who decides, and WHO is asked?', category: 'power, and law' },
  { id: 'withheld', text: 'Wer hat ÄRGER?', category: 'power, and law' },
  { id: 'elsewhere', text: 'What is 100% of_it?' },
  { id: 'given_up', text: 'Why was it never asked?' },
];

/** Filters and orders of the matrix, as the API takes them. */
const MATRIX_QUERIES = [
  '',
  'differs=true',
  'differs=false',
  ...MODELS.map((model) => `differs=true&model_id=${model}`),
  ...REGIONS.map((region) => `differs=true&region=${region}`),
  'differs=true&region=us-east&region=asia-pacific',
  `differs=false&model_id=${MODELS[1]}&region=eu-west`,
  'outcome=answered',
  'outcome=refused',
  'outcome=error',
  'outcome=partial&outcome=empty',
  'outcome=blocked_output',
  'outcome=truncated',
  `outcome=refused&model_id=${MODELS[2]}&region=us-east`,
  'status=completed',
  'status=refused',
  'status=failed',
  'status=mixed',
  'status=cancelled',
  'status=pending',
  'status=mixed&outcome=refused',
  'category=bias_detection',
  'category=power, and law&category=control_questions',
  'category=',
  'q=who',
  'q=ärger',
  'q=100% of_',
  'q=LAW',
  'q=_basic',
  'q=nothing of the kind',
  'q=law&differs=true&outcome=error',
  'sort=differing',
  'sort=refusal_rate',
  'sort=category',
  `sort=differing&differs=true&region=asia-pacific&region=eu-west`,
  `sort=refusal_rate&model_id=${MODELS[2]}&region=asia-pacific`,
  'sort=category&outcome=refused',
];

/** Those for which what each choice of a menu would leave is compared as well. */
const WITH_MENUS: readonly string[] = [
  '',
  'differs=true',
  'status=mixed&outcome=refused',
  'category=power, and law&category=control_questions',
  `outcome=refused&model_id=${MODELS[2]}&region=us-east`,
];

/** Of the list of answers. */
const ANSWER_QUERIES = [
  '',
  'outcome=refused',
  'outcome=error',
  'region=eu-west',
  `model_id=${MODELS[1]}`,
  `model_id=${MODELS[2]}&region=asia-pacific&outcome=refused`,
  'q=cannot',
  'q=THE',
  'q=nothing of the kind',
  'q=the&region=us-east&outcome=answered',
];

const filters: Scenario = {
  name: 'published-filters',
  about:
    'Each filter and order of the page to publish shows the same rows and counts, in the same order, as the gateway gives for the same job.',
  run: async (stage) => {
    const id = await endedJob(stage);
    const folder = await mkdtemp(join(tmpdir(), 'beacon-published-'));
    try {
      const path = join(folder, 'copy.html');
      const site = `${stage.stack.gatewayUrl}/api/v1/jobs/${id}/export?format=site`;
      await writeFile(path, await (await fetch(site)).text());
      const file = pathToFileURL(path).href;
      const { page } = await stage.visit({ at: file, height: 1_200 });
      for (const query of MATRIX_QUERIES)
        await compareMatrix(stage, page, `${file}#/jobs/${id}`, query);
      for (const query of ANSWER_QUERIES)
        await compareAnswers(stage, page, `${file}#/jobs/${id}`, query);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

/** A job with every kind of end: answers that differ, failures, blocked answers, quarantined ones, repeats that differ, cancelled cells. */
async function endedJob(stage: Stage): Promise<string> {
  await stage.simulator.faults([
    {
      match: { promptContains: 'Who decides', region: 'us-east' },
      fault: { kind: 'status', status: 400 },
    },
    {
      match: { promptContains: 'ÄRGER' },
      fault: { kind: 'content_filter', on: 'output' },
      probability: 0.5,
    },
    {
      match: { promptContains: 'of_it', region: 'eu-west' },
      fault: { kind: 'evidence', region: 'us-east' },
    },
    { match: { promptContains: 'never asked' }, fault: { kind: 'hang' } },
  ]);
  const id = await stage.submit(sampleJob('filters-1', { questions: QUESTIONS, repeats: 3 }));
  // All but the cells that hang.
  const most = (QUESTIONS.length - 1) * MODELS.length * REGIONS.length * 3;
  const hasMost = async (): Promise<boolean> => (await stage.api.job(id)).counters.recorded >= most;
  await until(hasMost, 'all answers are recorded', 60_000);
  await stage.api.post(`/api/v1/jobs/${id}/cancel`, {});
  await until(async () => {
    const { counters } = await stage.api.job(id);
    return counters.recorded === counters.expected;
  }, 'the job has ended');
  return id;
}

async function compareMatrix(stage: Stage, page: Page, copy: string, query: string): Promise<void> {
  const id = copy.split('/').at(-1);
  const given = new URLSearchParams(query);
  const { status, body } = await stage.api.get(
    `/api/v1/jobs/${id}/matrix?limit=100&include=facets&${given.toString()}`,
  );
  checkEqual(status, 200, `${query} is answered with`);
  const { questions, total, total_questions: all, facets } = body as unknown as MatrixAnswer;
  const wanted = {
    questions: questions.map(({ question_id: question }) => question),
    shown: total === all ? `${all} questions` : `${total} of ${all}`,
    differing: facets.differing,
    // Where no question is left there is no grid whose head could tell.
    models: questions.length === 0 ? [] : facets.models.map(({ differing }) => differing),
  };
  await page.goto(`${copy}${addressOf(given)}`);
  await same(`matrix?${query}`, wanted, async () => matrixOf(page, wanted.questions.length));
  if (!WITH_MENUS.includes(query)) return;
  for (const [name, counts] of [
    ['Outcome', facets.outcomes.map(({ questions: left }) => String(left))],
    ['Status', facets.statuses.map(({ questions: left }) => String(left))],
    ['Category', facets.categories.map(({ questions: left }) => String(left))],
  ] as const)
    checkEqual(await menuOf(page, name), counts, `the menu ${name} for ${query} says`);
}

/** How many questions each choice of a menu would leave. */
async function menuOf(page: Page, name: string): Promise<string[]> {
  const group = page.getByRole('group', { name: 'Which questions are shown' });
  await group.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  const counts = page.getByRole('group', { name, exact: true }).locator('bdi + span');
  await counts.first().waitFor();
  const texts = await counts.allInnerTexts();
  await page.keyboard.press('Escape');
  return texts;
}

interface MatrixAnswer {
  readonly questions: readonly { readonly question_id: string }[];
  readonly total: number;
  readonly total_questions: number;
  readonly facets: {
    readonly differing: number;
    readonly models: readonly { readonly differing: number }[];
    readonly outcomes: readonly { readonly questions: number }[];
    readonly statuses: readonly { readonly questions: number }[];
    readonly categories: readonly {
      readonly category: string | null;
      readonly questions: number;
    }[];
  };
}

/** What the copy's page shows: rows, how many there are, and what each filter would leave. */
async function matrixOf(page: Page, rows: number): Promise<object> {
  const heads = page
    .getByRole('row')
    .filter({ hasText: 'Differing questions' })
    .getByRole('gridcell');
  const differing = page.getByRole('button', { name: /^Different across regions/ });
  return {
    questions: await page.locator('[data-row] [data-column="0"] > :nth-child(2)').allTextContents(),
    shown: (
      await page
        .getByRole('group', { name: 'Which questions are shown' })
        .getByRole('status')
        .innerText()
    ).trim(),
    differing: Number(/\d+/.exec(await differing.innerText())?.[0]),
    models: rows === 0 ? [] : (await heads.allInnerTexts()).map(Number),
  };
}

async function compareAnswers(
  stage: Stage,
  page: Page,
  copy: string,
  query: string,
): Promise<void> {
  const id = copy.split('/').at(-1);
  const given = new URLSearchParams(query);
  const { status, body } = await stage.api.get(
    `/api/v1/jobs/${id}/executions/all?limit=50&${given.toString()}`,
  );
  checkEqual(status, 200, `${query} is answered with`);
  const executions = body['executions'] as readonly Record<string, string | number>[];
  const wanted = executions.map(({ question_id: question, repeat, model_id: model, region }) =>
    [question, Number(repeat) > 1 ? `repeat ${repeat}` : '', model, region].join(' '),
  );
  await page.goto(`${copy}/answers${addressOf(given)}`);
  await same(`answers?${query}`, wanted, () => answersOf(page));
}

async function answersOf(page: Page): Promise<string[]> {
  return page
    .locator('tbody')
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map((row) => {
        const [question, , model, region] = row.children;
        const repeat =
          /repeat \d+/.exec(question?.querySelector('a + span')?.textContent ?? '')?.[0] ?? '';
        return [
          question?.querySelector('a')?.textContent,
          repeat,
          model?.textContent,
          region?.textContent,
        ].join(' ');
      }),
    );
}

/** The address of a page for a query of the API. */
function addressOf(query: URLSearchParams): string {
  const search = new URLSearchParams();
  for (const [name, value] of query)
    search.append(
      name === 'model_id' ? 'model' : name,
      name === 'category' && value === '' ? '(none)' : value,
    );
  return search.size === 0 ? '' : `?${search.toString()}`;
}

/** Waits until the copy shows what is wanted; fails with both. */
async function same(what: string, wanted: unknown, read: () => Promise<unknown>): Promise<void> {
  let found: unknown;
  const isSame = async (): Promise<boolean> => {
    found = await read();
    return JSON.stringify(found) === JSON.stringify(wanted);
  };
  await until(isSame, what, 8_000).catch(() =>
    checkEqual(found, wanted, `the copy shows for ${what}`),
  );
}

export const publishedFilterScenarios: readonly Scenario[] = [filters];
