import { hostname } from 'node:os';
import type { ExecutorEnv } from '../environment.js';

/** Who this executor is, as stored with every execution. A class and no interface, so that Nest injects it by its name. */
export abstract class ExecutorIdentity {
  abstract readonly region: string;
  abstract readonly node: string;
  /** Name of the pod; null outside of Kubernetes. */
  abstract readonly pod: string | null;
  /** Not shared with any other process that runs at the same time. */
  abstract readonly executorId: string;
}

/** Characters of a machine's name in the executor's id, which is stored with a limit of 200. */
const NAME_IN_ID = 140;

/** The identity of this process. */
export function identityOf(
  env: Pick<ExecutorEnv, 'BEACON_REGION' | 'NODE_NAME' | 'POD_NAME'>,
): ExecutorIdentity {
  const node = env.NODE_NAME ?? hostname();
  const pod = env.POD_NAME ?? null;
  // In containers all processes have the same number, and pods share a node: only the pod tells them apart.
  const machine = (pod ?? node).slice(0, NAME_IN_ID);
  return {
    region: env.BEACON_REGION,
    node,
    pod,
    executorId: `${env.BEACON_REGION}-${machine}-${process.pid}`,
  };
}
