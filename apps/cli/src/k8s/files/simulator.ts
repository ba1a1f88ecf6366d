import type { Installation } from '../installation.js';
import { labelsOf, selectorOf } from '../objects/kube-object.js';
import type { KubeObject } from '../objects/kube-object.js';
import { networkPolicy } from '../objects/network-policies.js';
import { imageOf, podTemplate } from '../objects/pod.js';
import { HTTP_PORT, httpVariables } from '../objects/variables.js';

/** The model server with planted regional behaviour, in place of paid providers. */
export function simulatorObjects(installation: Installation): readonly KubeObject[] {
  const labels = labelsOf('simulator', 'run');
  const fromExecutors = {
    from: [{ podSelector: { matchLabels: selectorOf('executor') } }],
    ports: [{ protocol: 'TCP', port: HTTP_PORT }],
  };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'simulator', labels },
      spec: {
        replicas: 1,
        selector: { matchLabels: selectorOf('simulator') },
        template: podTemplate(installation, {
          component: 'simulator',
          image: imageOf(installation, 'simulator'),
          environment: httpVariables(),
          resources: { cpu: '100m', memory: '128Mi', memoryLimit: '256Mi' },
          identity: null,
          readsCatalogue: false,
          serves: true,
          graceSeconds: 30,
          labels,
        }),
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'simulator', labels },
      spec: {
        selector: selectorOf('simulator'),
        ports: [{ name: 'http', port: HTTP_PORT, targetPort: 'http', protocol: 'TCP' }],
      },
    },
    networkPolicy('simulator', { reachesBroker: false, ingress: [fromExecutors] }),
    // Executors reach it beside public addresses.
    networkPolicy('executor', {
      name: 'executor-to-simulator',
      reachesBroker: false,
      egress: [
        {
          to: [{ podSelector: { matchLabels: selectorOf('simulator') } }],
          ports: [{ protocol: 'TCP', port: HTTP_PORT }],
        },
      ],
    }),
  ];
}
