import { mkdir } from 'node:fs/promises';
import type { BrokerUser } from '@beacon/contracts';
import type { BrokerLogin } from '@beacon/testing';
import { authorizationBlock, UsersFile } from '@beacon/stack';

/** Who a spec is to a broker that has users. */
export const SPEC_USER: BrokerUser = { name: 'spec', publish: ['>'], subscribe: ['>'] };

export function loginOf(user: string): BrokerLogin {
  return { user, password: `password of ${user}` };
}

export function blockOf(users: readonly BrokerUser[]): string {
  return authorizationBlock(users, (user) => JSON.stringify(loginOf(user).password));
}

export async function usersFile(
  storeDir: string,
  users: readonly BrokerUser[],
): Promise<UsersFile> {
  await mkdir(storeDir);
  const file = new UsersFile(storeDir);
  await file.write(blockOf(users));
  return file;
}
