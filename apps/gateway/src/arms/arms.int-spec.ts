import { CLASSIFIER_VERSION } from '@beacon/classification';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conformingTo } from '../http/openapi/conform-spec.js';
import { Harness, smallJob } from '../harness-spec.js';
import { ARMS_VIEW_SCHEMA } from './arms.view.js';
import type { ArmsView } from './arms.view.js';

const JOBS = '/api/v1/jobs';
const LLAMA = 'llama3.2-1b';
const QWEN = 'qwen2.5-1.5b';

let sut: Harness;
beforeAll(async () => {
  sut = await Harness.start();
});
afterAll(async () => sut.stop());

type Change = Readonly<Record<string, unknown>>;

const translated = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    { id: `q${index}-en`, pair: `q${index}`, language: 'en', text: `What is place ${index}?` },
    { id: `q${index}-zh`, pair: `q${index}`, language: 'zh', text: `第${index}个地方是什么？` },
  ]).flat();
const inTwoLanguages = (count: number): Change => ({
  models: [LLAMA],
  questions: translated(count),
  arms: ['language'],
});
const submit = async (change: Change): Promise<string> => {
  const { status, body } = await sut.post(JOBS, smallJob(change));
  expect([status, body.details]).toEqual([202, undefined]);
  return body.id;
};
/** A job that has ended, every cell answered and typed by this version of the classifier. */
const ended = async (change: Change, cells: Change = {}): Promise<string> => {
  const id = await submit(change);
  await sut.finish(id, 'answered', { cells: { classifierVersion: CLASSIFIER_VERSION, ...cells } });
  return id;
};
const refuse = async (id: string, where: string, values: readonly unknown[] = []) =>
  sut.rows(
    `update executions set outcome = 'refused', status = 'refused' where job_id = $1 and ${where}`,
    [id, ...values],
  );
const compare = async (id: string, arm: string): Promise<ArmsView> =>
  conformingTo<ArmsView>(ARMS_VIEW_SCHEMA, (await sut.get(`${JOBS}/${id}/arms?arm=${arm}`)).body);
