/** Who this executor is, as stored with every execution. */
export interface ExecutorIdentity {
  readonly region: string;
  readonly node: string;
  /** Name of the pod; null outside of Kubernetes. */
  readonly pod: string | null;
  /** Not shared with any other process that runs at the same time. */
  readonly executorId: string;
}
