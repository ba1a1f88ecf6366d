import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnswersCollection } from '../answers/answers-collection.js';
import { DeclaredRegions } from '../answers/region-of.js';
import type { ExportedJob, LaneRow } from '../executions/lane-row.js';
import { LaneCount } from '../executions/tally.js';
import { FormatError } from '../format.error.js';
import { readEvalArchive } from './read-eval-archive.js';
import { readEvalLog } from './read-eval-log.js';
import { evalLog } from './write-eval-log.js';

const SAMPLE = {
  id: 1,
  epoch: 1,
  input: 'Who rules?',
  target: '',
  output: {
    model: 'gpt-4o-2024',
    choices: [{ message: { role: 'assistant', content: 'The people.' }, stop_reason: 'stop' }],
    usage: { input_tokens: 4, output_tokens: 2, total_tokens: 6 },
  },
  metadata: { region: 'EU West', kind: 'neutral' },
  started_at: '2026-01-01T10:00:00+00:00',
};
const LOG = {
  version: 2,
  status: 'success',
  eval: {
    created: '2026-01-01T10:00:00+00:00',
    task: 'civics',
    dataset: {},
    model: 'openai/gpt-4o',
    config: {},
    packages: { inspect_ai: '0.3.95' },
  },
  plan: { config: { temperature: 0.5, max_tokens: 100 } },
  results: { scores: [{ metrics: { mean: { value: 'NOT_A_NUMBER' } } }] },
  samples: [SAMPLE],
};
const TEXT = JSON.stringify(LOG, null, 1).replace('"NOT_A_NUMBER"', 'NaN');
const FACTS = { name: 'civics', format: 'inspect', tool: 'inspect_ai', toolVersion: '0.3.95' };

const into = (field?: string) => {
  const answers = new AnswersCollection();
  answers.addFile({ name: 'log.json', sha256: 'a'.repeat(64), bytes: 1 });
  return { answers, regions: new DeclaredRegions({ field }) };
};
const linesOf = (answers: AnswersCollection) =>
  answers
    .toFile(FACTS)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** What a log becomes: the head, then the answers. */
function imported(text: string, field?: string) {
  const target = into(field);
  readEvalLog(text, 'log.json', target);
  return linesOf(target.answers);
}
const withSample = (change: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ ...LOG, samples: [SAMPLE, { ...SAMPLE, id: 2, ...change }] }, null, 1);

describe(readEvalLog, () => {
  it('takes samples as questions and epochs as repeats, whatever numbers the log has that JSON has not', () => {
    expect(TEXT).toContain('NaN');
    const [head, answer] = imported(TEXT, 'metadata.region');
    expect(head).toMatchObject({
      models: [{ id: 'openai/gpt-4o' }],
      regions: ['eu-west'],
      questions: [{ id: '1', text: 'Who rules?', kind: 'neutral' }],
      sampling: { temperature: 0.5, max_tokens: 100 },
    });
    expect(answer).toMatchObject({
      text: 'The people.',
      finish_reason: 'stop',
      served_model: 'gpt-4o-2024',
      input_tokens: 4,
      started_at: '2026-01-01T10:00:00.000Z',
    });
  });

  it.each([
    [
      'content in parts',
      {
        output: {
          choices: [
            {
              message: {
                content: [
                  { type: 'reasoning', reasoning: 'Hm.' },
                  { type: 'text', text: 'So.' },
                ],
              },
              stop_reason: 'max_tokens',
            },
          ],
        },
      },
      { text: 'So.', reasoning: 'Hm.', finish_reason: 'max_tokens' },
    ],
    [
      'a refusal that the provider names',
      {
        output: {
          choices: [
            {
              message: { content: 'No.' },
              stop_reason: 'content_filter',
              stop_details: { type: 'refusal' },
            },
          ],
        },
      },
      { finish_reason: 'refusal' },
    ],
    [
      'a sample that failed',
      { error: { message: 'boom', traceback: '', traceback_ansi: '' } },
      { error: { code: 'sample_error', message: 'boom' } },
    ],
    [
      'input among the attachments',
      { input: 'attachment://ab12', attachments: { ab12: 'A long question?' } },
      { text: 'The people.' },
    ],
  ])('reads %s', (_what, change, expected) => {
    const [, , answer] = imported(withSample(change));
    expect(answer).toMatchObject(expected);
  });

  it.each([
    ['no JSON', TEXT.replace('"civics"', 'civics'), /^log\.json:6: is not JSON$/],
    ['no log', '{"a": 1}', /^log\.json: eval: must be an object/],
    [
      'no samples',
      JSON.stringify({ ...LOG, samples: undefined }),
      /^log\.json: samples: must be a list/,
    ],
    [
      'an epoch that is none',
      withSample({ epoch: 0 }),
      /^log\.json:\d+: samples\[1\]\.epoch: must be a whole number from 1/,
    ],
    [
      'a conversation',
      withSample({
        input: [
          { role: 'user', content: 'a' },
          { role: 'assistant', content: 'b' },
        ],
      }),
      /samples\[1\]\.input: is a conversation of several turns/,
    ],
    [
      'a cell twice',
      withSample({ id: 1 }),
      /openai\/gpt-4o in imported has an answer to 1, repeat 1/,
    ],
    ['a question of blanks', withSample({ input: ' ' }), /samples\[1\]\.input: asks nothing/],
  ])('refuses %s with line and field', (_what, text, message) => {
    expect(() => imported(text)).toThrow(FormatError);
    expect(() => imported(text)).toThrow(message);
  });
});

