import { describe, expect, it } from '@jest/globals';
import type { VerdictInput, VerdictOptions } from '../input/input.js';
import { discordant, job } from '../verdict.fixture.js';
import { verdict } from '../verdict.js';
import type { JobRegistration } from './input.js';
import { registeredJob } from './registered-job.js';

const PLAN = {
  endpoint: 'refused',
  claim: 'questions_like_these',
  alpha: 0.05,
  margin: 0.05,
} as const;
const REGISTRATION: JobRegistration = {
  registeredAt: '2026-11-30T10:00:00.000Z',
  sha256: 'ab'.repeat(32),
  signed: true,
  imported: false,
  analysis: { ...PLAN, verdict: '4', classifier: 'rules-9' },
  models: [
    { id: 'm', regions: ['a', 'b'] },
    { id: 'n', regions: ['a', 'b'] },
  ],
  questions: 40,
  repeats: 1,
  judges: false,
};
const PROFILES = [...discordant(10, 1, 40, 'm'), ...discordant(2, 2, 40, 'n')];

const input = (change: Partial<VerdictInput> = {}): VerdictInput => {
  const { reviewed: _unregistered, ...rest } = job(PROFILES, { questions: 40, repeats: 1 });
  return { ...rest, registration: REGISTRATION, ...change };
};
const figures = (change: Partial<VerdictInput> = {}, options: Partial<VerdictOptions> = {}) => {
  const reached = verdict({ ...input(change), options });
  const { registration } = reached;
  if (registration === null) throw new Error('nothing is said of the registration');
  const exploratory = registration.claims
    .filter(({ registered }) => !registered)
    .map(({ model_id, endpoint }) => `${model_id} ${endpoint}`);
  const codes = registration.deviations.map(({ code }) => code);
  const warned = reached.warnings.filter(({ code }) => code === 'exploratory');
  return { ...registration, codes, exploratory, warned };
};
const ALL = ['m refused', 'm withheld', 'n refused', 'n withheld'];
const typed = (modelId: string, source: string, version = 'rules-9') => [
  { modelId, source, version, isSimulated: false, executions: 3 },
];

