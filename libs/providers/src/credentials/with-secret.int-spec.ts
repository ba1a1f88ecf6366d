import { FakeProvider, chatAnswer, laneConfig } from '@beacon/testing';
import type { ProviderCall, ProviderReply } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttemptOutcome } from '../attempt.js';
import { LaneClient } from '../lane-client.js';
import { CredentialError } from './credential.error.js';
import type { CredentialSource } from './secret-source.js';

const TASK = {
  region: 'us-east',
  prompt: 'Why?',
  systemPrompt: null,
  sampling: { temperature: 0, maxTokens: 10, seed: null, topP: null },
  timeoutMs: 5_000,
};

const REFUSED: ProviderReply = {
  status: 401,
  body: { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } },
};

/** A source that gives the next of some secrets whenever it is asked to renew. */
function sourceOf(...secrets: readonly string[]): CredentialSource & { renewals: number } {
  const source = {
    renewals: 0,
    current: async () => secrets[Math.min(source.renewals, secrets.length - 1)] ?? null,
    renew: async (refused: string) => {
      source.renewals += 1;
      return (await source.current()) !== refused;
    },
  };
  return source;
}

describe('a secret that the provider refuses', () => {
  let provider: FakeProvider;
  beforeAll(async () => {
    provider = await FakeProvider.start();
  });
  afterAll(async () => provider.stop());

  const takes = (key: string) => {
    provider.answerBy((call) => (keyOf(call) === key ? chatAnswer('yes') : REFUSED));
  };
  const keyOf = ({ headers }: ProviderCall) => headers.authorization?.replace('Bearer ', '');

  async function ask(credential: CredentialSource): Promise<AttemptOutcome> {
    const lane = laneConfig({ region: 'us-east', model: 'm', baseUrl: `${provider.origin}/v1` });
    const client = new LaneClient({ lane, credential });
    try {
      return await client.ask(TASK, new AbortController().signal);
    } finally {
      await client.close();
    }
  }

  it('is renewed, and the question asked once more with the other one', async () => {
    takes('second');
    const source = sourceOf('first', 'second');
    expect(await ask(source)).toMatchObject({ kind: 'answered', answer: { text: 'yes' } });
    expect(provider.calls.map(keyOf)).toEqual(['first', 'second']);
  });

  it('is a bad key when the other one is refused, too', async () => {
    takes('third');
    const source = sourceOf('first', 'second', 'third');
    expect(await ask(source)).toMatchObject({
      failure: { kind: 'permanent', code: 'unauthorized', message: 'Incorrect API key provided' },
    });
    expect(source.renewals).toBe(1);
    expect(provider.calls).toHaveLength(2);
  });

  it('is a bad key when there is no other one', async () => {
    takes('none');
    expect(await ask(sourceOf('first'))).toMatchObject({ failure: { code: 'unauthorized' } });
    expect(await ask({ current: async () => 'first' })).toMatchObject({
      failure: { code: 'unauthorized' },
    });
    expect(provider.calls).toHaveLength(2);
  });

  it('parks the lane when there is none to be had, and nobody is asked', async () => {
    takes('any');
    const lane = { region: 'us-east', model: 'm' };
    const current = async (): Promise<never> => {
      throw new CredentialError(lane, 'the command of its credentials, vault, failed');
    };
    expect(await ask({ current })).toMatchObject({
      kind: 'failed',
      failure: {
        kind: 'quota',
        code: 'credential_unavailable',
        message: 'lane us-east m: the command of its credentials, vault, failed',
        httpStatus: null,
      },
    });
    expect(provider.calls).toHaveLength(0);
  });

  it('leaves what is wrong with the program itself alone', async () => {
    const current = async (): Promise<never> => {
      throw new TypeError('a mistake');
    };
    await expect(ask({ current })).rejects.toThrow('a mistake');
  });
});
