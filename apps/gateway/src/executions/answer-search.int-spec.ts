import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conforming } from '../http/openapi/conform-spec.js';
import { Harness, smallJob } from '../harness-spec.js';
import { ExecutionListView } from './execution-list.view.js';

const LLAMA = 'llama3.2-1b';
const LONG = 'x'.repeat(200);

const ANSWERS = [
  'The capital of France is Paris.',
  'Nobody KNOWS the capital.',
  `${LONG}😀 needle 𝒳${LONG}`,
  '100% of it, a_b\\c "quoted"',
  'Der ÄRGER war groß; 北京 ist die Hauptstadt.',
];

describe('searching answers', () => {
  let sut: Harness;
  const ids: number[] = [];
  let job: string;
  beforeAll(async () => {
    sut = await Harness.start();
    job = (await sut.post('/api/v1/jobs', smallJob({ repeats: 5 }))).body.id;
    const place = { region: 'us-east', modelId: LLAMA, questionId: 'math_basic' };
    for (const [n, response] of ANSWERS.entries()) {
      const region = n === 1 ? 'eu-west' : 'us-east';
      const cell = { ...place, jobId: job, region, repeat: n + 1, outcome: 'answered' as const };
      ids.push(await sut.record({ ...cell, response }));
    }
    const other = (await sut.post('/api/v1/jobs', smallJob())).body.id;
    const cell = { ...place, jobId: other, outcome: 'answered' as const };
    ids.push(await sut.record({ ...cell, response: 'Another capital.' }));
  });
  afterAll(async () => sut.stop());

  const search = async (query: string, path = '/api/v1/executions'): Promise<ExecutionListView> =>
    await conforming(ExecutionListView, (await sut.get(`${path}?${query}`)).body);
  const found = async (query: string) =>
    (await search(query)).executions.map(({ id }) => ids.indexOf(id)).toReversed();

  it.each([
    ['q=capital', [0, 1, 5]],
    ['q=CAPITAL', [0, 1, 5]],
    ['q=knows', [1]],
    ['q=ärger', [4]],
    ['q=北京', [4]],
    ['q=100%25', [3]],
    // Nothing is a wildcard, and nothing an escape.
    ['q=a%25b', []],
    ['q=a_b\\c', [3]],
    ['q=a.b', []],
    ['q="quoted"', [3]],
    ["q=' or true --", []],
    ['q=capital&region=EU', [1]],
    ['q=capital&status=refused', []],
    ['q=capital&quarantined=false', [0, 1, 5]],
  ])('finds by %p the answers %p', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('looks into one job, under both paths', async () => {
    const path = `/api/v1/jobs/${job}/executions/all`;
    for (const page of [await search(`q=capital&job_id=${job}`), await search('q=capital', path)]) {
      expect(page.executions.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
      expect(page).toMatchObject({ total: null, next_cursor: null });
      expect(page.search).toEqual({ searched: 5, complete: true });
    }
  });

  it('shows the words where they stand first, as pages count characters', async () => {
    const [one] = (await search('q=NEEDLE')).executions;
    const { text = '', offset = 0, length = 0, ...cut } = one?.snippet ?? {};
    expect(text.slice(offset, offset + length)).toBe('needle');
    expect(text).toBe(`${'x'.repeat(78)}😀 needle 𝒳${'x'.repeat(78)}`);
    expect(cut).toEqual({ cut_before: true, cut_after: true });
    const [whole] = (await search('q=100%25')).executions;
    expect(whole?.snippet).toEqual({
      text: ANSWERS[3],
      offset: 0,
      length: 4,
      cut_before: false,
      cut_after: false,
    });
  });

  it('has snippets of searches only', async () => {
    const page = await search('limit=1');
    expect(page.executions[0]).not.toHaveProperty('snippet');
    expect(page).not.toHaveProperty('search');
  });

  it('finds every answer once over pages', async () => {
    const pages: number[][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const next: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: ExecutionListView = await search(`q=capital&limit=2${next}`);
      pages.push(page.executions.map(({ id }) => ids.indexOf(id)));
      expect(page.search?.complete).toBe(page.next_cursor === null);
      cursor = page.next_cursor;
    }
    expect(pages).toEqual([[5, 1], [0]]);
  });

  it('looks at so many answers at once, and goes on behind them', async () => {
    const COPIES = `
      insert into executions (job_id, region, model_id, question_id, repeat, cell, round, status, outcome, outcome_source,
        classifier_version, response, response_length, response_cut, attempts, started_at, completed_at, duration_ms,
        prompt_sha256, provider, executor_id, evidence)
      select job_id, region, model_id, 'copy', n, cell, round, status, outcome, outcome_source, classifier_version,
        case n when 1 then 'the rare word' else 'nothing' end, 10, false, attempts, started_at, completed_at, duration_ms,
        prompt_sha256, provider, executor_id, evidence
      from executions, generate_series(1, 20005) n where id = $1`;
    await sut.rows(COPIES, [ids[0]]);
    const first = await search(`q=rare word&job_id=${job}`);
    expect(first).toMatchObject({ executions: [], search: { searched: 20_000, complete: false } });
    const rest = await search(`q=rare word&job_id=${job}&cursor=${first.next_cursor}`);
    expect(rest.executions).toHaveLength(1);
    expect(rest).toMatchObject({ next_cursor: null, search: { searched: 10, complete: true } });
  });

  it('looks at fewer answers where they are long', async () => {
    const LONG_ONES = `update executions set response_length = 25000000 where id = any($1::bigint[])`;
    await sut.rows(LONG_ONES, [[ids[0], ids[1], ids[2]]]);
    const first = await search('q=paris&region=US&question_id=math_basic');
    expect(first).toMatchObject({ executions: [], search: { searched: 4, complete: false } });
    const rest = await search(
      `q=paris&region=US&question_id=math_basic&cursor=${first.next_cursor}`,
    );
    expect(rest.executions.map(({ id }) => ids.indexOf(id))).toEqual([0]);
    expect(rest).toMatchObject({ next_cursor: null, search: { searched: 1, complete: true } });
  });

  it.each([
    ['q=a', 'q', 'invalid_parameter'],
    ['q=', 'q', 'invalid_parameter'],
    ['q=a%00b', 'q', 'invalid_parameter'],
    [`q=${'x'.repeat(201)}`, 'q', 'invalid_parameter'],
    ['q=ab&q=cd', 'q', 'duplicate_parameter'],
    ['q=ab&offset=1', 'offset', 'conflicting_parameter'],
  ])('refuses %s and names the parameter', async (query, field, code) => {
    const { status, body } = await sut.get(`/api/v1/executions?${query}`);
    expect([status, body.field, body.error_code]).toEqual([400, field, code]);
  });
});
