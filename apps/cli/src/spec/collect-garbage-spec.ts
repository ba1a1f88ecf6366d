import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Each collection of a large heap, as a worker of Jest has, takes a second. */
const TURNS = 3;

/** Collects all that nobody holds, over some turns of the event loop: what is collected can let go of something else. */
export async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let turn = 0; turn < TURNS; turn += 1) {
    collect();
    await setImmediate();
  }
}
