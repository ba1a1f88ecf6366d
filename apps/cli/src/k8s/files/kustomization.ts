/** A JSON patch of objects that are chosen by kind and labels. */
export interface KustomizePatch {
  readonly target: { readonly kind: string; readonly labelSelector: string };
  /** The patch as YAML. */
  readonly patch: string;
}

/** What a kustomization says; no more of Kustomize is used. */
export interface Kustomization {
  readonly namespace?: string;
  readonly resources: readonly string[];
  readonly replicas?: readonly { readonly name: string; readonly count: number }[];
  readonly patches?: readonly KustomizePatch[];
}

/** A kustomization as its file holds it. */
export function kustomizationDocument(kustomization: Kustomization): object {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    ...kustomization,
  };
}
