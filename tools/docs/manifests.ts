import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderedFiles } from '../../apps/cli/src/k8s/files/rendered-files.js';
import { readInstallation } from '../../apps/cli/src/k8s/installation.js';
import { SETTINGS_FILE, settingsText } from '../../apps/cli/src/k8s/settings-file.js';
import { fileAsIs } from './client.js';
import type { Page } from './page.js';

/** What `beacon k8s render` writes for the shipped catalogue: the manifests in k8s/. */
export function manifestFiles(root: string): Page[] {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const settings = {
    namespace: 'beacon',
    registry: null,
    tag: version,
    host: 'beacon.example.org',
    hub: 'us-east',
  };
  const installation = readInstallation(join(root, 'config/catalogue.yaml'), settings);
  const files = [
    ...renderedFiles(installation),
    { path: SETTINGS_FILE, text: settingsText(settings) },
  ];
  return files.map(({ path, text }) => fileAsIs(root, `k8s/${path}`, text));
}
