import { Option } from 'commander';
import type { Command } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import { examples, jsonOption } from '../program/shared-options.js';

const ABOUT = `
Writes what kubectl apply -k takes, from the regions and lanes of a catalogue:
an executor Deployment for each region, pinned to the nodes of that region, the
services, the steps before them, network policies, values for the broker's
chart. Nothing is applied. docs/kubernetes.md says more.`;

/** `beacon k8s`, and what is under it. */
export const k8sCommand: Registration = (program) => {
  const k8s = program
    .command('k8s')
    .description('manifests for Kubernetes, from a catalogue')
    .addHelpText('after', ABOUT)
    .addHelpText(
      'after',
      examples(
        'beacon k8s render --catalogue catalogue.yaml --to k8s --tag 1.4.0',
        'beacon k8s add-region eu-north --catalogue catalogue.yaml --dir k8s',
      ),
    );
  renderCommand(k8s);
  k8s
    .command('add-region')
    .description('write the folder of a region that the catalogue has got')
    .argument('<region>', 'its id, as in the catalogue')
    .addOption(catalogueOption())
    .requiredOption('--dir <folder>', 'folder that `beacon k8s render` made')
    .addOption(jsonOption())
    .action(async (region: string, given: Given) =>
      (await import('./k8s.command.js')).addRegion(region, given),
    );
};

function renderCommand(k8s: Command): void {
  k8s
    .command('render')
    .description('write everything, or write it anew')
    .addOption(catalogueOption())
    .requiredOption('--to <folder>', 'folder to write; one of an earlier render keeps its settings')
    .option('--namespace <name>', 'namespace of everything (default: beacon)')
    .option('--registry <path>', 'where the images are, such as registry.example.org/beacon')
    .option('--tag <tag>', 'tag of every image (default: the version of this program)')
    .option('--host <name>', 'where people reach the gateway (default: beacon.example.org)')
    .option('--hub <region>', "region of the broker's cluster (default: the first)")
    .addOption(jsonOption())
    .action(async (given: Given) => (await import('./k8s.command.js')).render(given));
}

function catalogueOption(): Option {
  return new Option('--catalogue <file>', 'catalogue whose regions are run')
    .env('BEACON_CATALOGUE')
    .makeOptionMandatory();
}
