import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromToken, parseCellSubject, resultSubject, taskSubject, toToken } from './index.js';
import { ContractError } from './contract.error.js';
import { filters, jobSubject } from './subjects.js';

describe('subject tokens', () => {
  it.each([
    ['llama3.2-1b', 'llama3_2E2-1b'],
    ['qwen2.5-1.5b', 'qwen2_2E5-1_2E5b'],
    ['us-east', 'us-east'],
    ['a_b', 'a_5Fb'],
    ['org/model:free', 'org_2Fmodel_3Afree'],
  ])('writes %s as %s', (id, token) => {
    expect(toToken(id)).toBe(token);
    expect(fromToken(token)).toBe(id);
  });

  it('turns any text into one safe token and back', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        const token = toToken(id);
        expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(fromToken(token)).toBe(id.toWellFormed());
      }),
    );
  });

  it('gives different ids different tokens', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (a, b) => {
        expect(toToken(a) === toToken(b)).toBe(a === b);
      }),
    );
  });

  it.each(['', 'a.b', 'a*', 'a>', 'a b', '_2', '_zz', 'ü'])('refuses %j as a token', (token) => {
    expect(() => fromToken(token)).toThrow(ContractError);
  });

  it('has no token for an empty id', () => {
    expect(() => toToken('')).toThrow(ContractError);
  });
});

describe('cell subjects', () => {
  const address = {
    region: 'asia-pacific',
    model: 'qwen2.5-1.5b',
    jobId: 'job_1',
    cell: 'abcdefghijklmnopqrstuvwxyz',
    round: 2,
  };

  it('names cell and round, and is read back', () => {
    expect(taskSubject(address)).toBe(
      'beacon.tasks.asia-pacific.qwen2_2E5-1_2E5b.job_5F1.abcdefghijklmnopqrstuvwxyz.2',
    );
    expect(parseCellSubject(taskSubject(address))).toEqual(address);
    expect(parseCellSubject(resultSubject(address))).toEqual(address);
  });

  it.each(['a.>', '*', 'x y', 'a.b.c', '\n', '$JS.API.>'])(
    'keeps the hostile job id %j inside one token',
    (jobId) => {
      expect(taskSubject({ ...address, jobId }).split('.')).toHaveLength(7);
      expect(jobSubject('submit', jobId).split('.')).toHaveLength(4);
      expect(filters.resultsOfJob(jobId).split('.')).toHaveLength(6);
    },
  );

  it.each([
    'beacon.tasks.us-east',
    'beacon.events.a.b.c.d.1',
    'beacon.tasks.r.m.j.c.0',
    'beacon.tasks.r.m.j.c.1.x',
    'beacon.tasks.r.m.j.c.1e3',
    'other.tasks.r.m.j.c.1',
  ])('refuses %s', (subject) => {
    expect(() => parseCellSubject(subject)).toThrow(ContractError);
  });
});