describe(readEvalArchive, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-eval-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const { samples: _samples, ...header } = LOG;
  const parts = { 'header.json': header, 'samples/1_epoch_1.json': SAMPLE };
  const archive = (method: number, content: Readonly<Record<string, unknown>> = parts): string => {
    const path = join(folder, `${method}-${Object.keys(content).length}.eval`);
    writeFileSync(path, zipOf(content, method));
    return path;
  };

  it.each([0, 8, 93])('reads an archive packed by method %d sample by sample', async (method) => {
    const target = into();
    const facts = await readEvalArchive(archive(method), 'log.eval', target);
    expect(facts).toEqual({ task: 'civics', version: '0.3.95' });
    expect(linesOf(target.answers)[1]).toMatchObject({ text: 'The people.', question: '1' });
  });

  it('says how to convert what it cannot read', async () => {
    const path = join(folder, 'none.eval');
    writeFileSync(path, 'no archive');
    await expect(readEvalArchive(path, 'none.eval', into())).rejects.toThrow('inspect log convert');
    const empty = archive(8, { 'header.json': header });
    await expect(readEvalArchive(empty, 'empty.eval', into())).rejects.toThrow(
      'empty.eval: holds no samples in a form that is known: convert it first',
    );
    const other = archive(12);
    await expect(readEvalArchive(other, 'other.eval', into())).rejects.toThrow(
      'cannot be unpacked',
    );
  });
});

