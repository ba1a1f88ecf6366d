import { z } from 'zod';

const calls = z.object({
  total: z.number(),
  keys: z.array(z.object({ calls: z.number() })).optional(),
});

/** The simulator's admin side: what was asked of it, and faults on demand. */
export class SimulatorClient {
  constructor(private readonly baseUrl: string) {}

  /** Starts counting anew, call by call. */
  async countCalls(): Promise<void> {
    await this.#send('DELETE', '/admin/calls');
    await this.#send('PUT', '/admin/calls', { keys: true });
  }

  /** How often each distinct question was asked. */
  async calls(): Promise<{ total: number; perKey: number[] }> {
    const body = calls.parse(await this.#send('GET', '/admin/calls?detail=keys'));
    return { total: body.total, perKey: (body.keys ?? []).map((key) => key.calls) };
  }

  /** Sets fault rules; see docs/simulator.md. */
  async faults(rules: readonly object[]): Promise<void> {
    await this.#send('PUT', '/admin/faults', rules);
  }

  async noFaults(): Promise<void> {
    await this.#send('DELETE', '/admin/faults');
  }

  async #send(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }
}
