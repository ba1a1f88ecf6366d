import { describe, expect, it } from '@jest/globals';
import { failureOf } from '../attempt.js';
import type { PostOutcome } from '../http-post.js';
import { SECRET_MARK, withoutSecret } from './without-secret.js';

const SECRET = 'sk-0123456789abcdef/+"%=';

function replyOf(body: string, headers: Readonly<Record<string, string | string[]>> = {}) {
  return { kind: 'reply', reply: { status: 401, headers, body } } as const satisfies PostOutcome;
}

describe(withoutSecret, () => {
  it('leaves nothing of a secret that a provider repeats, however it writes it', () => {
    const basic = (before: string) => Buffer.from(`${before}${SECRET} and more`).toString('base64');
    const body = [
      `plain ${SECRET}`,
      JSON.stringify({ key: SECRET }),
      JSON.stringify({ key: SECRET }).replaceAll('/', String.raw`\/`),
      `?key=${encodeURIComponent(SECRET)}`,
      ...['', 'a', 'ab', 'Bearer '].map(basic),
    ];
    const headers = { 'x-request-id': SECRET, link: [`<${encodeURIComponent(SECRET)}>`, 'b'] };
    const outcome = withoutSecret(replyOf(body.join('\n'), headers), SECRET);
    if (outcome.kind !== 'reply') throw new Error('it was a reply');
    const lines = outcome.reply.body.split('\n');
    expect(lines.map((line) => line.includes(SECRET_MARK))).toEqual(body.map(() => true));
    expect(outcome.reply.body).not.toContain('0123456789abcdef');
    expect(outcome.reply.headers).toEqual({
      'x-request-id': SECRET_MARK,
      link: [`<${SECRET_MARK}>`, 'b'],
    });
  });

  it('takes it out of the words of a failure', () => {
    const failure = failureOf('transient', 'connection_failed', `bad header ${SECRET}`);
    expect(withoutSecret({ kind: 'failure', failure }, SECRET)).toEqual({
      kind: 'failure',
      failure: { ...failure, message: `bad header ${SECRET_MARK}` },
    });
  });

  it('changes no answer for a word that is taken for a key', () => {
    const outcome = replyOf('ollama answers');
    expect(withoutSecret(outcome, 'ollama')).toBe(outcome);
    expect(withoutSecret(outcome, null)).toBe(outcome);
    expect(withoutSecret(outcome, SECRET)).toEqual(outcome);
  });
});
