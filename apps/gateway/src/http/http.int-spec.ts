import { normaliseJob } from '../intake/specification/read-specification.js';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { DEFAULT_JOB_LIMITS } from '@beacon/domain';
import { loadCatalogue, loadQuestionBank } from '@beacon/config';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@beacon/testing';
import { ErrorBody } from './errors/error-body.js';
import { conforming } from './openapi/conform-spec.js';
import { inlined } from './openapi/document-difference-spec.js';
import { Harness, smallJob } from '../harness-spec.js';
import type { Answer } from '../harness-spec.js';
import { submissionExamples } from '../intake/submission.examples.js';

const JOBS = '/api/v1/jobs';
const BODY_LIMIT = 65_536;
type RequestBody = NonNullable<RequestInit['body']>;

const JSON_TYPE = { 'content-type': 'application/json' };

type Schema = { readonly [key: string]: unknown };
type Content = { readonly content?: Record<string, { readonly schema: Schema }> };
interface Operation {
  readonly requestBody?: Content;
  readonly responses: Record<string, Content>;
  readonly parameters?: readonly { readonly schema?: Schema }[];
}

function contentsOf(described: Content | undefined): Schema[] {
  return Object.values(described?.content ?? {}).map(({ schema }) => schema);
}

/** Keywords of a Schema Object of OpenAPI 3.0, by what they hold. */
const SCHEMAS = new Set(['items', 'additionalProperties', 'not']);
const LISTS_OF_SCHEMAS = new Set(['allOf', 'anyOf', 'oneOf']);
const PLAIN =
  /^(title|multipleOf|(exclusive)?(Max|Min)imum|(max|min)imum|(max|min)(Length|Items|Properties)|pattern|uniqueItems|required|enum|type|description|format|default|nullable|readOnly|writeOnly|example|externalDocs|deprecated|\$ref|x-.*)$/;

function foreignKeywords(schema: Schema): string[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === 'properties') return Object.values(value as Schema).flatMap(foreignIn);
    if (SCHEMAS.has(keyword)) return foreignIn(value);
    if (LISTS_OF_SCHEMAS.has(keyword)) return (value as unknown[]).flatMap(foreignIn);
    return PLAIN.test(keyword) ? [] : [keyword];
  });
}

function foreignIn(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? foreignKeywords(value as Schema) : [];
}

