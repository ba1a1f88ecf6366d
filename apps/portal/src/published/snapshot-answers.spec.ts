import { describe, expect, it } from '@jest/globals';
import type { Schema } from '@beacon/client';
import { SnapshotAnswers } from './snapshot-answers.ts';
import { readSnapshot } from './snapshot.ts';

const HOSTILE = '</script><!-- \u2028 <b>no</b>';
const JOB = '/api/v1/jobs/one';

type Cell = Schema<'MatrixCell'>;
type Outcomes = Cell['outcomes'];

const cell = (region: string, outcomes: Outcomes, status: Cell['status'] = 'completed') => ({
  model_id: 'm',
  region,
  status,
  outcomes,
});
const question = (id: string, category: string | null, cells: readonly object[]) => ({
  question_id: id,
  text: `About ${id}?`,
  category,
  cells,
});
const execution = (id: number, region: string, questionId: string, response: string | null) => ({
  detail: {
    id,
    region,
    model_id: 'm',
    question_id: questionId,
    status: 'completed',
    outcome: id === 2 ? 'refused' : 'answered',
    quarantined: false,
    output: { response },
  },
  attempts: { execution_id: id, attempts: [] },
  outcomes: { execution_id: id, changes: [] },
});

/** Regions `a` and `b`, and `b2`, a second executor of `b`; one model. */
const TEXT = JSON.stringify({
  format: 1,
  facts: { job_id: 'one', with_answers: true },
  answers: [
    [JOB, { id: 'one' }],
    [`${JOB}/verdict?claim=questions_like_these&endpoint=refused`, { headline: true }],
    [`${JOB}/verdict?claim=these_questions&endpoint=blocked`, { headline: false }],
    [`${JOB}/content?claim=questions_like_these&semantic=false`, { models: [] }],
  ],
  matrix: [
    {
      job_id: 'one',
      regions: [
        { id: 'a', twin_of: null },
        { id: 'b', twin_of: null },
        { id: 'b2', twin_of: 'b' },
      ],
      models: [{ id: 'm', regions: ['a', 'b', 'b2'] }],
      questions: [
        question('same', 'Facts', [
          cell('a', { answered: 1 }),
          cell('b', { answered: 1 }),
          cell('b2', { refused: 1 }, 'refused'),
        ]),
        question('other', null, [
          cell('a', { answered: 2, refused: 1 }, 'mixed'),
          cell('b', { refused: 3 }, 'refused'),
          cell('b2', { refused: 3 }, 'refused'),
        ]),
        question('failed', 'Facts', [
          cell('a', { answered: 1 }),
          cell('b', { error: 1 }, 'failed'),
          cell('b2', { answered: 1 }),
        ]),
      ],
      summary: { differing: [{ question_id: 'other' }], screen: [] },
      total: 3,
    },
  ],
  executions: [
    execution(1, 'a', 'same', `It is so. ${HOSTILE}`),
    execution(2, 'b', 'other', 'I will not say.'),
    execution(3, 'a', 'other', null),
  ],
  comparisons: [
    {
      model_id: 'm',
      question_id: 'same',
      regions: [{ region: 'a', representative: { execution_id: 1, text: null } }],
    },
  ],
}).replaceAll('<', '\\u003c');

