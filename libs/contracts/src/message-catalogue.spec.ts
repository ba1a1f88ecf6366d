import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import * as contracts from './index.js';

const isContract = (value: unknown): value is contracts.AnyContract =>
  typeof value === 'object' && value !== null && 'decode' in value && 'version' in value;

const { messageCatalogue, eventCatalogue } = contracts;

function fieldsOf(schema: z.ZodType | null): [string, z.ZodType][] {
  return schema instanceof z.ZodObject ? Object.entries<z.ZodType>(schema.shape) : [];
}

describe('the catalogue of messages', () => {
  it('has every contract once', () => {
    const declared = Object.values(contracts).filter(isContract);
    const listed = messageCatalogue.map(({ contract }) => contract);
    expect(new Set(listed)).toEqual(new Set(declared));
    expect(listed).toHaveLength(declared.length);
  });

  it.each(messageCatalogue)('describes every field of $contract.name', ({ contract }) => {
    const silent = fieldsOf(contract.schema).filter(([, field]) => field.description === undefined);
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('names subjects and streams as the functions make them, with placeholders read back', () => {
    expect(messageCatalogue.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        'beacon.tasks.<region>.<model>.<job>.<cell>.<round>',
        'beacon.dead.<stream>.<original subject>',
        'beacon.suspects.<stream>.<sequence>',
      ]),
    );
    expect(messageCatalogue.map(({ stream }) => stream)).toContain('BEACON_TASKS_<region>');
  });

  it('has no message on a subject that its stream does not take', () => {
    const streams = contracts.topologyOf({ regions: [], lanes: [] });
    const taken = new Map(streams.map(({ name, subjects }) => [name, subjects]));
    for (const { stream, subject } of messageCatalogue) {
      const filters = taken.get(stream ?? '');
      if (filters === undefined) continue;
      const isTaken = filters.some((filter) => subject.startsWith(filter.replace(/>$/, '')));
      expect({ stream, subject, isTaken }).toEqual({ stream, subject, isTaken: true });
    }
  });
});

describe('the catalogue of events', () => {
  it('has every type once', () => {
    expect(eventCatalogue.map(({ type }) => type)).toEqual([...contracts.EVENT_TYPES]);
  });

  it('says which job or lane each is about', () => {
    for (const { data } of eventCatalogue) {
      expect(Object.keys(data.shape)).toContain('job_id' in data.shape ? 'job_id' : 'region');
    }
  });
});
