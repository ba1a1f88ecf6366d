import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { laneConfig } from '@beacon/testing';
import { describe, expect, it } from '@jest/globals';

const LANE = laneConfig({ region: 'us-east', model: 'm' });

/** Asks a lane where nobody listens, and prints which packages of a kind were loaded before and by it. */
const PROGRAM = `
import { registerHooks } from 'node:module';
const loaded = new Set();
registerHooks({
  load(url, context, next) {
    const name = /node_modules\\/((?:@ai-sdk\\/)[^/]+|aws4fetch|undici)\\//.exec(url)?.[1];
    if (name !== undefined) loaded.add(name);
    return next(url, context);
  },
});
const { LaneClient } = await import('./libs/providers/src/index.ts');
const lane = JSON.parse(process.env.LANE);
const client = new LaneClient({ lane, credential: { current: async () => null } });
const before = [...loaded];
const sampling = { temperature: 0, maxTokens: 1, seed: null, topP: null };
const task = { region: 'us-east', prompt: 'Hi', systemPrompt: null, sampling, timeoutMs: 1000 };
const { failure } = await client.ask(task, new AbortController().signal);
console.log(JSON.stringify({ before, after: [...loaded].sort(), code: failure.code }));
await client.close();
`;

async function loadedFor(protocol: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--import',
      './libs/testing/jest/register-sources.mjs',
      '--input-type=module',
      '--eval',
      PROGRAM,
    ],
    { env: { ...process.env, LANE: JSON.stringify({ ...LANE, protocol }) } },
  );
  return JSON.parse(stdout);
}

describe('what an executor loads', () => {
  it('is none of the AI SDK for lanes that do not need it, and one package for a lane that does', async () => {
    const code = 'connection_failed';
    expect(await loadedFor('openai-compatible')).toEqual({
      before: ['undici'],
      after: ['undici'],
      code,
    });
    expect(await loadedFor('anthropic')).toEqual({
      before: ['undici'],
      after: ['@ai-sdk/anthropic', '@ai-sdk/provider', '@ai-sdk/provider-utils', 'undici'],
      code,
    });
  });
});