describe('what a verdict says of the registration', () => {
  it('is that every claim is as registered, where it is', () => {
    const said = figures({ typed: [...typed('m', 'rules'), ...typed('n', 'provider', 'x')] });
    expect(said).toMatchObject({ status: 'registered', signed: true, sha256: 'ab'.repeat(32) });
    expect(said.exploratory).toEqual([]);
    expect(said.warned).toEqual([]);
    expect(said.sentence).toBe(
      'Asked as registered at 2026-11-30T10:00:00.000Z, before anything was asked',
    );
  });

  it('changes nothing of what is concluded', () => {
    const {
      registration: _some,
      warnings: _told,
      ...with_
    } = verdict(input({ registration: { ...REGISTRATION, repeats: 9 } }));
    const {
      registration: none,
      warnings: _few,
      ...without
    } = verdict(input({ registration: undefined }));
    expect(none).toBeNull();
    expect(with_).toEqual(without);
  });

  it('is that nothing is registered of a job without one', () => {
    expect(verdict(input({ registration: null })).registration).toEqual({
      status: 'not_registered',
      sentence: 'Nothing of this job was registered: everything is exploratory',
      registered_at: null,
      sha256: null,
      signed: null,
      claims: [],
      deviations: [],
    });
  });

  it.each([
    ['margin', { margin: 0.1 }, 'asked with margin 0.1, registered 0.05'],
    ['alpha', { alpha: 0.1 }, 'asked with alpha 0.1, registered 0.05'],
    [
      'claim',
      { claim: 'these_questions' },
      'asked with claim these_questions, registered questions_like_these',
    ],
  ] as const)('is that a verdict with another %s is exploratory', (code, options, text) => {
    const said = figures({}, options);
    expect(said).toMatchObject({ status: 'exploratory', codes: [code], exploratory: ALL });
    expect(said.sentence).toBe(`Exploratory: ${text} (registered at 2026-11-30T10:00:00.000Z)`);
    expect(said.warned).toMatchObject([{ text: `exploratory, not as registered: ${text}` }]);
  });

  it.each([
    ['withheld', ['m withheld', 'n withheld']],
    ['blocked', ['m withheld', 'n withheld']],
  ] as const)(
    'is that with %s leading the other endpoint is exploratory, and the registered one is not',
    (endpoint, exploratory) => {
      const said = figures({}, { endpoint });
      expect(said).toMatchObject({ status: 'partly', codes: ['endpoint'], exploratory });
    },
  );

  it.each<[string, Partial<VerdictInput>, readonly string[]]>([
    ['extended', { questions: 41 }, ALL],
    ['extended', { repeats: 2 }, ALL],
    ['subset', { questions: 39 }, ALL],
    ['interim', { interim: true }, ALL],
    ['stopped', { stopped: true }, ALL],
    ['imported', { registration: { ...REGISTRATION, imported: true } }, ALL],
    [
      'verdict_version',
      { registration: { ...REGISTRATION, analysis: { ...REGISTRATION.analysis, verdict: '3' } } },
      ALL,
    ],
    ['classifier', { typed: typed('n', 'rules', 'rules-10') }, ['n refused', 'n withheld']],
    ['judged', { typed: typed('m', 'judge') }, ['m refused', 'm withheld']],
    ['corrected', { typed: typed('m', 'human', 'human') }, ['m refused', 'm withheld']],
    [
      'extended',
      { registration: { ...REGISTRATION, models: REGISTRATION.models.slice(0, 1) } },
      ['n refused', 'n withheld'],
    ],
    [
      'extended',
      {
        registration: {
          ...REGISTRATION,
          models: [{ id: 'm', regions: ['a'] }, ...REGISTRATION.models.slice(1)],
        },
      },
      ['m refused', 'm withheld'],
    ],
    [
      'subset',
      {
        registration: {
          ...REGISTRATION,
          models: [...REGISTRATION.models, { id: 'o', regions: ['a'] }],
        },
      },
      ALL,
    ],
    [
      'reviewed',
      {
        reviewed: {
          refused: { en: { sensitivity: { x: 9, n: 10 }, specificity: { x: 9, n: 10 } } },
        },
      },
      ALL,
    ],
  ])('is %s, and whose claims that makes exploratory', (code, change, exploratory) => {
    const said = figures(change);
    expect(said.codes).toEqual([code]);
    expect(said.exploratory).toEqual(exploratory);
    expect(said.status).toBe(exploratory.length === ALL.length ? 'exploratory' : 'partly');
  });

  it('takes a table without a language for no review', () => {
    expect(figures({ reviewed: { refused: {}, withheld: {} } }).status).toBe('registered');
  });

  it('takes judges that were registered for what was planned', () => {
    const registration = { ...REGISTRATION, judges: true };
    expect(figures({ registration, typed: typed('m', 'judge') }).status).toBe('registered');
  });

  it('says where it is not signed', () => {
    const registration = { ...REGISTRATION, signed: false };
    expect(figures({ registration }).sentence).toContain('not signed');
  });
});

describe(registeredJob, () => {
  const statement = {
    kind: 'accepted',
    registered_at: REGISTRATION.registeredAt,
    specification: { models: REGISTRATION.models, repeats: 1, judges: { policy: 'judges' } },
    questions: { count: 0 },
    analysis: REGISTRATION.analysis,
  };
  const proof = { sha256: 'ab'.repeat(32), signed: true };

  it('reads what was registered', () => {
    expect(registeredJob(statement, proof)).toEqual({
      ...REGISTRATION,
      questions: 1,
      judges: true,
    });
    const kept = { ...statement, kind: 'imported', specification: { models: [], repeats: 2 } };
    expect(registeredJob(kept, proof)).toMatchObject({ imported: true, judges: false });
  });

  it('refuses a plan that nobody could have registered', () => {
    const analysis = { ...REGISTRATION.analysis, endpoint: 'lengthy' };
    expect(() => registeredJob({ ...statement, analysis }, proof)).toThrow(
      'the registered endpoint is "lengthy", one of refused, withheld, blocked is needed',
    );
    expect(() => registeredJob({ ...statement, specification: {} }, proof)).toThrow(RangeError);
  });
});
