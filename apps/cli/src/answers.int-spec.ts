import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OnStack, type Facts } from './spec/on-stack-spec.js';

/** For a machine that has other things to do. */
const LIMIT_MS = 300_000;
const NOT_SHOWN = /; its answers were imported, and their regions are as declared, not shown$/;

interface Row {
  readonly region: string;
  readonly model_requested: string;
  readonly question_id: string;
  readonly repeat: number;
  readonly outcome: string;
  readonly outcome_rule: string | null;
  readonly text: string | null;
  readonly finish_reason: string | null;
  readonly error_code: string | null;
}

interface Verdict {
  readonly sentence: string;
  readonly warnings: readonly { readonly code: string }[];
  readonly models: readonly {
    readonly model_id: string;
    readonly conclusion: string;
    readonly sentence: string;
    readonly regions: readonly Facts[];
    readonly endpoints: Readonly<Record<string, { readonly rates: readonly Facts[] }>>;
  }[];
}

/** What goes out of a job and comes in again is the same job, but for who says where it was asked. */
describe('a job that is exported and imported again', () => {
  let on: OnStack;

  beforeAll(async () => {
    on = await OnStack.start();
  }, LIMIT_MS);

  afterAll(async () => {
    await on?.stop();
  }, LIMIT_MS);

  const rowsOf = async (job: string): Promise<Row[]> => {
    const text = await on.text('export', job, '--format', 'jsonl', '--out', '-');
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
  };
  const outcomesOf = async (job: string) =>
    (await rowsOf(job))
      .map(({ region, model_requested, question_id, repeat, outcome, outcome_rule, text }) =>
        JSON.stringify([region, model_requested, question_id, repeat, outcome, outcome_rule, text]),
      )
      .toSorted();
  const verdictOf = async (job: string) => (await on.json('verdict', job)) as unknown as Verdict;
  const countsOf = ({ models }: Verdict) =>
    models
      .map(({ model_id, conclusion, endpoints }) => ({
        model_id,
        conclusion,
        rates: Object.values(endpoints).map(({ rates }) =>
          rates.map((rate) => JSON.stringify(rate)).toSorted(),
        ),
      }))
      .toSorted((one, other) => (one.model_id < other.model_id ? -1 : 1));
  const importedBy = async (...args: readonly string[]): Promise<string> => {
    const { status, stdout, stderr } = await on.sut.run(['import', ...args, '--watch', '--json']);
    expect([status, stderr]).toEqual([0, '']);
    return String((JSON.parse(stdout.split('\n')[0] ?? '') as Facts)['id']);
  };
  const filesIn = (folder: string): string[] =>
    readdirSync(join(on.folder, folder)).map((name) => join(folder, name));

  it('as logs of Inspect has the same outcomes and the same verdict, which says what was not shown', async () => {
    await on.text('export', 'inspect', on.jobId, '--out', 'logs', '--json');
    const logs = filesIn('logs');
    expect(logs).toHaveLength(9);
    const imported = await importedBy('inspect', ...logs, '--region-field', 'metadata.region');
    expect(await outcomesOf(imported)).toEqual(await outcomesOf(on.jobId));
    const [before, after] = [await verdictOf(on.jobId), await verdictOf(imported)];
    expect(countsOf(after)).toEqual(countsOf(before));
    expect(after.warnings.slice(0, 2).map(({ code }) => code)).toEqual(['simulated', 'imported']);
    expect(after.models.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(NOT_SHOWN),
      expect.stringMatching(NOT_SHOWN),
      expect.stringMatching(NOT_SHOWN),
    ]);
    expect(after.sentence).toMatch(/answers were imported, and their regions are as declared/);
    expect(before.sentence).not.toContain('imported');
  });

  it('as requests of a batch gets its answers back, cell by cell; what does not come back fails', async () => {
    await on.text('export', 'openai-batch', on.jobId, '--out', 'batch', '--json');
    const requests = filesIn('batch').filter((file) => file.includes('eu-west'));
    expect(requests).toHaveLength(3);
    const rows = (await rowsOf(on.jobId)).filter(({ region }) => region === 'eu-west');
    const outputs = requests.flatMap((file) => answered(join(on.folder, file), rows));
    writeFileSync(join(on.folder, 'output.jsonl'), outputs.slice(1).join('\n'));
    const imported = await importedBy(
      'openai-batch',
      'output.jsonl',
      '--requests',
      ...requests,
      '--region',
      'eu-west=output.jsonl',
    );
    const missing = (await rowsOf(imported)).filter(({ outcome }) => outcome === 'error');
    expect(missing).toMatchObject([{ error_code: 'not_imported', text: null }]);
    const [gone] = missing;
    const expected = (await outcomesOf(on.jobId)).filter(
      (one) => one.startsWith('["eu-west"') && !isOf(one, gone),
    );
    const found = (await outcomesOf(imported)).filter((one) => !isOf(one, gone));
    expect(found).toEqual(expected);
  });

  it('as records of Every Eval Ever has the rates of its verdict', async () => {
    await on.text(
      'export',
      'every-eval-ever',
      on.jobId,
      '--organization',
      'A Lab',
      '--out',
      'eee',
      '--json',
    );
    const { models } = await verdictOf(on.jobId);
    for (const file of filesIn('eee')) {
      const record = JSON.parse(readFileSync(join(on.folder, file), 'utf8')) as {
        model_info: { id: string; additional_details: { region: string } };
        evaluation_results: {
          metric_config: { metric_name: string };
          score_details: { score: number };
        }[];
      };
      const {
        id,
        additional_details: { region },
      } = record.model_info;
      const rates = models.find((model) => model.model_id === id)?.endpoints ?? {};
      expect(record.evaluation_results.map((result) => result.metric_config.metric_name)).toEqual([
        'refused',
        'withheld',
      ]);
      for (const { metric_config: metric, score_details: details } of record.evaluation_results) {
        const found = rates[metric.metric_name]?.rates.find((rate) => rate['region'] === region);
        expect(details.score).toBeCloseTo(Number(found?.['rate']), 10);
      }
    }
  });

  it('is refused with file, line and field, and makes no job, where a line is wrong', async () => {
    const jobs = async () =>
      ((await on.json('jobs', '--limit', '200'))['jobs'] as unknown[]).length;
    const before = await jobs();
    writeFileSync(
      join(on.folder, 'bad.jsonl'),
      `${JSON.stringify({ question_id: 'a', question: 'Why?', model: 'm', response: { choices: [{ message: { content: 'So.' } }] } })}\n{"question_id": 7}\noops\n`,
    );
    const said = await on.refused('import', 'speechmap', 'bad.jsonl');
    expect(said).toContain('bad.jsonl:2: question_id: must be text that is not empty');
    expect(said).toContain('bad.jsonl:3: is not JSON');
    expect(await jobs()).toBe(before);
  });

  it('cannot be retried, and is shown as imported', async () => {
    const log = filesIn('logs').slice(0, 1);
    const imported = await importedBy('inspect', ...log);
    expect(await on.refused('retry', imported)).toContain(
      'were imported: nothing of it can be asked',
    );
    const { job } = (await (await fetch(`${on.gatewayUrl}/api/v1/jobs/${imported}`)).json()) as {
      job: { imported: { format: string }; constraints: { regions: string[] } };
    };
    expect([job.imported.format, job.constraints.regions]).toEqual(['inspect', ['imported']]);
  });
});

/** Whether a line of outcomes is of a row's cell. */
function isOf(line: string, row: Row | undefined): boolean {
  const { region, model_requested: model, question_id: question } = row ?? {};
  return line.startsWith(JSON.stringify([region, model, question]).slice(0, -1));
}

/** What a provider would have made of a file of requests, from answers that are there. */
function answered(file: string, rows: readonly Row[]): string[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { custom_id: id, body } = JSON.parse(line) as {
        custom_id: string;
        body: { model: string };
      };
      const row = rows.find(
        ({ model_requested: model, question_id: question, repeat }) =>
          model === body.model && id.endsWith(`.${repeat}.${question}`),
      );
      const content = row?.text ?? null;
      const choice = {
        finish_reason: row?.finish_reason ?? null,
        message: { role: 'assistant', content },
      };
      return JSON.stringify({
        id: `batch_${id}`,
        custom_id: id,
        response: {
          status_code: 200,
          request_id: id,
          body: { model: body.model, choices: [choice] },
        },
        error: null,
      });
    });
}
