import { mkdtempSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BrokerFolder, projectRoot } from '@beacon/stack';
import type { OnStack } from './on-stack-spec.js';

/** A catalogue with regions. */
export const CATALOGUE = join(projectRoot(), 'config/catalogue.yaml');

/** An empty folder below that of the command; its name. */
export function emptyFolder({ folder }: OnStack): string {
  return basename(mkdtempSync(join(folder, 'broker-')));
}

const SERVERS = ['a', 'b', 'c'].map((host) => ({
  name: host,
  host,
  port: 4222,
  routePort: 6222,
  leafPort: 7422,
}));

/** A folder of the broker below that of the command; its name. */
export async function madeFolder(on: OnStack, kind: 'one' | 'cluster' = 'one'): Promise<string> {
  const name = emptyFolder(on);
  await BrokerFolder.make(join(on.folder, name), {
    regions: ['us-east'],
    hosts: ['localhost'],
    port: 4222,
    cluster: kind === 'one' ? undefined : { servers: SERVERS },
  });
  return name;
}
