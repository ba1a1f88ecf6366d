import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { HAS_KUBECTL, build, buildWithKubectl, byName } from './kustomize-spec.js';
import { everyOverlay, shippedInstallation } from './rendered-spec.js';
import { renderedFiles } from '../../apps/cli/src/k8s/files/rendered-files.js';

const overlays = everyOverlay();
describe('kustomizations', () => {
  if (HAS_KUBECTL) {
    it.each(overlays)('$title: kubectl builds what is built here', (overlay) => {
      const folder = mkdtempSync(join(tmpdir(), 'beacon-k8s-'));
      try {
        for (const { path, text } of overlay.files) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), text);
        }
        const built = buildWithKubectl(join(folder, overlay.folder));
        expect(byName(built)).toEqual(byName(overlay.objects()));
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  } else it.todo('NOT RUN: this machine has no kubectl to build them with');

  it('are built of the same parts every time', () => {
    expect(renderedFiles(shippedInstallation())).toEqual(renderedFiles(shippedInstallation()));
  });

  it('that name a file which is not there are refused', () => {
    const [overlay] = overlays;
    const files = overlay?.files.filter(({ path }) => path !== 'base/services/planner.yaml') ?? [];
    expect(() => build(files, 'overlays/single-cluster')).toThrow(/planner\.yaml/);
  });

  it('are of one cluster, of one for each region, for a trial, and with KEDA', () => {
    const shipped = overlays.filter(({ title }) => title.includes('shipped'));
    expect(shipped.map(({ folder }) => folder)).toEqual([
      'overlays/keda',
      'overlays/local',
      'overlays/multi-region/asia-pacific',
      'overlays/multi-region/eu-west',
      'overlays/multi-region/hub',
      'overlays/single-cluster',
    ]);
  });
});
