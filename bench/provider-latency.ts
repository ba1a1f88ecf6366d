import type { Stack } from '@beacon/stack';

/**
 * Makes the simulated provider take so long for every answer, from now on; 0 for no time at all.
 * @throws Error when the simulator refuses.
 */
export async function setProviderLatency(stack: Stack, ms: number): Promise<void> {
  const rules = ms === 0 ? [] : [{ fault: { kind: 'latency', ms } }];
  const response = await fetch(`${stack.simulatorUrl}/admin/faults`, {
    method: 'PUT',
    body: JSON.stringify(rules),
  });
  if (!response.ok)
    throw new Error(`the simulator refuses: ${response.status} ${await response.text()}`);
}
