import type { ProcessDiedError } from '@beacon/stack';

/** Says at once that a server of a spec has died by itself: what the spec waits for in vain after that says nothing of it. */
export function tellDeath(death: ProcessDiedError): void {
  process.stderr.write(`A server of this spec died. ${death.message}\n`);
}
