import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reproducingFile } from '@beacon/cli/export-spec/reproducing-file';
import { Gateway } from '@beacon/cli/gateway/gateway';
import type { JobFile } from '@beacon/cli/jobfile/job-file';
import { readJobFile } from '@beacon/cli/jobfile/read-job-file';
import { askGateway } from '@beacon/cli/validate/ask-gateway';
import { validateFiles } from '@beacon/cli/validate/validate-files';
import type { Schema } from '@beacon/client';
import { startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, until } from '@beacon/testing';

const LIMIT_MS = 120_000;
const SOURCES = { vars: {}, env: {} };

describe('a job in a file', () => {
  let stack: Stack;
  let api: ApiClient;
  let gateway: Gateway;
  let folder: string;

  beforeAll(async () => {
    stack = await startStack({ durable: false });
    api = new ApiClient(stack.gatewayUrl);
    gateway = new Gateway(stack.gatewayUrl);
    folder = mkdtempSync(join(tmpdir(), 'beacon-job-file-'));
  });
  afterAll(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const submitted = async ({ body }: JobFile): Promise<string> => {
    const id = await api.submit(body);
    await until(async () => (await viewOf(id)).status === 'completed', 'it is completed', LIMIT_MS);
    return id;
  };
  const viewOf = async (id: string): Promise<Schema<'JobView'>> =>
    gateway.ask(gateway.api.GET('/api/v1/jobs/{id}', { params: { path: { id } } }));
  const planOf = async ({ body }: JobFile) => {
    const asked = body as Schema<'JobBody'>;
    const plan = await gateway.ask(gateway.api.POST('/api/v1/jobs/plan', { body: asked }));
    // What is expected of time follows the answers that came between.
    return { cells: plan.cells, calls: plan.calls, tokens: plan.tokens, power: plan.power };
  };
  /** Every cell of a job, in no order. */
  const cellsOf = async (id: string): Promise<string[]> => {
    const query = { job_id: id, limit: 500 };
    const { executions } = await gateway.ask(
      gateway.api.GET('/api/v1/executions', { params: { query } }),
    );
    return executions
      .map((cell) => [cell.region, cell.model_id, cell.question_id, cell.repeat].join(' '))
      .toSorted();
  };

  it('comes back from a finished job as one that asks the same: the same cells, the same plan, the same order', async () => {
    const before = readJobFile('examples/own-questions.yaml', SOURCES);
    const first = await submitted(before);
    const path = join(folder, 'again.yaml');
    writeFileSync(path, await reproducingFile(gateway, first));
    const after = readJobFile(path, SOURCES);
    const second = await submitted(after);

    const cells = await cellsOf(first);
    expect(cells).toHaveLength((3 + 2) * 5 * 3);
    expect(await cellsOf(second)).toEqual(cells);
    expect(await planOf(after)).toEqual(await planOf(before));
    expect((await viewOf(second)).job).toEqual((await viewOf(first)).job);
  }, 300_000);

  it('is told by the gateway what only the gateway knows, at its line', async () => {
    const path = join(folder, 'wrong.yaml');
    writeFileSync(
      path,
      'benchmark: { name: x }\nconstraints: { regions: [US] }\nmodels:\n  - nobody\nquestions: [math_basic, none]\n',
    );
    const checks = { ...SOURCES, ask: askGateway(gateway) };
    const files = [path, 'examples/first-look.yaml', 'examples/translations.yaml'];
    const [wrong, right, translations] = await validateFiles(files, checks);

    expect(wrong?.problems.map(({ line, column, field }) => [line, column, field])).toEqual([
      [4, 5, 'models[0]'],
      [5, 25, 'questions[1]'],
    ]);
    expect(right).toMatchObject({
      ok: true,
      summary: expect.stringMatching(/^32 cells in 4 lanes/),
    });
    // Two questions in two languages with two personas, from two regions.
    expect(translations).toMatchObject({
      ok: true,
      summary: expect.stringMatching(/^16 cells in 2 lanes/),
    });
  });
});
