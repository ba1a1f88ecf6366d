import { AuthorizationError, UserAuthenticationExpiredError } from '@nats-io/transport-node';
import type { Status } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CredentialsRefusedError, closeWhenRefused, isRefusal } from './credentials.js';

const refused: Status = { type: 'error', error: new AuthorizationError('Authorization Violation') };
const late: Status = { type: 'error', error: new AuthorizationError('Authentication Timeout') };
const back: Status = { type: 'reconnect', server: 's' };

/** A connection to which these things happen, and which is closed then. */
function connectionWith(...changes: readonly Status[]) {
  const close = jest.fn(async () => undefined);
  const told = Promise.withResolvers<'told all'>();
  async function* status(): AsyncGenerator<Status> {
    for (const change of changes) yield change;
    told.resolve('told all');
  }
  return { connection: { status, close }, close, toldAll: told.promise };
}

describe(isRefusal, () => {
  it.each([
    [true, new AuthorizationError('Authorization Violation')],
    [true, new AuthorizationError('Account Authentication Expired')],
    [true, new UserAuthenticationExpiredError('User Authentication Expired')],
    [false, new AuthorizationError('Authentication Timeout')],
    [false, new Error('Authorization Violation')],
    [false, undefined],
  ])('is %s for %s', (expected, error) => {
    expect(isRefusal(error)).toBe(expected);
  });
});

describe(closeWhenRefused, () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('closes the connection at the second refusal in a row', async () => {
    const { connection, close } = connectionWith(refused, late, refused);
    expect(await closeWhenRefused(connection)).toBeInstanceOf(CredentialsRefusedError);
    expect(close).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['one refusal', [refused]],
    ['refusals with a connection between them', [refused, back, refused]],
    ['a server that is late', [late, late, late]],
  ])('leaves it alone for %s', async (_name, changes) => {
    const { connection, close, toldAll } = connectionWith(...changes);
    expect(await Promise.race([closeWhenRefused(connection), toldAll])).toBe('told all');
    expect(close).not.toHaveBeenCalled();
  });
});
