/** Says whether one thing that a service depends on works. */
export interface HealthCheck {
  readonly name: string;
  /** Resolves when it works, rejects with the reason when it does not. */
  check(): Promise<void>;
}

/** State of one dependency. */
export interface DependencyHealth {
  readonly name: string;
  readonly status: 'up' | 'down';
  readonly reason?: string;
}