describe(evalLog, () => {
  interface EvalLogText {
    readonly eval: unknown;
    readonly results: { readonly scores: readonly unknown[] };
    readonly samples: readonly {
      readonly id: string;
      readonly error?: unknown;
      readonly output: { readonly choices: readonly { readonly stop_reason: string }[] };
    }[];
  }
  const JOB: ExportedJob = {
    id: 'job-1',
    name: 'civics',
    status: 'completed',
    createdAt: '2026-01-01T10:00:00.000Z',
    startedAt: '2026-01-01T10:00:01.000Z',
    completedAt: '2026-01-01T10:00:09.000Z',
    questionIds: ['q1', 'q2'],
    repeats: 1,
    sampling: { temperature: 0.1, maxTokens: 50, topP: null, seed: null },
    importedFrom: null,
  };
  const row = (change: Partial<LaneRow>): LaneRow => ({
    execution_id: 1,
    region: 'eu-west',
    model_requested: 'm',
    model_served: 'm-1',
    provider: 'openai-compatible',
    provider_region: null,
    asked_region: null,
    executor_region: 'eu-west',
    endpoint_host: 'h',
    question_id: 'q1',
    question_text: 'Who rules?',
    question_category: null,
    question_kind: null,
    language: 'en',
    repeat: 1,
    status: 'completed',
    outcome: 'answered',
    outcome_source: 'rules',
    outcome_rule: null,
    classifier_version: 'v',
    finish_reason: 'stop',
    error_code: null,
    error_message: null,
    duration_ms: 1_500,
    input_tokens: 4,
    output_tokens: 2,
    reasoning_tokens: null,
    cost_usd: null,
    edge_headers: {},
    quarantine: null,
    started_at: '2026-01-01T10:00:02.000Z',
    completed_at: '2026-01-01T10:00:03.500Z',
    text: 'The people.',
    ...change,
  });
  const ROWS = [
    row({}),
    row({
      question_id: 'q2',
      outcome: 'blocked_output',
      status: 'refused',
      outcome_rule: 'provider.filter_output',
      text: null,
      finish_reason: 'safety',
      edge_headers: { 'x-beacon-simulation': '1' },
    }),
    row({
      question_id: 'q3',
      outcome: 'error',
      status: 'failed',
      error_code: 'timeout',
      error_message: 'none',
      text: null,
    }),
    row({ question_id: 'q4', outcome: 'error', status: 'cancelled', text: null }),
  ];
  const written = async (rows: readonly LaneRow[]) => {
    const count = new LaneCount();
    for (const one of rows) count.add(one);
    const lane = {
      region: 'eu-west',
      model: 'm',
      tally: count.tally,
      rows: async function* () {
        yield* rows;
      },
    };
    let text = '';
    for await (const piece of evalLog(JOB, lane)) text += piece;
    return text;
  };

  it('has the fields in the order in which Inspect reads them, and those that it needs', async () => {
    const log = JSON.parse(await written(ROWS)) as EvalLogText;
    expect(Object.keys(log)).toEqual([
      'version',
      'status',
      'eval',
      'plan',
      'results',
      'stats',
      'invalidated',
      'tags',
      'metadata',
      'samples',
    ]);
    expect(log.eval).toMatchObject({
      created: JOB.createdAt,
      task: 'civics',
      model: 'm',
      config: { epochs: 1 },
    });
    expect(log.results).toMatchObject({ total_samples: 4, completed_samples: 2 });
    expect(log.results.scores[1]).toMatchObject({
      name: 'withheld',
      scorer: 'withheld',
      metrics: { rate: { name: 'rate', value: 0.5 } },
    });
    expect(log.samples.map((sample) => sample.id)).toEqual(['q1', 'q2', 'q3']);
    expect(log.samples[1]?.output.choices[0]?.stop_reason).toBe('content_filter');
    expect(log.samples[2]?.error).toEqual({
      message: 'timeout: none',
      traceback: '',
      traceback_ansi: '',
    });
  });

  it('is read again as the same answers, with what made them up', async () => {
    const [, ...answers] = imported(await written(ROWS), 'metadata.region');
    expect(answers).toMatchObject([
      { region: 'eu-west', question: 'q1', text: 'The people.', finish_reason: 'stop' },
      {
        question: 'q2',
        text: '',
        finish_reason: 'safety',
        content_filter: 'output',
        simulated: true,
      },
      { question: 'q3', error: { code: 'sample_error', message: 'timeout: none' } },
    ]);
  });

  it('has no number that JSON has not where nothing was measured', async () => {
    const text = await written([row({ outcome: 'error', status: 'failed', text: null })]);
    expect(text).not.toMatch(/NaN|Infinity/);
    expect(JSON.parse(text)).toMatchObject({
      results: { scores: [{ metrics: {} }, { metrics: {} }] },
    });
  });
});

/** A zip archive, packed by a method that is named by its number in the format. */
function zipOf(content: Readonly<Record<string, unknown>>, method: number): Buffer {
  const pack: Readonly<Record<number, (bytes: Buffer) => Buffer>> = {
    8: (bytes) => deflateRawSync(bytes),
    93: (bytes) => zstdCompressSync(bytes),
  };
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, value] of Object.entries(content)) {
    const bytes = Buffer.from(JSON.stringify(value));
    const packed = pack[method]?.(bytes) ?? bytes;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const start = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, rest, Buffer.from(name)]),
    );
    local.push(start);
    offset += start.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]);
}
