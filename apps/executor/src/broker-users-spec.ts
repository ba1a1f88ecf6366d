import { mkdir } from 'node:fs/promises';
import type { BrokerUser } from '@beacon/contracts';
import type { BrokerAccess } from '@beacon/testing';
import { authorizationBlock, UsersFile } from '@beacon/stack';

/** Who a spec is to a broker that has users. */
export const SPEC_USER: BrokerUser = { name: 'operator', publish: ['>'], subscribe: ['>'] };

export function blockOf(users: readonly BrokerUser[]): string {
  return authorizationBlock(users, (user) => JSON.stringify(passwordOf(user)));
}

/** Makes the file of the only users that may connect to a broker, {@link SPEC_USER} among them. */
export async function usersFile(
  storeDir: string,
  users: readonly BrokerUser[],
): Promise<UsersFile> {
  await mkdir(storeDir);
  const file = new UsersFile(storeDir);
  await file.write(blockOf(users));
  return file;
}

/** Of a broker without accounts, whose users have passwords. */
export function accessByPassword({ include }: UsersFile): BrokerAccess {
  return {
    configurationFor: () => include,
    environment: (user) => ({ NATS_USER: user, NATS_PASSWORD: passwordOf(user) }),
  };
}

function passwordOf(user: string): string {
  return `password of ${user}`;
}
