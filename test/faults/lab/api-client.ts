import { z } from 'zod';

/** An answer of the gateway. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const record = z.record(z.string(), z.unknown());
const LIMIT_MS = 20_000;

/** The REST API, as a user reaches it. */
export class ApiClient {
  constructor(private readonly baseUrl: string) {}

  async get(path: string): Promise<ApiAnswer> {
    return this.#send(path, {});
  }

  async post(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ApiAnswer> {
    return this.#send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /**
   * Posts what must be taken.
   * @throws Error with the API's words when it is refused.
   */
  async must(path: string, body: unknown): Promise<Readonly<Record<string, unknown>>> {
    const answer = await this.post(path, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`);
  }

  async #send(path: string, init: RequestInit): Promise<ApiAnswer> {
    const signal = AbortSignal.timeout(LIMIT_MS);
    const response = await fetch(`${this.baseUrl}${path}`, { ...init, signal });
    const text = await response.text();
    return { status: response.status, body: record.parse(text === '' ? {} : JSON.parse(text)) };
  }
}
