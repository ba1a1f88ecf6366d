import { describe, expect, it } from '@jest/globals';
import { publicKeyObject } from '../keys/public-key.js';
import { SigningKey } from '../keys/signing-key.js';
import { leafHash } from '../merkle/index.js';
import { isInSignedBatch, readBatchSignature } from './batch-signature.js';
import { signBatch } from './sign-batch.js';
import { bodyDigest, isTaskSignedBy, signTasks, taskKeyId } from './task-signature.js';

const key = SigningKey.generate();
const publicKey = publicKeyObject(key.publicKey);
const leavesOf = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_unused, index) => leafHash(Buffer.from(`leaf ${index}`)));
const nothing = new Uint8Array(32);

describe(signBatch, () => {
  it.each([1, 2, 3, 5, 8, 13, 250])('proves each of %d leaves, and no other', (count) => {
    const leaves = leavesOf(count);
    const lines = signBatch(key, 'tasks', leaves);
    for (const [index, leaf] of leaves.entries()) {
      const line = lines[index] ?? '';
      expect(isInSignedBatch(publicKey, 'tasks', leaf, line)).toBe(true);
      expect(isInSignedBatch(publicKey, 'tasks', leaves[index + 1] ?? nothing, line)).toBe(false);
      expect(isInSignedBatch(publicKey, 'result', leaf, line)).toBe(false);
    }
  });

  it('signs nothing for nothing', () => {
    expect(signBatch(key, 'tasks', [])).toEqual([]);
  });

  it('proves a leaf at its place only', () => {
    const [leaf = nothing] = leavesOf(1);
    const [line = ''] = signBatch(key, 'tasks', leavesOf(3));
    const [size, index, ...rest] = line.split(';');
    for (const moved of [
      [size, '1'],
      ['4', index],
      ['2', index],
      ['3', '0 '],
    ]) {
      expect(isInSignedBatch(publicKey, 'tasks', leaf, [...moved, ...rest].join(';'))).toBe(false);
    }
  });
});

describe(readBatchSignature, () => {
  const [line = ''] = signBatch(key, 'tasks', leavesOf(2));

  it.each([
    '',
    ';;;',
    'x',
    line.replace(';', ','),
    `${line};`,
    line.replace(/^2/, '-2'),
    line.replace(/^2;0;./, '2;0;*'),
    line.replace(/^2;0;./, '2;0;'),
    `2;0;${'A'.repeat(10_000)};${line.split(';')[3]}`,
  ])('takes %.30s for no signature', (text) => {
    expect(isInSignedBatch(publicKey, 'tasks', leavesOf(1)[0] ?? nothing, text)).toBe(false);
  });
});

describe(signTasks, () => {
  const bodies = ['one', 'two', 'three'].map((text) => Buffer.from(text));

  it('signs each body, under the id of the key', () => {
    const carried = signTasks(key, bodies);
    for (const [index, body] of bodies.entries()) {
      const line = carried[index] ?? '';
      expect(taskKeyId(line)).toBe(key.kid);
      expect(isTaskSignedBy(publicKey, bodyDigest(body), line)).toBe(true);
      expect(isTaskSignedBy(publicKey, bodyDigest(Buffer.from('other')), line)).toBe(false);
    }
    expect(taskKeyId('no id')).toBeNull();
  });
});
