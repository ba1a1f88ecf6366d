import { describe, expect, it } from '@jest/globals';
import { ReasonBody } from '../../changes/reason.body.js';
import { RequestValidationPipe } from './request-validation.js';

const keys = (count: number): Readonly<Record<string, number>> =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, n]));

const transform = (body: unknown): Promise<unknown> =>
  new RequestValidationPipe().transform(body, { type: 'body', metatype: ReasonBody });

describe('reading a body', () => {
  it('makes an instance of its class', async () => {
    const body = await transform({ reason: 'published' });
    expect(body).toBeInstanceOf(ReasonBody);
    expect(body).toMatchObject({ reason: 'published' });
  });

  it.each([
    ['beside its fields', keys(20_000)],
    ['within a field', { reason: keys(20_000) }],
    ['within a list', { reason: [[keys(20_000)]] }],
  ])('refuses any number of keys %s with the problems of some', async (_where, body) => {
    const refused: unknown = await transform(body).catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 400 });
    expect(JSON.stringify(refused).length).toBeLessThan(100_000);
  });
});
