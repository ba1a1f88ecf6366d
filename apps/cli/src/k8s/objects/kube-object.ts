/** Anything that stands in a manifest. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** An object as `kubectl apply` takes it. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [section: string]: unknown;
}

/** Step that an object belongs to: `setup` is applied, and has to be done, before `run`. */
export type Step = 'setup' | 'run';

/** Labels of everything that belongs to a part of Beacon. */
export function labelsOf(
  component: string,
  step: Step,
  more: Readonly<Record<string, string>> = {},
) {
  return { ...selectorOf(component), ...more, 'beacon/step': step };
}

/** Labels by which a part's pods are found. They never change: a Deployment's selector cannot. */
export function selectorOf(component: string): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/part-of': 'beacon', 'app.kubernetes.io/component': component };
}
