import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeKey, ADMIN_TOKEN } from '../access/access-world-spec.js';
import { Harness } from '../harness-spec.js';

describe('the metrics of the gateway', () => {
  let sut: Harness;
  beforeAll(async () => {
    sut = await Harness.start({ BEACON_ACCESS: 'required', BEACON_ADMIN_TOKEN: ADMIN_TOKEN });
  });
  afterAll(async () => sut.stop());

  const scrape = async (headers: Readonly<Record<string, string>>): Promise<[number, string]> => {
    const reply = await fetch(`${sut.gateway.url}/metrics`, { headers });
    return [reply.status, await reply.text()];
  };

  it('are not for strangers, nor for those who may only read', async () => {
    expect((await scrape({}))[0]).toBe(401);
    const reader = await makeKey(sut, { scopes: ['read', 'submit'] });
    const [status, text] = await scrape(reader);
    expect(status).toBe(403);
    expect(text).toContain('missing_scope');
  });

  it('show whoever operates each lane, why its cells wait, and what the gateway depends on', async () => {
    const operator = await makeKey(sut, { scopes: ['operate'] });
    const lane = 'region="us-east",model="llama3.2-1b"';
    const [, before] = await scrape(operator);
    expect(before).toContain(`beacon_lane_status{status="open",${lane}} 1`);
    expect(before).toContain(`beacon_cells_waiting{why="capacity",${lane}} 0`);
    expect(before).toContain('beacon_dependency_up{dependency="postgres"} 1');
    expect(before).toContain('beacon_outbox_messages 0');
    expect(before).toContain('beacon_erasure_oldest_age_seconds 0');
    await sut.post('/api/v1/lanes/us-east/llama3.2-1b/pause', {}, operator);
    const [, after] = await scrape(operator);
    expect(after).toContain(`beacon_lane_status{status="paused",${lane}} 1`);
    expect(after).toContain(`beacon_lane_status{status="open",${lane}} 0`);
    expect(after).toContain(`beacon_cells_waiting{why="paused",${lane}} 0`);
    expect(after).not.toContain(`why="capacity",${lane}`);
  });
});
