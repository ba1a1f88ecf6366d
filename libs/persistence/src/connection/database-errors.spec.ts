import { describe, expect, it } from '@jest/globals';
import { databaseErrorKind } from './database-errors.js';

const withCode = (code: string, message = 'no') => Object.assign(new Error(message), { code });

describe(databaseErrorKind, () => {
  it.each([
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a connection that was reset', withCode('ECONNRESET')],
    ['a server that starts', withCode('57P03')],
    ['a server that shuts down', withCode('57P01')],
    ['a server whose neighbour crashed', withCode('57P02')],
    ['too many connections', withCode('53300')],
    ['a full disk', withCode('53100')],
    ['a standby', withCode('25006')],
    ['a connection that ended without a word', new Error('Connection terminated unexpectedly')],
    [
      'the same, as the ORM tells it',
      new Error('select 1 - Connection terminated due to connection timeout'),
    ],
  ])('waits for %s', (_name, error) => expect(databaseErrorKind(error)).toBe('away'));

  it.each(['40001', '40P01', '55P03'])('tries %s again at once', (code) =>
    expect(databaseErrorKind(withCode(code))).toBe('conflict'),
  );

  it.each(['22021', '22P05', '22003', '23514', '54000'])('finds %s in the values', (code) =>
    expect(databaseErrorKind(withCode(code))).toBe('data'),
  );

  it.each([withCode('42P01'), new Error('no such function'), 'text', undefined])(
    'knows nothing of %s',
    (error) => expect(databaseErrorKind(error)).toBe('other'),
  );
});
