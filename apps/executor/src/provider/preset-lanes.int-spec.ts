import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choiceOf, openRouterAnswer, until } from '@beacon/testing';
import type { ProviderCall } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness } from '../harness-spec.js';
import { taskOf } from '../tasks-spec.js';

const keyFile = join(tmpdir(), `beacon-key-${process.pid}`);

describe('an executor with a lane at OpenRouter, whose key stands in a file', () => {
  let harness: Harness;
  beforeAll(async () => {
    await writeFile(keyFile, 'sk-or-1\n');
    harness = await Harness.start({
      lane: [
        'provider: openrouter',
        'upstream: [azure]',
        'provider_region: eu',
        `credentials: { file: ${keyFile} }`,
        'without_sampling: [temperature, seed]',
        'headers: { X-Title: Audit }',
      ],
    });
    await harness.startExecutor();
  });
  afterAll(async () => {
    await harness.stop();
    await rm(keyFile, { force: true });
  });

  it('keeps the route, what was not sent, and what the model thought', async () => {
    const message = { content: 'Paris.', reasoning: 'France: Paris.' };
    const usage = { completion_tokens_details: { reasoning_tokens: 4 } };
    harness.provider.answerBy(() =>
      openRouterAnswer({ choices: [choiceOf('', { message })], usage }),
    );
    const result = await harness.resultOf(taskOf());
    expect(result).toMatchObject({ outcome: 'answered', response: 'Paris.', quarantine: null });
    expect(result.evidence).toMatchObject({
      provider: 'openrouter',
      askedRegion: 'eu',
      upstream: 'Azure',
      leftOut: ['temperature'],
      reasoning: 'France: Paris.',
      reasoningTokens: 4,
    });
    expect(result.evidence).not.toHaveProperty('unpinned');
    const [call] = harness.provider.calls;
    expect(call?.headers).toMatchObject({ 'x-title': 'Audit', authorization: 'Bearer sk-or-1' });
  });

  it('puts the answer of another upstream into quarantine', async () => {
    harness.provider.answerBy(() => openRouterAnswer({ provider: 'DeepInfra' }));
    expect(await harness.resultOf(taskOf())).toMatchObject({
      outcome: 'answered',
      quarantine: "upstream is 'DeepInfra', pinned to azure",
    });
  });

  it('goes on with the next key when the file has one', async () => {
    const keyOf = ({ headers }: ProviderCall) => headers.authorization;
    harness.provider.answerBy((call) =>
      keyOf(call) === 'Bearer sk-or-2'
        ? openRouterAnswer()
        : { status: 401, body: { error: { code: 401, message: 'User not found.' } } },
    );
    await writeFile(keyFile, 'sk-or-2');
    expect(await harness.resultOf(taskOf())).toMatchObject({ outcome: 'answered', attempts: 1 });
  });

  it('asks nobody and reports why while there is no key', async () => {
    harness.provider.answerBy(() => openRouterAnswer());
    const reports = harness.hearReports();
    await rm(keyFile);
    await harness.publishTask(taskOf());
    await until(() => reports.some((report) => report.quotaExhausted !== null), 'it is told');
    expect(reports.find((report) => report.quotaExhausted !== null)?.quotaExhausted).toEqual({
      resetMs: 60_000,
      message: `lane us-east model.one: the file of its credentials, ${keyFile}, cannot be read (ENOENT): write the secret into it`,
    });
    expect(harness.provider.calls).toHaveLength(0);
  });
});
