import type { Stack } from '@beacon/stack';
import type { TestIssuer } from '@beacon/testing';
import { DatabaseProbe } from '../../faults/lab/database-probe.js';
import { until } from '../../faults/wait.js';
import { bearer, send } from '../access/ask.js';
import { MODELS, REGION } from './planted.js';
import type { Planted } from './planted.js';
import { signIn } from './sign-in.js';

const JOB = 'secrets-job';
const QUESTION = 'math_basic';

/** What was told while it ran, and nobody else may know; and what it made. */
export interface Told {
  readonly jobId: string;
  readonly apiKey: string;
  readonly keyPrefix: string;
  /** The session's cookie as a browser sends it. */
  readonly cookie: string;
}

interface Parts {
  readonly stack: Stack;
  readonly planted: Planted;
  readonly issuer: TestIssuer;
  /** Where a series tells of its runs. */
  readonly webhook: string;
}

/** Uses every secret: a job whose lanes fail, requests that are refused, a sign-in, a series with a webhook. */
export class Scenario {
  constructor(private readonly parts: Parts) {}

  async run(): Promise<Told> {
    const { stack, issuer } = this.parts;
    issuer.person = { sub: 'boss-1', name: 'The boss', claims: { roles: ['boss'] } };
    const cookie = await signIn(stack.gatewayUrl);
    const { apiKey, keyPrefix } = await this.#makeKey();
    await this.#ask('POST', '/api/v1/jobs', apiKey, jobBody(JOB));
    await this.#refusals(apiKey);
    await this.#series(apiKey);
    await this.#end();
    return { jobId: JOB, apiKey, keyPrefix, cookie };
  }

  async #makeKey(): Promise<{ readonly apiKey: string; readonly keyPrefix: string }> {
    const body = { name: 'secrets', scopes: ['admin'] };
    const { key, prefix } = await this.#ask('POST', '/api/v1/keys', this.#adminToken, body);
    return { apiKey: String(key), keyPrefix: String(prefix) };
  }

  get #adminToken(): string {
    return this.parts.planted.values.adminToken;
  }

  async #ask(method: string, path: string, token: string, body: unknown) {
    return send(this.parts.stack.gatewayUrl, method, path, { headers: bearer(token), body });
  }

  /** A key that is none, one in an address, where nobody asked for it, and bodies that are refused with a key beside them. */
  async #refusals(apiKey: string): Promise<void> {
    const { stack, planted } = this.parts;
    const { refusedKey, laneKey } = planted.values;
    const url = `${stack.gatewayUrl}/api/v1/jobs`;
    const json = { 'content-type': 'application/json' };
    const post = async (headers: Readonly<Record<string, string>>, body: string) =>
      fetch(url, { method: 'POST', headers: { ...json, ...headers }, body });
    const answers = [
      await fetch(url, { headers: bearer(refusedKey) }),
      await post(bearer(refusedKey), '{}'),
      await fetch(url, { headers: { authorization: `Basic ${refusedKey}` } }),
      await post(bearer(apiKey), '{"models": '),
      await post(bearer(apiKey), JSON.stringify({ ...jobBody('bad'), [laneKey]: laneKey })),
    ];
    if (answers.some(({ ok }) => ok))
      throw new Error('a request was answered that must be refused');
    await Promise.all(answers.map(async (answer) => answer.arrayBuffer()));
  }

  async #series(apiKey: string): Promise<void> {
    const body = {
      id: 'secrets-series',
      cron: '0 6 * * *',
      time_zone: 'UTC',
      job: jobBody(),
      webhook_url: `${this.parts.webhook}/hook`,
      webhook_secret_env: 'BEACON_WEBHOOK_SECRET',
    };
    await this.#ask('POST', '/api/v1/series', apiKey, body);
  }

  async #end(): Promise<void> {
    const database = await DatabaseProbe.on(this.parts.stack.databaseUrl);
    try {
      const recorded = async () => (await database.recorded(JOB)) === MODELS.length;
      await until('the job to be recorded', recorded, { limitMs: 25_000 });
    } finally {
      await database.close();
    }
  }
}

function jobBody(id?: string): Readonly<Record<string, unknown>> {
  return {
    ...(id === undefined ? {} : { id }),
    version: 'v1',
    benchmark: { name: 'secrets' },
    constraints: { regions: [REGION] },
    models: MODELS,
    questions: [QUESTION],
  };
}
