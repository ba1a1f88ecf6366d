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

/** A folder of the broker below that of the command; its name. */
export async function madeFolder(on: OnStack): Promise<string> {
  const name = emptyFolder(on);
  await BrokerFolder.make(join(on.folder, name), {
    regions: ['us-east'],
    hosts: ['localhost'],
    port: 4222,
  });
  return name;
}
