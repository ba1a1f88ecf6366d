import { describe, expect, it } from '@jest/globals';
import type { JetStreamManager } from '@nats-io/jetstream';
import { TimeoutError } from '@nats-io/transport-node';
import { ProvisioningError } from '../errors.js';
import { assertCopiesMayChange, copiesInStep } from './copies.js';

/** A manager whose looks at a stream come to these, the last one for ever. */
function managerOf(...looks: readonly (object | Error)[]): {
  readonly manager: JetStreamManager;
  readonly asked: () => number;
} {
  let asked = 0;
  const info = async (): Promise<unknown> => {
    const look = looks[Math.min(asked, looks.length - 1)];
    asked += 1;
    if (look instanceof Error) throw look;
    return { cluster: look };
  };
  return { manager: { streams: { info } } as unknown as JetStreamManager, asked: () => asked };
}

const follower = (current: boolean): object => ({ name: 'n', current, active: 0 });

describe(copiesInStep, () => {
  it('waits for a leader, for every copy, and until all are in step', async () => {
    const { manager, asked } = managerOf(
      { leader: '', replicas: [follower(true), follower(true)] },
      { leader: 'a', replicas: [follower(true)] },
      { leader: 'a', replicas: [follower(true), follower(false)] },
      new TimeoutError(),
      { leader: 'a', replicas: [follower(true), follower(true)] },
    );
    await copiesInStep(manager, 'S', { replicas: 3 });
    expect(asked()).toBe(5);
  });

  it('gives up after its time, and names the stream', async () => {
    const { manager } = managerOf({ leader: 'a', replicas: [] });
    const waiting = copiesInStep(manager, 'S', { replicas: 3, inStepWithinMs: 0 });
    await expect(waiting).rejects.toThrow(ProvisioningError);
    await expect(waiting).rejects.toThrow(/^S: its 3 copies are not in step/);
  });

  it('rejects at once with what is no slowness', async () => {
    const { manager, asked } = managerOf(new Error('no such account'));
    await expect(copiesInStep(manager, 'S', { replicas: 3 })).rejects.toThrow('no such account');
    expect(asked()).toBe(1);
  });
});

describe(assertCopiesMayChange, () => {
  const stream = { name: 'S', num_replicas: 3 };

  it('lets a stream have more, or as many', () => {
    for (const replicas of [3, 5]) assertCopiesMayChange(stream, { replicas });
  });

  it('takes copies away only from who says so', () => {
    expect(() => assertCopiesMayChange(stream, {})).toThrow(/S has 3 copies.*--fewer-copies/);
    assertCopiesMayChange(stream, { replicas: 1, mayLower: true });
  });
});