describe('the HTTP edge', () => {
  let sut: Harness;
  beforeAll(async () => {
    sut = await Harness.start({ HTTP_BODY_LIMIT: String(BODY_LIMIT) });
  });
  afterAll(async () => sut.stop());

  /** Sends bytes as they are, for what no client would send. */
  const sendRaw = async (bytes: string): Promise<string> => {
    const socket = connect(Number(new URL(sut.gateway.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.end(bytes);
    return text(socket);
  };
  const post = (body: RequestBody, headers: Readonly<Record<string, string>> = JSON_TYPE) =>
    sut.request(JOBS, { method: 'POST', headers, body });
  const codeOf = async ({ status, body, headers }: Answer): Promise<readonly [number, string]> => {
    const { error_code: code, request_id: id } = await conforming(ErrorBody, body);
    expect(headers.get('x-request-id')).toBe(id);
    return [status, code];
  };

  it('answers malformed JSON in the words of the original', async () => {
    const { status, body } = await post('{"benchmark":');
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: 'invalid_json', message: 'Malformed JSON in body' });
  });

  it('answers another content type in the words of the original, and says what is taken', async () => {
    const { status, body, headers } = await post('{}', { 'content-type': 'text/plain' });
    expect(status).toBe(415);
    expect(body).toMatchObject({
      error: 'invalid_content_type',
      message: 'Content-Type must be application/json',
      field: 'content-type',
      details: [{ field: 'content-type', allowed: 'application/json' }],
    });
    expect(headers.get('accept')).toBe('application/json');
  });

  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  it.each<[string, RequestBody, number, string]>([
    ['an empty text', '', 400, 'invalid_body'],
    ['spaces only', '  \n', 400, 'invalid_body'],
    ['null', 'null', 400, 'wrong_type'],
    ['a list', '[]', 400, 'wrong_type'],
    ['a number', '42', 400, 'wrong_type'],
    ['a number beyond all others', '1e999', 400, 'not_json'],
    ['an empty object', '{}', 400, 'missing_field'],
    ['text after the JSON', '{} {}', 400, 'invalid_json'],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, 'invalid_json'],
    ['UTF-16', Buffer.from('{}', 'utf16le'), 400, 'invalid_json'],
    ['__proto__', '{"__proto__":{"admin":true}}', 400, 'forbidden_key'],
    ['an escaped __proto__', '{"\\u005f_proto__":{}}', 400, 'forbidden_key'],
    ['constructor.prototype', '{"constructor":{"prototype":{}}}', 400, 'forbidden_key'],
    ['deep objects', nested(5_000), 400, 'json_too_complex'],
    ['deep lists', '['.repeat(30_000) + ']'.repeat(30_000), 400, 'json_too_complex'],
    ['objects that are too deep for a job', nested(40), 400, 'too_deep'],
    ['lists that never end', '['.repeat(60_000), 400, 'json_too_complex'],
    ['a body over the limit', JSON.stringify('x'.repeat(BODY_LIMIT)), 413, 'body_too_large'],
    ['a NUL in a text', '{"benchmark":{"name":"a\\u0000b"}}', 400, 'nul_byte'],
    ['half a character', '{"benchmark":{"name":"\\ud800"}}', 400, 'invalid_unicode'],
    [
      'many unknown fields',
      JSON.stringify(Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`f${n}`, n]))),
      400,
      'unknown_field',
    ],
  ])('refuses a body of %s', async (_name, body, status, code) => {
    const answer = await post(body);
    const [actual, ...rest] = await codeOf(answer);
    const codes = answer.body.details.map((detail: { code: string }) => detail.code);
    expect([actual, [...rest, ...codes]]).toEqual([status, expect.arrayContaining([code])]);
  });

  it.each([
    ['application/x-www-form-urlencoded', 'a=1'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['application/xml', '<a/>'],
    ['nonsense', '{}'],
    ['application/jsonx', '{}'],
    ['application/json, text/plain', '{}'],
    ['application/x-ndjson', '{}'],
    ['', '{}'],
  ])('refuses the content type %p', async (type, body) => {
    expect(await codeOf(await post(body, { 'content-type': type }))).toEqual([
      415,
      'invalid_content_type',
    ]);
  });

  it('refuses a body that says no type, and nothing where there is none', async () => {
    expect(await codeOf(await post(new Uint8Array([0x7b, 0x7d]), {}))).toEqual([
      415,
      'invalid_content_type',
    ]);
    const bodyless = await sut.request(`${JOBS}/none/pause`, { method: 'POST' });
    expect(await codeOf(bodyless)).toEqual([404, 'job_not_found']);
  });

  it('refuses another charset, and a body that is packed, and says what is taken', async () => {
    const utf16 = { 'content-type': 'application/json; charset=utf-16' };
    expect(await codeOf(await post('{}', utf16))).toEqual([415, 'unsupported_charset']);
    const packed = await post('{}', { ...JSON_TYPE, 'content-encoding': 'gzip' });
    expect(await codeOf(packed)).toEqual([415, 'unsupported_content_encoding']);
    expect(packed.headers.get('accept-encoding')).toBe('identity');
  });

  it.each(['Application/JSON; charset=utf-8', 'application/json;x=y; Charset="UTF-8"'])(
    'accepts the content type %s',
    async (type) => {
      const answer = await post(JSON.stringify(smallJob()), { 'content-type': type });
      expect(answer.status).toBe(202);
    },
  );

  it('documents 415 wherever a body is taken', async () => {
    const { body } = await sut.get('/api/docs-json');
    const operations = Object.values<Record<string, Operation>>(body.paths).flatMap((path) =>
      Object.values(path),
    );
    const taking = operations.filter(({ requestBody }) => requestBody !== undefined);
    expect(taking.length).toBeGreaterThan(15);
    for (const { responses } of taking) expect(responses).toHaveProperty('415');
  });

  it.each([
    ['/nope', 404, 'route_not_found'],
    ['/api/v1/jobs/', 404, 'route_not_found'],
    ['/api/v1//jobs', 404, 'route_not_found'],
    [`${JOBS}/%zz`, 400, 'invalid_path'],
    [`${JOBS}/%E0%A4%A`, 400, 'invalid_path'],
    [`${JOBS}/a%00b`, 404, 'job_not_found'],
    [`${JOBS}/a%2Fb`, 404, 'job_not_found'],
    [`${JOBS}/a'%20or%20'1'='1`, 404, 'job_not_found'],
    [`${JOBS}/${'x'.repeat(200)}`, 404, 'job_not_found'],
    [`${JOBS}/${'x'.repeat(5_000)}`, 414, 'path_too_long'],
    [`${JOBS}/x/matrix?offset=-1`, 400, 'invalid_parameter'],
    [`${JOBS}?x[y]=1`, 400, 'unknown_parameter'],
    [`${JOBS}?limit=%00`, 400, 'invalid_parameter'],
    ['/api/v1/questions?limit=1', 400, 'unknown_parameter'],
    ['/api/v1/executions/1?verbose=1', 400, 'unknown_parameter'],
  ])('answers GET %s with %d %s', async (path, status, code) => {
    expect(await codeOf(await sut.get(path))).toEqual([status, code]);
  });

  it.each([
    ['DELETE', JOBS, 'GET, HEAD, POST'],
    ['PUT', '/api/v1/executions/1', 'GET, HEAD'],
    ['POST', '/api/v1/jobs/some-job', 'GET, HEAD'],
    ['PATCH', '/health/live', 'GET, HEAD'],
    ['PROPFIND', JOBS, 'GET, HEAD, POST'],
    ['QUERY', JOBS, 'GET, HEAD, POST'],
    ['OPTIONS', JOBS, 'GET, HEAD, POST'],
  ])('answers %s %s with 405 and the methods that are possible', async (method, path, allowed) => {
    const answer = await sut.request(path, { method });
    expect(await codeOf(answer)).toEqual([405, 'method_not_allowed']);
    expect(answer.headers.get('allow')).toBe(allowed);
  });

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400, 'invalid_http'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    [
      'CONNECT',
      'CONNECT other.example:443 HTTP/1.1\r\nhost: localhost\r\n\r\n',
      405,
      'method_not_allowed',
    ],
    [
      'two lengths',
      'POST /api/v1/jobs HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
      400,
      'invalid_http',
    ],
    [
      'a length and chunks',
      'POST /api/v1/jobs HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'invalid_http',
    ],
    ['no Host', 'GET /api/v1/jobs HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'invalid_http'],
    [
      'an expectation of something else',
      'GET /api/v1/jobs HTTP/1.1\r\nhost: localhost\r\nexpect: 200-maybe\r\nconnection: close\r\n\r\n',
      417,
      'expectation_failed',
    ],
  ])('answers %s in the same shape', async (_name, bytes, status, code) => {
    const [head = '', body = ''] = (await sendRaw(bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect((await conforming(ErrorBody, JSON.parse(body))).error_code).toBe(code);
  });

  it.each([
    ['numbers', '0'],
    ['objects', '{"a":[]}'],
  ])('refuses a list of half a million wrong %s with few problems', async (_name, entry) => {
    const wide = await Harness.start();
    const list = `[${`${entry},`.repeat(499_999 / entry.length)}${entry}]`;
    const bodies = [
      [`${JOBS}/some/retry`, `{"question_id":${list},"status":${list}}`],
      [JOBS, `{"benchmark":{"name":"x","container":{"image":"a","command":${list}}}}`],
      [JOBS, `{"models":${list},"questions":${list}}`],
      [JOBS, `{"metadata":{"models":${list}}}`],
    ] as const;
    for (const [path, body] of bodies) {
      const answer = await wide.post(path, body);
      expect(answer.status).toBe(400);
      expect(answer.body.details.length).toBeLessThanOrEqual(50);
    }
    await wide.stop();
  });

  it.each([
    ['that says its length', 'content-length: 6000000\r\n\r\n', ' '.repeat(6_000_000)],
    [
      'in chunks',
      'transfer-encoding: chunked\r\n\r\n',
      `5b8d80\r\n${' '.repeat(6_000_000)}\r\n0\r\n\r\n`,
    ],
  ])(
    'says why it refuses a large body %s, to a client that sends all of it first',
    async (_name, framing, body) => {
      const head = `POST ${JOBS}/none/pause HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/json\r\n`;
      const answer = await sendRaw(`${head}${framing}${body}`);
      expect(answer).toMatch(/^HTTP\/1.1 413 /);
      expect(answer).toContain('body_too_large');
    },
  );

  it('names one reason for a refusal in 50 details at most', async () => {
    const questions = Array.from({ length: 500 }, (_, n) => `unknown_${n}`);
    const { status, body } = await sut.post(JOBS, smallJob({ questions }));
    expect([status, body.details.length]).toEqual([400, 50]);
  });

  it('echoes the request id of the client', async () => {
    const id = 'client-req-123';
    for (const path of [JOBS, '/nope', `${JOBS}/%zz`, '/health/live']) {
      const { headers } = await sut.get(path, { 'X-Request-ID': id });
      expect(headers.get('x-request-id')).toBe(id);
    }
    const refused = await sut.post(JOBS, '{', { 'X-Request-ID': id });
    expect(refused.body.request_id).toBe(id);
  });

  it.each(['', 'a b', 'x'.repeat(129), '<script>', 'é'])(
    'makes a request id of its own instead of %p',
    async (id) => {
      const { headers } = await sut.get('/health/live', { 'X-Request-ID': id });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('sends the headers that keep a browser from misusing an answer', async () => {
    for (const path of [JOBS, '/nope', `${JOBS}/%zz`]) {
      const { headers } = await sut.get(path, { origin: 'https://elsewhere.example' });
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('lists the question bank by category', async () => {
    const { body } = await sut.get('/api/v1/questions');
    expect(body.categories.control_questions).toContainEqual(
      expect.objectContaining({ question_id: 'math_basic', question: 'What is 2+2?' }),
    );
    const listed = Object.values<unknown[]>(body.categories).flat();
    expect(listed).toHaveLength(body.total);
  });

  it('lists regions and models without addresses or names of keys', async () => {
    const regions = await sut.get('/api/v1/regions');
    expect(regions.body.regions[0]).toMatchObject({ id: 'us-east', code: 'US', flag: '🇺🇸' });
    expect(regions.body.regions[0].models).toContain('llama3.2-1b');
    const models = await sut.get('/api/v1/models');
    expect(models.body.models[0].regions[0]).toEqual({
      region: 'us-east',
      provider: 'openai-compatible',
      concurrency: 4,
    });
    expect(JSON.stringify([regions.body, models.body])).not.toMatch(/http|KEY/i);
  });

  const document = async () => {
    const { status, body } = await sut.get('/api/docs-json');
    expect(status).toBe(200);
    return inlined(body, body) as Answer['body'];
  };

  it('describes every path with its parameters and answers', async () => {
    const body = await document();
    const operations = Object.values<Record<string, object>>(body.paths).flatMap((path) =>
      Object.values(path),
    ) as { summary: string; responses: Record<string, { content?: object; headers?: object }> }[];
    expect(operations.length).toBeGreaterThanOrEqual(16);
    for (const { summary, responses } of operations) {
      expect(summary).not.toBe('');
      for (const [status, response] of Object.entries(responses)) {
        // A redirect has a place in place of a body.
        if (status.startsWith('3')) expect(response.headers).toHaveProperty('Location');
        else if (status !== '204') expect(response.content).toBeDefined();
      }
    }
    const names = body.paths['/api/v1/executions'].get.parameters.map(
      ({ name }: { name: string }) => name,
    );
    expect(names).toContain('question_id');
  });

  it.each<[string, number, string]>([
    ['a job that does not exist', 404, 'POST /api/v1/jobs/none/cancel'],
    ['a job that does not exist', 404, 'POST /api/v1/jobs/none/pause'],
    ['a job that does not exist', 404, 'POST /api/v1/jobs/none/resume'],
    ['a job that does not exist', 404, 'POST /api/v1/jobs/none/retry'],
    ['a job that does not exist', 404, 'GET /api/v1/jobs/none/verdict'],
    ['a parameter that the path does not know', 400, 'GET /api/v1/regions?limit=1'],
    ['a parameter that the path does not know', 400, 'GET /health/live?limit=1'],
    ['a parameter that the path does not know', 400, 'GET /api/v1/executions/1?limit=1'],
  ])('describes what it answers of %s: %d of %s', async (_name, status, request) => {
    const [method = '', target = ''] = request.split(' ');
    const answer = await sut.request(target, { method });
    expect(answer.status).toBe(status);
    const body = await document();
    const path = (target.split('?')[0] ?? '')
      .replace(/(?<=jobs\/)none/, '{id}')
      .replace(/(?<=executions\/)1/, '{id}');
    const [schema] = contentsOf(body.paths[path][method.toLowerCase()].responses[status]);
    expect(Object.keys(schema?.['properties'] ?? {})).toEqual(
      expect.arrayContaining(Object.keys(answer.body)),
    );
  });

  it('describes it in the keywords of OpenAPI 3.0 alone, so that tools take the document', async () => {
    const body = await document();
    const schemas = Object.values<Record<string, Operation>>(body.paths)
      .flatMap((path) => Object.values(path))
      .flatMap(({ requestBody, responses, parameters = [] }) => [
        ...contentsOf(requestBody),
        ...Object.values(responses).flatMap(contentsOf),
        ...parameters.flatMap(({ schema }) => (schema === undefined ? [] : [schema])),
      ]);
    expect(schemas.length).toBeGreaterThan(100);
    expect([...new Set(schemas.flatMap(foreignKeywords))]).toEqual([]);
    const [override] = contentsOf(body.paths['/api/v1/executions/{id}/outcome'].post.requestBody);
    const description = expect.stringContaining('Allowed: answered, partial');
    expect(override?.['properties']).toMatchObject({ outcome: { description } });
  });

  it('serves pages of the description that load nothing from elsewhere', async () => {
    const page = await fetch(`${sut.gateway.url}/api/docs`);
    const html = await page.text();
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const assets = [...html.matchAll(/(?:src|href)="([^"#]+)"/g)].map((match) => match[1] ?? '');
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      expect(asset).toMatch(/^\.\/docs\//);
      const loaded = await fetch(new URL(asset, page.url));
      expect([loaded.status, (await loaded.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
    }
  });

  it.each(Object.entries(submissionExamples))('accepts its own example %s', async (_name, body) => {
    const against = {
      catalogue: loadCatalogue('config/catalogue.yaml', { BEACON_SIMULATOR_URL: 'http://x' }),
      bank: loadQuestionBank('data/questions'),
      limits: DEFAULT_JOB_LIMITS,
    };
    expect(normaliseJob(body, against)).toMatchObject({ ok: true });
  });
});

describe('health', () => {
  let sut: Harness;
  beforeAll(async () => {
    sut = await Harness.start({}, { ownPostgres: true });
  });
  afterAll(async () => sut.stop());

  const health = async () =>
    Promise.all(
      ['/health', '/api/v1/health', '/health/ready', '/health/live'].map(async (path) =>
        sut.get(path),
      ),
    );

  it('is good when database and broker answer', async () => {
    const [own, alias, ready, live] = await health();
    const services = [
      { name: 'nats', status: 'up' },
      { name: 'postgres', status: 'up' },
      { name: 'broker_storage', status: 'up' },
      { name: 'event_loop', status: 'up' },
    ];
    const ofProcess = {
      event_loop: {
        max_ms: expect.any(Number),
        p99_ms: expect.any(Number),
        window_ms: expect.any(Number),
      },
      rss_bytes: expect.any(Number),
    };
    expect([own?.status, alias?.status, ready?.status, live?.status]).toEqual([200, 200, 200, 200]);
    const idle = { used: 0, waiting: 0 };
    const work = {
      bodies: idle,
      reads: idle,
      small: idle,
      large_queries: idle,
      small_queries: idle,
    };
    const all = { services, process: ofProcess, work };
    expect(own?.body).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      status: 'healthy',
      ...all,
    });
    expect(alias?.body).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      status: 'healthy',
      ...all,
    });
    expect(ready?.body).toEqual({ ready: true, ...all });
    expect(live?.body).toEqual({ status: 'alive' });
  });

  it('says so when the broker is away; jobs are accepted all the same and relayed when it is back', async () => {
    await sut.nats.kill();
    const [own, , ready, live] = await health();
    expect([own?.status, ready?.status, live?.status]).toEqual([503, 503, 200]);
    expect(ready?.body).toMatchObject({
      ready: false,
      services: [
        { name: 'nats', status: 'down' },
        { name: 'postgres', status: 'up' },
        { name: 'broker_storage', status: 'up' },
        { name: 'event_loop', status: 'up' },
      ],
    });
    const accepted = await sut.post(JOBS, smallJob());
    expect(accepted.status).toBe(202);
    await sut.nats.restart();
    await untilNothingIsOwed();
    expect((await sut.get('/health/ready')).status).toBe(200);
  });

  it('answers what it cannot do without the database with 503 and when to ask again, and recovers', async () => {
    await sut.postgres.kill('SIGQUIT');
    expect((await sut.get('/health/ready')).body.services[1].status).toBe('down');
    const failed = await sut.get(JOBS, { 'X-Request-ID': 'while-away' });
    expect(failed.status).toBe(503);
    expect(failed.headers.get('retry-after')).toBe('2');
    expect(await conforming(ErrorBody, failed.body)).toMatchObject({
      error: 'unavailable',
      error_code: 'unavailable',
      details: [],
      request_id: 'while-away',
    });
    expect(JSON.stringify(failed.body)).not.toMatch(/127\.0\.0\.1|postgres|select|ECONN/i);
    const refused = await sut.post(JOBS, smallJob());
    expect([refused.status, refused.body.error_code]).toEqual([503, 'unavailable']);
    await sut.postgres.restart();
    expect((await sut.get(JOBS)).status).toBe(200);
  });

  const untilNothingIsOwed = async (): Promise<void> =>
    until(
      async () => (await sut.rows('select 1 from outbox limit 1')).length === 0,
      'the outbox is empty',
    );
});
