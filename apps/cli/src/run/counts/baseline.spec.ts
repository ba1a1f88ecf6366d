import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RefusalError } from '../../refusal.error.js';
import { cell, counted } from '../conditions/gate.fixture.js';
import { findBaseline } from './baseline.js';
import { writeBaseline } from './baseline-file.js';

const SHA = 'a'.repeat(64);

const rowOf = (more: object = {}): string =>
  JSON.stringify({
    job_id: 'job-1',
    region: 'eu-west',
    model_requested: 'm',
    question_id: 'q1',
    question_text: null,
    question_kind: null,
    language: 'en',
    repeat: 1,
    status: 'completed',
    outcome: 'answered',
    outcome_source: 'rules',
    classifier_version: '1',
    provider: 'openai-compatible',
    prompt_sha256: SHA,
    started_at: '2026-11-01T10:00:01.000Z',
    edge_headers: null,
    ...more,
  });

describe(findBaseline, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-baseline-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const fileOf = (text: string): string => {
    const path = join(folder, 'base');
    writeFileSync(path, text);
    return path;
  };
  const refusal = async (text: string): Promise<string> => {
    const error: unknown = await findBaseline(fileOf(text)).catch((cause: unknown) => cause);
    if (!(error instanceof RefusalError)) throw new Error(`not refused: ${String(error)}`);
    return error.message;
  };

  it('takes what is no file for a job, and a path that leads nowhere for a mistake', async () => {
    expect(await findBaseline('job-1')).toEqual({ kind: 'job', id: 'job-1' });
    await expect(findBaseline('./job-1.json')).rejects.toThrow('no such file');
  });

  it('reads what it wrote', async () => {
    const path = join(folder, 'written.json');
    const job = counted([cell('q1', { answered: 1 }), cell('q2', { refused: 1 })]);
    await writeBaseline(path, job);
    expect(await findBaseline(path)).toMatchObject({ kind: 'file', path, counted: job });
    // Laid out by somebody's editor it is the same.
    const pretty = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')), null, 2);
    expect(await findBaseline(fileOf(pretty))).toMatchObject({ counted: job });
  });

  it('counts the rows of an export', async () => {
    const rows = [
      rowOf(),
      rowOf({ repeat: 2, outcome: 'refused', status: 'refused' }),
      rowOf({ repeat: 3, quarantine: 'elsewhere' }),
      rowOf({ question_id: 'q2', status: 'cancelled', outcome: 'error' }),
    ];
    const { counted: found } = (await findBaseline(fileOf(rows.join('\n')))) as {
      counted: ReturnType<typeof counted>;
    };
    expect(found.job).toMatchObject({ id: 'job-1', status: 'cancelled', repeats: 3 });
    expect(found.cells).toMatchObject([
      { questionId: 'q1', outcomes: { answered: 1, refused: 1 }, cancelled: 0, quarantined: 1 },
      { questionId: 'q2', outcomes: {}, cancelled: 1, quarantined: 0 },
    ]);
    expect(found.questions[0]).toEqual({ id: 'q1', sha256: SHA, language: 'en', kind: null });
    expect(found.answered).toMatchObject([{ executions: 2, source: 'rules' }]);
  });

  it.each<[string, string, RegExp]>([
    ['nothing', '', /there are no rows/],
    ['no JSON', 'hello\n', /line 1 is not JSON/],
    ['half a row', `${rowOf()}\n{"job_id"`, /line 2 is not JSON/],
    ['a row without a region', rowOf({ region: undefined }), /line 1: region is missing/],
    [
      'an outcome that is none',
      rowOf({ outcome: 'fine' }),
      /line 1: outcome is "fine", must be one of/,
    ],
    ['a cell twice', `${rowOf()}\n${rowOf()}`, /1 executions are there twice/],
    [
      'two jobs',
      `${rowOf()}\n${rowOf({ job_id: 'job-2', repeat: 2 })}`,
      /line 2: job_id is "job-2"/,
    ],
    ['a baseline of another version', '{"format":"beacon-baseline","version":9}', /version: /],
    ['a baseline that breaks off', '{"format":"beacon-baseline","ver', /no JSON of a baseline/],
  ])('refuses %s, and says where', async (_what, text, expected) => {
    expect(await refusal(text)).toMatch(expected);
  });

  it('refuses a baseline in which a cell is there twice, or a count is none', async () => {
    const twice = counted([cell('q1', { answered: 1 }), cell('q1', { refused: 1 })]);
    const file = { format: 'beacon-baseline', version: 1, beacon: '0.1.0', ...twice };
    expect(await refusal(JSON.stringify(file))).toContain('m eu q1 is there twice');
    const wrong = { ...file, cells: [cell('q1', { answered: -1 })] };
    expect(await refusal(JSON.stringify(wrong))).toContain('cells.0.outcomes.answered');
  });
});
