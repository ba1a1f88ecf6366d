import type { Environment, Stack } from '@beacon/stack';
import { ProcessWatch } from '../../fuzz/watch/process-watch.js';
import type { PartContext } from '../frame/part.js';
import { withStack } from '../frame/with-stack.js';

/** An installation that is attacked, and what is seen of it meanwhile. */
export interface AttackedStack {
  readonly stack: Stack;
  readonly watch: ProcessWatch;
  /** Every line that its processes wrote. */
  readonly lines: readonly string[];
  /** Processes that ended by themselves. */
  readonly deaths: readonly string[];
}

const WATCH_MODULE = new URL('../../fuzz/watch/loop-delay.js', import.meta.url);
const WATCHED: Environment = {
  NODE_OPTIONS: `--import=${WATCH_MODULE.href}`,
  BEACON_FUZZ_WATCH: '1',
};
/** Opens the admins' paths, so that they can be attacked, too. No secret: nothing here is. */
export const ADMIN_TOKEN = 'edges-admin-token-0123456789';

const SERVICES = ['gateway', 'planner', 'recorder', 'executor'];

/** Starts an installation with the shipped catalogue whose memory and event loops are watched, and stops it after the work. */
export async function withAttackedStack<Result>(
  { onLine }: PartContext,
  work: (attacked: AttackedStack) => Promise<Result>,
): Promise<Result> {
  const watch = new ProcessWatch();
  const lines: string[] = [];
  const deaths: string[] = [];
  const options = {
    env: {
      ...Object.fromEntries(SERVICES.map((name) => [name, WATCHED])),
      gateway: { ...WATCHED, BEACON_ADMIN_TOKEN: ADMIN_TOKEN },
    },
    onLine: (name: string, line: string) => {
      if (watch.read(name, line)) return;
      lines.push(line);
      onLine?.(name, line);
    },
    onDeath: ({ name }: { readonly name: string }) => void deaths.push(name),
  };
  return withStack(options, async (stack) => {
    watch.start(() => stack.processes.values());
    try {
      return await work({ stack, watch, lines, deaths });
    } finally {
      watch.stop();
    }
  });
}
