import { spawnSync } from 'node:child_process';
import { expect, it } from '@jest/globals';

it('the schemas of answers are what the types of libs/verdict say', () => {
  const { stderr } = spawnSync(process.execPath, ['tools/answer-schemas.mjs', '--check'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
});
