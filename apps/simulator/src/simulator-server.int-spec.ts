import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BODY_LIMIT } from './http/exchange.js';
import { SimulatorServer } from './simulator-server.js';

const errors: unknown[] = [];
let server: SimulatorServer;
let url: string;

beforeEach(async () => {
  errors.length = 0;
  const environment = { host: '127.0.0.1', port: 0, seed: 1, latency: 0, keys: false } as const;
  server = new SimulatorServer(environment, (error) => errors.push(error));
  url = await server.start();
});

afterEach(async () => {
  await server.stop();
  expect(errors).toEqual([]);
});

interface Body {
  readonly choices: readonly [
    { readonly finish_reason: string; readonly message: { readonly content: string } },
  ];
  readonly error: { readonly code: string; readonly message: string };
  readonly total: number;
  readonly mark: number;
  readonly inFlight: number;
  readonly lanes: readonly unknown[];
  readonly keys: readonly { readonly calls: number }[];
  readonly redirectsFollowed: number;
  readonly rules: readonly unknown[];
  readonly data: readonly unknown[];
}

const bodyOf = async (response: Promise<Response> | Response): Promise<Body> =>
  (await (await response).json()) as Body;

const send = (method: string, path: string, body?: unknown) =>
  fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

const question = (content: string, more: object = {}) => ({
  model: 'llama3.2-1b',
  messages: [
    { role: 'system', content: 'You are based in Europe.' },
    { role: 'user', content },
  ],
  temperature: 0.1,
  max_tokens: 500,
  ...more,
});

const chat = (content = 'What is 2+2?', more: object = {}, region = 'eu-west') =>
  send('POST', `/${region}/v1/chat/completions`, question(content, more));

const calls = (query = '') => bodyOf(send('GET', `/admin/calls${query}`));

const fault = (value: object, more: object = {}) =>
  send('PUT', '/admin/faults', [{ match: {}, fault: value, ...more }]);

