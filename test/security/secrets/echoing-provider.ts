import { FakeProvider, chatAnswer } from '@beacon/testing';
import type { ProviderCall, ProviderReply } from '@beacon/testing';
import { z } from 'zod';

const request = z.object({ model: z.string() });

/** How the provider treats whoever asks for a model: each status echoes the key that it got. */
export const ECHO_MODELS = {
  'echo-400': 400,
  'echo-401': 401,
  'echo-403': 403,
  'echo-500': 500,
} as const satisfies Readonly<Record<string, number>>;

/** Asked with another secret each, from a file and a command; the first call is refused, too. */
export const ANSWERING_MODELS = ['key-from-variable', 'key-from-file', 'key-from-command'] as const;

/** A provider that says what keys it gets to whoever asks: in its errors, in plain and encoded, and in its headers. */
export async function startEchoingProvider(): Promise<FakeProvider> {
  const provider = await FakeProvider.start();
  const refused = new Set<string>();
  provider.answerBy((call) => {
    const asked = request.safeParse(parsed(call.body));
    const model = asked.success ? asked.data.model : '';
    const status = Object.entries(ECHO_MODELS).find(([name]) => name === model)?.[1];
    if (status !== undefined) return echo(call, status);
    if (!asked.success || call.path.endsWith('/embeddings')) return echo(call, 401);
    if (model === 'key-from-variable' || refused.has(model)) return chatAnswer('Four.');
    refused.add(model);
    return echo(call, 401);
  });
  return provider;
}

/** Keys that were sent to a provider. */
export function sentKeys({ calls }: FakeProvider): readonly string[] {
  return calls.map(keyOf);
}

function keyOf({ headers }: ProviderCall): string {
  return (headers.authorization ?? '').replace(/^Bearer /, '');
}

function echo(call: ProviderCall, status: number): ProviderReply {
  const key = keyOf(call);
  const encoded = Buffer.from(`Bearer ${key}`).toString('base64');
  const message = `Incorrect API key provided: ${key}, as ${encoded} in ?key=${encodeURIComponent(key)}`;
  return {
    status,
    headers: { 'x-request-id': key, 'www-authenticate': `Bearer realm="${key}"`, 'x-region': key },
    body: { error: { message, type: key, code: key, param: null } },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
