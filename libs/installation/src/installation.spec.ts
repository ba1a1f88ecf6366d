import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { installation, installationAt, InstallationError } from './installation.js';

describe(installationAt, () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'beacon-installation-'));
    await mkdir(join(root, 'libs/some/src'), { recursive: true });
    await writeFile(join(root, 'libs/some/package.json'), '{"name":"@beacon/some"}');
  });
  afterEach(async () => rm(root, { recursive: true }));

  it.each([
    ['beacon', false],
    ['beacon-audit', true],
  ])('finds %s above its own libraries', async (name, isPackage) => {
    await writeFile(join(root, 'package.json'), JSON.stringify({ name, version: '1.2.3' }));
    const found = installationAt(join(root, 'libs/some/src'));
    expect(found).toEqual({ folder: root, version: '1.2.3', isPackage });
  });

  it('fails where there is none', () => {
    expect(() => installationAt(join(root, 'libs'))).toThrow(InstallationError);
  });
});

describe(installation, () => {
  it('is the project that this runs from', () => {
    expect(installation()).toMatchObject({
      isPackage: false,
      version: expect.stringMatching(/^\d/),
    });
  });
});