const problemsOf = async (change: Change): Promise<string[]> => {
  const { status, body } = await sut.post(JOBS, smallJob(change));
  expect(status).toBe(400);
  return body.details.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`);
};

describe('a job in two languages and two regions', () => {
  it('attributes what is planted by language to language, and nothing to regions', async () => {
    const id = await ended(inTwoLanguages(40));
    await refuse(id, `question_id like '%-zh' and length(question_id) = 6`);
    const language = await compare(id, 'language');
    expect(language).toMatchObject({
      job_id: id,
      status: 'completed',
      arm: 'language',
      levels: ['en', 'zh'],
      factors: [{ kind: 'region', levels: ['us-east', 'eu-west'] }],
      conclusion: 'differs',
      pairs: [{ model_id: LLAMA, first: 'en', second: 'zh', adjusted_for: ['region'] }],
    });
    expect(language.pairs[0]?.endpoints.refused).toMatchObject({
      questions: 40,
      difference: -30 / 40,
    });
    const region = await compare(id, 'region');
    expect(region.pairs[0]).toMatchObject({ first: 'us-east', second: 'eu-west', questions: 40 });
    expect(region.pairs[0]?.endpoints.refused).toMatchObject({ difference: 0, p: 1 });
    expect(region.conclusion).toBe('cannot_tell');
  });

  it('attributes what is planted by region to region, and nothing to languages', async () => {
    const id = await ended(inTwoLanguages(30));
    await refuse(id, `region = 'eu-west'`);
    const [region, language] = [await compare(id, 'region'), await compare(id, 'language')];
    expect(region.sentence).toContain('1 of 1 comparison found to differ');
    expect(region.pairs[0]?.sentence).toMatch(
      /^llama3\.2-1b refuses 100 points more often from eu-west than from us-east: .*compared within each language/,
    );
    expect(language.pairs[0]?.endpoints.refused.difference).toBe(0);
  });

  it('is confounded where one language was measured from one region only', async () => {
    const id = await ended(inTwoLanguages(30));
    await sut.rows(
      `update executions set outcome = 'error', status = 'failed'
       where job_id = $1 and (question_id like '%-zh') = (region = 'us-east')`,
      [id],
    );
    for (const arm of ['language', 'region']) {
      const { conclusion, pairs } = await compare(id, arm);
      expect([conclusion, pairs[0]?.cannot_tell?.[0]?.code]).toEqual(['confounded', 'confounded']);
    }
  });

  it('leaves the verdict without an arm as it was, with a word on translations', async () => {
    const id = await ended(inTwoLanguages(10));
    const { body } = await sut.get(`${JOBS}/${id}/verdict`);
    expect(body.models[0].questions).toBe(20);
    expect(body.warnings.map(({ code }: { code: string }) => code)).toContain(
      'questions_share_pairs',
    );
    const plain = await ended({});
    const other = (await sut.get(`${JOBS}/${plain}/verdict`)).body;
    expect(other.warnings.map(({ code }: { code: string }) => code)).not.toContain(
      'questions_share_pairs',
    );
  });

  it('counts what contradicts its region where languages are compared, and says so', async () => {
    const id = await ended(inTwoLanguages(10));
    await sut.rows(
      `update executions set quarantine = 'elsewhere' where job_id = $1 and region = 'eu-west'`,
      [id],
    );
    const language = await compare(id, 'language');
    expect(language.pairs[0]?.executions.first).toMatchObject({ measured: 20, quarantined: 0 });
    expect(language.warnings.map(({ code }) => code)).toContain('elsewhere_counted');
    const region = await compare(id, 'region');
    expect(region.pairs[0]?.executions.second).toMatchObject({ measured: 0, quarantined: 20 });
  });
});

describe('a job with several system prompts', () => {
  const PERSONAS = {
    kind: 'persona',
    levels: [{ name: 'nobody' }, { name: 'nurse', system_prompt: 'You speak with a nurse.' }],
  };
  const change: Change = {
    models: [LLAMA],
    questions: Array.from({ length: 20 }, (_, index) => ({
      id: `q${index}`,
      text: `What is medicine ${index}?`,
      language: 'en',
    })),
    arms: [PERSONAS],
  };

  it('asks every question with each of them, and compares them question by question', async () => {
    const id = await ended(change);
    const { spec, cells } = await sut.job(id);
    expect([spec.questions.length, cells, spec.systemPrompt]).toEqual([40, 80, 'none']);
    await refuse(id, `question_id like '%.nurse'`);
    const { pairs } = await compare(id, 'persona');
    expect(pairs[0]).toMatchObject({ first: 'nobody', second: 'nurse', questions: 20 });
    expect(pairs[0]?.sentence).toMatch(
      /^llama3\.2-1b refuses 100 points more often with persona nurse than with persona nobody: /,
    );
  });

  it('shows which system prompt an answer had', async () => {
    const id = await ended(change);
    const [row] = await sut.rows<{ id: string }>(
      `select id from executions where job_id = $1 and question_id = 'q1.nurse' limit 1`,
      [id],
    );
    const { body } = await sut.get(`/api/v1/executions/${row?.id}/details`);
    expect([body.prompt, body.system_prompt]).toEqual([
      'What is medicine 1?',
      'You speak with a nurse.',
    ]);
  });

  it('is submitted again as it was', async () => {
    const id = await ended(change);
    const { body } = await sut.get(`${JOBS}/${id}/specification`);
    expect(body.questions).toHaveLength(20);
    expect(body.arms).toEqual([
      { ...PERSONAS, levels: [{ name: 'nobody', system_prompt: null }, PERSONAS.levels[1]] },
    ]);
    const again = await submit(body);
    expect((await sut.job(again)).spec.questions).toEqual((await sut.job(id)).spec.questions);
  });

  it('is extended by questions with all of them', async () => {
    const id = await ended(change);
    const more = { questions: [{ id: 'more', text: 'What is more?' }, 'math_basic', { id: 'q1' }] };
    const { status } = await sut.post(`${JOBS}/${id}/extend`, more);
    expect(status).toBe(202);
    const { spec } = await sut.job(id);
    expect(spec.questions.slice(40).map((question) => question.id)).toEqual([
      'more.nobody',
      'more.nurse',
      'math_basic.nobody',
      'math_basic.nurse',
    ]);
  });

  it('is not compared with a job whose system prompt of that name was another', async () => {
    const [before, after] = [
      await ended(change),
      await ended({
        ...change,
        arms: [
          { ...PERSONAS, levels: [{ name: 'nobody' }, { name: 'nurse', system_prompt: 'X' }] },
        ],
      }),
    ];
    const { body } = await sut.get(`${JOBS}/${before}/comparison?with=${after}`);
    expect(body.not_compared.question_count).toBe(20);
  });
});

describe('a job that compares two models as two routes', () => {
  const arms = [
    {
      kind: 'route',
      levels: [
        { name: 'direct', model: LLAMA },
        { name: 'router', model: QWEN },
      ],
    },
  ];

  it('pairs their answers from the same regions', async () => {
    const id = await ended({ arms });
    const { pairs, levels } = await compare(id, 'route');
    expect(levels).toEqual(['direct', 'router']);
    expect(pairs).toMatchObject([
      { model_id: `${LLAMA} / ${QWEN}`, questions: 2, adjusted_for: ['region'] },
    ]);
    expect(pairs[0]?.warnings.map(({ code }) => code)).toContain('levels_served_alike');
  });

  it('is planned with a warning where they have no region in common, before it is paid for', async () => {
    const apart = [
      { id: LLAMA, regions: ['us-east'] },
      { id: QWEN, regions: ['eu-west'] },
    ];
    const planned = await sut.post(`${JOBS}/plan`, smallJob({ arms, models: apart }));
    expect(planned.body.warnings).toContainEqual({
      code: 'confounded',
      text: 'direct is asked from us-east only and router from eu-west only: route and region are confounded: a difference could be told to be of neither',
    });
    const id = await ended({ arms, models: apart });
    expect((await compare(id, 'route')).conclusion).toBe('confounded');
    const together = await sut.post(`${JOBS}/plan`, smallJob({ arms }));
    expect(together.body.warnings.map(({ code }: { code: string }) => code)).not.toContain(
      'confounded',
    );
  });
});

describe('what is refused', () => {
  it.each([
    ['a language without translations', { arms: ['language'] }, 'arms[0] arm_not_comparable'],
    ['an unknown arm', { arms: ['moon'] }, 'arms[0] invalid_value'],
    [
      'one level',
      { arms: [{ kind: 'persona', levels: [{ name: 'x' }] }] },
      'arms[0].levels arm_not_comparable',
    ],
    [
      'two levels that are one',
      { arms: [{ kind: 'persona', levels: [{ name: 'x' }, { name: 'y' }] }] },
      'arms[0].levels[1].system_prompt arm_not_comparable',
    ],
    [
      'a model that the job does not ask',
      {
        arms: [
          {
            kind: 'route',
            levels: [
              { name: 'x', model: LLAMA },
              { name: 'y', model: 'none' },
            ],
          },
        ],
      },
      'arms[0].levels[1].model arm_not_comparable',
    ],
    [
      'a name that could not be the end of an id',
      { arms: [{ kind: 'persona', levels: [{ name: 'a.b' }, { name: 'y' }] }] },
      'arms[0].levels[0].name invalid_value',
    ],
    [
      'two system prompts for one question',
      {
        arms: ['persona', 'system_prompt'].map((kind) => ({
          kind,
          levels: [{ name: 'x' }, { name: 'y', system_prompt: 'Y' }],
        })),
      },
      'arms[1] conflicting_field',
    ],
    [
      'two questions of a pair in one language',
      {
        arms: ['language'],
        questions: [...translated(1), { id: 'x', text: 'Which?', pair: 'q0', language: 'en' }],
      },
      'questions arm_not_comparable',
    ],
  ])('%s', async (_, change, problem) => {
    expect(await problemsOf(change)).toEqual([problem]);
  });

  it('an arm that the job does not name, a job that runs, and one that is not there', async () => {
    const id = await ended({});
    const { status, body } = await sut.get(`${JOBS}/${id}/arms?arm=language`);
    expect([status, body.error_code, body.details[0].allowed]).toEqual([
      404,
      'arm_not_in_job',
      'region',
    ]);
    const running = await submit({});
    expect((await sut.get(`${JOBS}/${running}/arms`)).body.error_code).toBe('job_running');
    expect((await sut.get(`${JOBS}/nobody/arms`)).body.error_code).toBe('job_not_found');
  });
});