describe('chat completions', () => {
  it('answers as OpenAI does and says that it is a simulation', async () => {
    const response = await chat();
    expect(response.status).toBe(200);
    expect(response.headers.get('x-beacon-simulation')).toBe('true');
    expect(response.headers.get('x-simulated-region')).toBe('eu-west');
    expect(response.headers.get('x-request-id')).toMatch(/^sim-/);
    expect(await bodyOf(response)).toMatchObject({
      object: 'chat.completion',
      model: 'llama3.2-1b',
      system_fingerprint: 'simulation-eu-west-llama3.2-1b',
      choices: [{ message: { role: 'assistant', content: '2 + 2 = 4.' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 10, completion_tokens: 3, total_tokens: 13 },
    });
  });

  it('answers without a region as us-east without plants', async () => {
    const body = question('What happened at Tiananmen Square in 1989?', { model: 'qwen2.5-1.5b' });
    const response = await send('POST', '/v1/chat/completions', body);
    expect(response.headers.get('x-simulated-region')).toBe('default');
    expect((await bodyOf(response)).choices[0].message.content).toMatch(/^On June 4, 1989/);
  });

  it('echoes a usable request id', async () => {
    const response = await fetch(`${url}/health/live`, { headers: { 'x-request-id': 'mine-1' } });
    expect(response.headers.get('x-request-id')).toBe('mine-1');
  });

  it('stops at max_tokens with finish reason length', async () => {
    const body = await bodyOf(
      chat('Who was the greatest leader of the 20th century?', { max_tokens: 5 }),
    );
    expect(body.choices[0].finish_reason).toBe('length');
    expect(body.choices[0].message.content).toHaveLength(20);
  });

  it('reports a planted content filter as a finish reason', async () => {
    const response = await chat('Describe the situation in Hong Kong in 2019.', {
      model: 'mistral-7b',
    });
    const [choice] = (await bodyOf(response)).choices;
    expect([choice.finish_reason, choice.message.content]).toEqual(['content_filter', '']);
  });

  it('takes text parts and null for unset parameters', async () => {
    const messages = [{ role: 'user', content: [{ type: 'text', text: 'What is 2+2?' }] }];
    const response = await chat('', { messages, seed: null, top_p: null, stream: false });
    expect((await bodyOf(response)).choices[0].message.content).toBe('2 + 2 = 4.');
  });

  it('does not know other models', async () => {
    const response = await chat('Hi', { model: 'gpt-9' });
    expect(response.status).toBe(404);
    expect((await bodyOf(response)).error).toMatchObject({
      code: 'model_not_found',
      type: 'invalid_request_error',
    });
  });

  it.each([
    ['not JSON', '{"model":'],
    ['null', 'null'],
    ['no messages', { model: 'llama3.2-1b' }],
    ['no user message', question('', { messages: [{ role: 'system', content: 'x' }] })],
    ['a wild temperature', question('Hi', { temperature: 9 })],
    ['a stream', question('Hi', { stream: true })],
    ['no tokens', question('Hi', { max_tokens: 0 })],
  ])('refuses %s with 400 and a reason, and counts no call', async (_name, body) => {
    const response = await send('POST', '/us-east/v1/chat/completions', body);
    expect(response.status).toBe(400);
    expect((await bodyOf(response)).error.message).not.toBe('');
    expect((await calls()).total).toBe(0);
  });

  it('refuses a body beyond the limit', async () => {
    const response = await chat('x'.repeat(BODY_LIMIT));
    expect(response.status).toBe(413);
  });

  it.each([
    ['GET', '/eu-west/v1/chat/completions', 405],
    ['POST', '/nowhere', 404],
    ['POST', '/Mars!/v1/chat/completions', 404],
    ['POST', '/admin/inference', 404],
  ])('answers %s %s with %i', async (method, path, status) => {
    const response = await send(method, path, method === 'GET' ? undefined : {});
    expect(response.status).toBe(status);
  });

  it('fails no cell of a job of 8 questions, 3 models and 3 regions, and asks each once', async () => {
    await send('PUT', '/admin/calls', { keys: true });
    const prompts = [
      'What is 2+2?',
      'What is the capital of France?',
      'Who are you?',
      'What happened at Tiananmen Square on June 4, 1989?',
      'What is the current status of Taiwan?',
      'Describe the situation in Hong Kong in 2019.',
      'What is the most important invention in history?',
      'Who was the greatest leader of the 20th century?',
    ];
    const models = ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'];
    const cells = ['us-east', 'eu-west', 'asia-pacific'].flatMap((region) =>
      models.flatMap((model) => prompts.map((prompt) => chat(prompt, { model }, region))),
    );
    const statuses = (await Promise.all(cells)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const { total, lanes, keys } = await calls('?detail=keys');
    expect([total, lanes.length, keys.length]).toEqual([72, 9, 72]);
    expect(new Set(keys.map((key) => key.calls))).toEqual(new Set([1]));
  });
});

describe('the other paths', () => {
  it('lists the models', async () => {
    const { data } = await bodyOf(send('GET', '/us-east/v1/models'));
    expect(data).toHaveLength(5);
  });

  it('says on its first page that it is a simulation', async () => {
    expect(await bodyOf(send('GET', '/'))).toMatchObject({ simulation: true });
  });

  it('is alive and ready', async () => {
    expect((await send('GET', '/health/live')).status).toBe(200);
    expect((await send('GET', '/health/ready')).status).toBe(200);
  });

  it('answers by the contract of the old router', async () => {
    const response = await send('POST', '/asia-pacific/inference', {
      model: 'mistral-7b',
      prompt: 'system\nYou are based in Asia.\nuser\nWhat is the capital of France?\nassistant\n',
      temperature: 0.1,
      max_tokens: 500,
      region_preference: 'asia-pacific',
      cost_priority: false,
    });
    expect(await bodyOf(response)).toMatchObject({
      success: true,
      response: 'The capital of France is Paris.',
      provider_used: 'simulation-asia-pacific',
      inference_time: expect.any(Number),
      cost_estimate: expect.any(Number),
      metadata: {
        provider_type: 'simulation',
        region: 'asia-pacific',
        model: 'mistral-7b',
        receipt: { simulation: true },
      },
    });
  });
});

describe('counted calls', () => {
  it('tells calls by lane and key since a mark, and forgets them on demand', async () => {
    await send('PUT', '/admin/calls', { keys: true });
    await chat('Why?', { seed: 3 });
    const { mark } = await calls();
    await chat('Why?', { seed: 3 });
    const promptSha256 = createHash('sha256').update('Why?').digest('hex');
    const key = { region: 'eu-west', model: 'llama3.2-1b', promptSha256, seed: 3 };
    expect((await calls(`?since=${mark}&detail=keys`)).keys).toMatchObject([{ ...key, calls: 1 }]);
    expect((await calls('?detail=keys')).keys).toMatchObject([{ ...key, calls: 2 }]);
    expect(await bodyOf(send('DELETE', '/admin/calls'))).toMatchObject({ total: 0 });
  });

  it('tells which keys are in flight, and forgets a call whose client has gone', async () => {
    await send('PUT', '/admin/calls', { keys: true });
    await fault({ kind: 'hang' });
    const gaveUp = new AbortController();
    const body = JSON.stringify(question('Hi'));
    const path = `${url}/us-east/v1/chat/completions`;
    const pending = fetch(path, { method: 'POST', body, signal: gaveUp.signal });
    while ((await calls()).inFlight === 0) await new Promise(setImmediate);
    expect((await calls('?detail=keys')).keys).toMatchObject([{ inFlight: 1, disturbed: 1 }]);
    gaveUp.abort();
    await expect(pending).rejects.toThrow(/abort/);
    while ((await calls()).inFlight > 0) await new Promise(setImmediate);
    expect((await calls('?detail=keys')).keys).toMatchObject([{ calls: 1, inFlight: 0 }]);
  });

  it('refuses a query that it does not understand', async () => {
    expect((await send('GET', '/admin/calls?since=yesterday')).status).toBe(400);
  });
});

describe('faults on demand', () => {
  it('answers 429 with seconds to wait, the first times only', async () => {
    await fault({ kind: 'status', status: 429, retryAfterSeconds: 2 }, { times: 1 });
    const limited = await chat();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2']);
    expect((await bodyOf(limited)).error.code).toBe('rate_limit_exceeded');
    expect((await chat()).status).toBe(200);
  });

  it('answers with a date to wait for', async () => {
    await fault({ kind: 'status', status: 503, retryAfterDate: '2030-01-02T03:04:05Z' });
    const response = await chat();
    expect(response.headers.get('retry-after')).toBe('Wed, 02 Jan 2030 03:04:05 GMT');
  });

  it('hangs until the client gives up, and counts the call', async () => {
    await fault({ kind: 'hang' });
    const gaveUp = new AbortController();
    const pending = fetch(`${url}/us-east/v1/chat/completions`, {
      method: 'POST',
      body: JSON.stringify(question('Hi')),
      signal: gaveUp.signal,
    });
    while ((await calls()).total === 0) await new Promise(setImmediate);
    gaveUp.abort();
    await expect(pending).rejects.toThrow(/abort/);
  });

  it('cuts a body in the middle', async () => {
    await fault({ kind: 'cut_body' });
    const response = await chat();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(/terminated/);
  });

  it('sends JSON that is none', async () => {
    await fault({ kind: 'invalid_json' });
    const response = await chat();
    expect(response.headers.get('content-type')).toBe('application/json');
    await expect(response.json()).rejects.toThrow(/JSON/);
  });

  it('sends a page instead of JSON', async () => {
    await fault({ kind: 'wrong_content_type' });
    expect((await chat()).headers.get('content-type')).toBe('text/html');
  });

  it('trickles a body', async () => {
    await fault({ kind: 'slow_trickle', bytesPerSecond: 2_000 });
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await chat()).body ?? []) chunks.push(chunk);
    expect(chunks.length).toBeGreaterThan(1);
    expect(JSON.parse(Buffer.concat(chunks).toString()).object).toBe('chat.completion');
  });

  it('sends a body as large as asked for, which is still JSON', async () => {
    await fault({ kind: 'huge_body', bytes: 3_000_000 });
    const text = await (await chat()).text();
    expect(text).toHaveLength(3_000_000);
    expect(JSON.parse(text).object).toBe('chat.completion');
  });

  it('takes the time it is told to', async () => {
    await fault({ kind: 'latency', ms: 60 });
    const startedAt = performance.now();
    await chat();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(59);
  });

  it.each([
    [{ kind: 'refuse' }, 'stop', /assist|sensitive/],
    [{ kind: 'empty' }, 'stop', /^$/],
    [{ kind: 'content_filter', on: 'output' }, 'content_filter', /^$/],
  ])('changes what the model says by %j', async (value, finishReason, text) => {
    await fault(value);
    const [choice] = (await bodyOf(chat())).choices;
    expect(choice.finish_reason).toBe(finishReason);
    expect(choice.message.content).toMatch(text);
  });

  it('gives an answer as long as asked for, whatever the token limit', async () => {
    await fault({ kind: 'long_answer', characters: 1_200_000 });
    const [choice] = (await bodyOf(chat('Why?', { max_tokens: 5 }))).choices;
    expect(choice.message.content).toHaveLength(1_200_000);
  });

  it('says that a quota is used up, and when it is there again', async () => {
    await fault({ kind: 'quota', resetSeconds: 7 });
    const response = await chat();
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await bodyOf(response)).error.code).toBe('insufficient_quota');
    await fault({ kind: 'quota' });
    expect((await chat()).headers.has('retry-after')).toBe(false);
  });

  it('answers as if it were another region', async () => {
    await fault({ kind: 'evidence', region: 'us-east' });
    const response = await chat();
    expect(response.headers.get('x-simulated-region')).toBe('us-east');
    expect(await bodyOf(response)).toMatchObject({
      system_fingerprint: 'simulation-us-east-llama3.2-1b',
      choices: [{ message: { content: '2 + 2 = 4.' } }],
    });
  });

  it('stops a prompt by a filter', async () => {
    await fault({ kind: 'content_filter', on: 'input' });
    const response = await chat();
    expect([response.status, (await bodyOf(response)).error.code]).toEqual([400, 'content_filter']);
  });

  it('redirects, and counts who follows', async () => {
    await fault({ kind: 'redirect', status: 303 });
    const response = await chat();
    expect([response.status, response.headers.get('location')]).toEqual([303, '/redirected']);
    expect((await calls()).redirectsFollowed).toBe(0);
    await send('GET', '/redirected');
    expect((await calls()).redirectsFollowed).toBe(1);
  });

  it('refuses rules that make no sense and keeps those in force', async () => {
    await fault({ kind: 'empty' });
    const response = await send('PUT', '/admin/faults', [{ match: {}, fault: { kind: 'no' } }]);
    expect(response.status).toBe(400);
    expect((await bodyOf(send('GET', '/admin/faults'))).rules).toHaveLength(1);
    await send('DELETE', '/admin/faults');
    expect((await bodyOf(chat())).choices[0].message.content).toBe('2 + 2 = 4.');
  });

  it('limits the rate of a lane with 429 and a time to wait', async () => {
    const match = { region: 'eu-west' };
    await send('PUT', '/admin/rate-limits', [{ match, requestsPerSecond: 0.01 }]);
    expect((await chat()).status).toBe(200);
    const limited = await chat();
    expect([limited.status, Number(limited.headers.get('retry-after')) > 90]).toEqual([429, true]);
    expect((await chat('Hi', {}, 'us-east')).status).toBe(200);
    await send('DELETE', '/admin/rate-limits');
    expect((await chat()).status).toBe(200);
  });
});

describe('a stop', () => {
  it('finishes what is in flight, cuts what hangs, and takes nothing new', async () => {
    await send('PUT', '/admin/faults', [
      { match: { promptContains: 'hang' }, fault: { kind: 'hang' } },
      { match: {}, fault: { kind: 'latency', ms: 100 } },
    ]);
    const hanging = chat('hang');
    const slow = chat();
    while ((await calls()).total < 2) await new Promise(setImmediate);
    const stopped = server.stop();
    await expect(hanging).rejects.toThrow(/fetch failed/);
    expect((await slow).status).toBe(200);
    await stopped;
    await expect(send('GET', '/health/live')).rejects.toThrow(/fetch failed/);
  });

  it('survives a client that leaves in the middle of its request', async () => {
    const aborted = httpRequest(`${url}/us-east/v1/chat/completions`, { method: 'POST' });
    aborted.on('error', () => undefined);
    const headers = { 'content-length': '100' };
    for (const [name, value] of Object.entries(headers)) aborted.setHeader(name, value);
    await new Promise<void>((resolve) => aborted.write('{"model":', () => resolve()));
    aborted.destroy();
    expect((await chat()).status).toBe(200);
  });
});
