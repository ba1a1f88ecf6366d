import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderedFiles } from '../../apps/cli/src/k8s/files/rendered-files.js';
import type { RenderedFile } from '../../apps/cli/src/k8s/files/rendered-files.js';
import { readInstallation } from '../../apps/cli/src/k8s/installation.js';
import type { Installation } from '../../apps/cli/src/k8s/installation.js';
import { build } from './kustomize-spec.js';
import { manifestsOf } from './manifest-spec.js';
import type { Manifest } from './manifest-spec.js';

const SETTINGS = {
  namespace: 'beacon',
  registry: null,
  tag: '1.2.3',
  host: 'beacon.example.org',
};

/** A catalogue with what the shipped one lacks: keys, pairs of keys, ports, places of their own, long calls. */
const RICH = `version: 1
system_prompt: { enabled: false, template: Not sent. }
regions:
  - { id: us-east, name: V, code: US, flag: 🇺🇸, prompt_name: V, node_regions: [us-east-1, us-east-2] }
  - { id: eu-west, name: I, code: EU, flag: 🇪🇺, prompt_name: I }
models:
  - { id: gpt-4o-mini, name: G }
  - { id: claude, name: C }
defaults: { concurrency: 40 }
lanes:
  - { regions: '*', model: gpt-4o-mini, provider: openai, timeout: 20m, concurrency: 200 }
  - { region: us-east, model: claude, provider: bedrock, provider_region: us-east-1, provider_model: c, timeout: 90s }
  - { region: eu-west, model: claude, base_url: 'https://\${MODELS_HOST}:8443/v1', api_key_env: MODELS_KEY }
`;

/** An installation of the catalogue that is shipped. */
export function shippedInstallation(): Installation {
  return readInstallation('config/catalogue.yaml', { ...SETTINGS, hub: 'us-east' });
}

export function richInstallation(): Installation {
  return installationOf(RICH, {
    ...SETTINGS,
    registry: 'registry.example.org/team',
    hub: 'eu-west',
  });
}

function installationOf(catalogue: string, settings: Installation['settings']): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'beacon-k8s-'));
  try {
    const file = join(folder, 'catalogue.yaml');
    writeFileSync(file, catalogue);
    return readInstallation(file, settings);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A folder that is applied as a whole, and its objects. */
export interface Overlay {
  readonly title: string;
  readonly folder: string;
  readonly installation: Installation;
  readonly files: readonly RenderedFile[];
  readonly objects: () => Manifest[];
}

/** Every overlay of both catalogues. */
export function everyOverlay(): readonly Overlay[] {
  return [
    ...overlaysOf('shipped catalogue', shippedInstallation()),
    ...overlaysOf('catalogue with keys', richInstallation()),
  ];
}

function overlaysOf(catalogue: string, installation: Installation): Overlay[] {
  const files = renderedFiles(installation);
  return files
    .map(({ path }) => path)
    .filter((path) => path.startsWith('overlays/') && path.endsWith('/kustomization.yaml'))
    .map((path) => path.slice(0, -'/kustomization.yaml'.length))
    .map((folder) => ({
      title: `${folder} (${catalogue})`,
      folder,
      installation,
      files,
      objects: () => build(files, folder),
    }));
}

/** The objects of a file that no overlay takes. */
export function objectsIn(files: readonly RenderedFile[], path: string): Manifest[] {
  return manifestsOf(files.find((file) => file.path === path)?.text ?? '');
}
