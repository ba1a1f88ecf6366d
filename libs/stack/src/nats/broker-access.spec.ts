import { brokerUsers } from '@beacon/contracts';
import { describe, expect, it } from '@jest/globals';
import { authorizationBlock, passwordVariable } from './broker-access.js';

describe(authorizationBlock, () => {
  it('gives each user its password, its subjects and one answer to whoever asks', () => {
    const user = { name: 'a-1', publish: ['x.>', '$JS.Y'], subscribe: ['_INBOX_a-1.>'] };
    expect(authorizationBlock([user], passwordVariable)).toBe(`authorization {
  users: [
    { user: "a-1", password: $NATS_PASSWORD_A_1, permissions: {
      publish: { allow: [
        "x.>"
        "$JS.Y" ] }
      subscribe: { allow: [
        "_INBOX_a-1.>" ] }
      allow_responses: { max: 1, expires: "10s" } } }
  ]
}
`);
  });

  it('has a user for each central service, for taps, and for the executors of each region', () => {
    const block = authorizationBlock(brokerUsers(['us-east', 'eu-west']), passwordVariable);
    expect(block.match(/(?<=password: )\S+(?=,)/g)).toEqual([
      '$NATS_PASSWORD_GATEWAY',
      '$NATS_PASSWORD_PLANNER',
      '$NATS_PASSWORD_RECORDER',
      '$NATS_PASSWORD_PROVISION',
      '$NATS_PASSWORD_TAP',
      '$NATS_PASSWORD_EXECUTOR_US_EAST',
      '$NATS_PASSWORD_EXECUTOR_EU_WEST',
    ]);
  });
});
