import { UnprocessableMessageError } from '@beacon/bus';
import { PROTOCOL_KINDS } from '@beacon/domain';
import { laneConfig } from '@beacon/testing';
import { describe, expect, it } from '@jest/globals';
import { taskOf } from '../tasks-spec.js';
import { ModelClients } from './model-clients.js';

const credential = { current: async () => null };

describe(ModelClients, () => {
  it('speaks every protocol of the catalogue, and makes a task of another model a dead letter', async () => {
    const lanes = PROTOCOL_KINDS.map((protocol) =>
      laneConfig({ region: 'us-east', model: protocol, protocol }),
    );
    const sut = new ModelClients(lanes.map((lane) => ({ lane, credential })));
    const asked = sut.ask(taskOf({ model: 'another' }), new AbortController().signal);
    await expect(asked).rejects.toThrow(UnprocessableMessageError);
    await sut.onApplicationShutdown();
  });
});