describe(SnapshotAnswers, () => {
  const sut = new SnapshotAnswers(readSnapshot(TEXT));
  const get = (path: string) => sut.answer('GET', new URL(path, 'http://published-copy.invalid'));
  const idsOf = (parameters: string): (string | null)[] => {
    const matrix = get(`${JOB}/matrix?${parameters}`).body as Schema<'MatrixView'>;
    return matrix.questions.map(({ question_id: id }) => id);
  };
  const listOf = (parameters: string) =>
    get(`${JOB}/executions/all?${parameters}`).body as Schema<'ExecutionListView'>;

  it('answers what it holds, whatever was written into it', async () => {
    expect(get(JOB)).toEqual({ status: 200, body: { id: 'one' } });
    const answer = sut.respond({ method: 'GET', url: 'http://x/api/v1/executions/1' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ output: { response: `It is so. ${HOSTILE}` } });
    expect(get('/api/v1/executions/2/attempts').body).toMatchObject({ execution_id: 2 });
    expect(get('/api/v1/executions/2/outcomes').body).toMatchObject({ changes: [] });
  });

  it('says of everything else that the copy does not hold it', () => {
    for (const path of [
      '/api/v1/jobs',
      '/api/v1/jobs/another',
      `${JOB}/review`,
      `${JOB}/verdict?alpha=0.01`,
      `${JOB}/compare?model_id=m&question_id=none`,
      '/api/v1/executions/9',
      '/api/v1/executions/1/constructor',
    ]) {
      expect(get(path)).toMatchObject({
        status: 404,
        body: { error_code: 'not_in_published_copy' },
      });
    }
    const changed = sut.answer('POST', new URL(`http://x${JOB}/retry`));
    expect(changed.body).toMatchObject({
      message: 'What changes a job is not part of this published copy.',
    });
  });

  it('knows what a parameter means that is not given', () => {
    expect(get(`${JOB}/verdict`).body).toEqual({ headline: true });
    expect(get(`${JOB}/verdict?margin=0.05&endpoint=refused&alpha=0.05`).body).toEqual({
      headline: true,
    });
    expect(get(`${JOB}/verdict?endpoint=blocked&claim=these_questions`).body).toEqual({
      headline: false,
    });
    expect(get(`${JOB}/content?semantic=false&alpha=0.05`).body).toEqual({ models: [] });
  });

  it('filters and orders questions as the gateway does', () => {
    expect(idsOf('')).toEqual(['same', 'other', 'failed']);
    // A second executor that answers otherwise is noise, and an error tells nothing of the model.
    expect(idsOf('differs=true')).toEqual(['other']);
    expect(idsOf('differs=false')).toEqual(['same', 'failed']);
    expect(idsOf('outcome=refused')).toEqual(['same', 'other']);
    expect(idsOf('outcome=refused&region=a')).toEqual(['other']);
    expect(idsOf('outcome=refused&status=mixed')).toEqual(['other']);
    expect(idsOf('status=failed&status=mixed')).toEqual(['other', 'failed']);
    expect(idsOf('category=')).toEqual(['other']);
    expect(idsOf('q=FACTS')).toEqual(['same', 'failed']);
    expect(idsOf('sort=refusal_rate')).toEqual(['other', 'same', 'failed']);
    expect(idsOf('sort=category')).toEqual(['same', 'failed', 'other']);
    expect(idsOf('sort=differing&limit=1')).toEqual(['other']);
    expect(idsOf('offset=2')).toEqual(['failed']);
  });

  it('counts what each filter would leave', () => {
    const {
      facets,
      total,
      next_offset: next,
    } = get(`${JOB}/matrix?category=Facts&include=facets&limit=1`).body as Schema<'MatrixView'>;
    expect([total, next]).toEqual([2, 1]);
    expect(facets).toMatchObject({
      differing: 0,
      models: [{ model_id: 'm', differing: 0 }],
      categories: [
        { category: 'Facts', questions: 2 },
        { category: null, questions: 1 },
      ],
    });
    expect(facets?.outcomes.filter(({ questions }) => questions > 0)).toEqual([
      { outcome: 'answered', questions: 2 },
      { outcome: 'refused', questions: 1 },
      { outcome: 'error', questions: 1 },
    ]);
  });

  it('lists answers, newest first, and finds words in them', () => {
    expect(listOf('').executions.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(listOf('outcome=refused').executions.map(({ id }) => id)).toEqual([2]);
    const first = listOf('limit=2');
    expect(first).toMatchObject({ total: 3, next_cursor: '2' });
    expect(listOf('limit=2&cursor=2').executions.map(({ id }) => id)).toEqual([1]);
    const { executions, search } = listOf('q=NOT%20say');
    expect(executions).toHaveLength(1);
    expect(executions[0]?.snippet).toEqual({
      text: 'I will not say.',
      offset: 7,
      length: 7,
      cut_before: false,
      cut_after: false,
    });
    expect(search).toEqual({ searched: 3, complete: true });
  });

  it('does not look for words in answers that are left out', () => {
    const without = new SnapshotAnswers(
      readSnapshot(TEXT.replace('"with_answers":true', '"with_answers":false')),
    );
    const { status, body } = without.answer('GET', new URL(`http://x${JOB}/executions/all?q=say`));
    expect([status, body]).toMatchObject([
      404,
      { message: 'What models answered is not part of this published copy.' },
    ]);
  });

  it('puts the answers back into a comparison', () => {
    expect(get(`${JOB}/compare?model_id=m&question_id=same`).body).toMatchObject({
      regions: [{ representative: { text: `It is so. ${HOSTILE}` } }],
    });
  });
});

describe(readSnapshot, () => {
  it('refuses data of another form', () => {
    expect(() => readSnapshot('{"format":2}')).toThrow('not whole');
    expect(() => readSnapshot('')).toThrow(SyntaxError);
  });
});
