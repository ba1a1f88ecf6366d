import { mkdtempSync } from 'node:fs';
import { basename, join } from 'node:path';
import { renderedFiles } from '../../k8s/files/rendered-files.js';
import { readInstallation } from '../../k8s/installation.js';
import { RenderedFolder } from '../../k8s/rendered-folder.js';
import { CATALOGUE, emptyFolder } from '../broker-folder-spec.js';
import type { OnStack } from '../on-stack-spec.js';
import type { CasesTable } from './command-cases-spec.js';

const FILES = { asksNone: 'it reads and writes files' } as const;
const ADDED = 'eu-west';

/** A rendered folder of the shipped catalogue without one of its regions; its name. */
async function folderWithoutRegion({ folder }: OnStack): Promise<string> {
  const path = mkdtempSync(join(folder, 'k8s-'));
  const settings = {
    namespace: 'beacon',
    registry: null,
    tag: '1.2.3',
    host: 'beacon.example.org',
    hub: 'us-east',
  };
  const whole = readInstallation(CATALOGUE, settings);
  const regions = whole.regions.filter(({ id }) => id !== ADDED);
  const opened = await RenderedFolder.open(path);
  await opened.write({ ...whole, regions }, renderedFiles({ ...whole, regions }));
  return basename(path);
}

/** Commands that write manifests for Kubernetes. */
export const KUBERNETES: CasesTable = {
  'k8s render': {
    works: [
      {
        typed: (on) => `k8s render --catalogue ${CATALOGUE} --to ${emptyFolder(on)}`,
        shows: /overlays\/multi-region\/eu-west\/kustomization\.yaml/,
      },
    ],
    wrong: [
      ['k8s render --to k', /^required option '--catalogue <file>' not specified/],
      [`k8s render --catalogue ${CATALOGUE} --to k --tag latest`, /^--tag must not be latest/],
      [
        `k8s render --catalogue ${CATALOGUE} --to k --hub mars`,
        /^--hub must be one of the regions/,
      ],
      [`k8s render --catalogue ${CATALOGUE} --to .`, /is not empty and was not rendered/],
      ['k8s render --catalogue none.yaml --to k', /none\.yaml/],
    ],
    away: FILES,
  },
  'k8s add-region': {
    works: [
      {
        typed: async (on) =>
          `k8s add-region ${ADDED} --catalogue ${CATALOGUE} --dir ${await folderWithoutRegion(on)}`,
        shows: /regions\/eu-west\/executor\.yaml/,
        isRunOnce: true,
      },
    ],
    wrong: [[`k8s add-region ${ADDED} --catalogue ${CATALOGUE} --dir none`, /was not rendered/]],
    away: FILES,
  },
};
