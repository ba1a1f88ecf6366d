import type { Scope } from '@beacon/domain';

/** Who a request comes from, as its credentials prove it. */
export interface Principal {
  /**
   * `local`: without credentials, where the gateway is open. `key`: an API key. `person`: signed in. `admin-token`: whoever holds
   * BEACON_ADMIN_TOKEN.
   */
  readonly kind: 'local' | 'key' | 'person' | 'admin-token';
  /** Stays the same as long as the principal does: the prefix of a key, the subject of a person. At most 200 characters. */
  readonly id: string;
  /** For people who read the audit log. At most 200 characters. */
  readonly name: string;
  /** All that it may do: what a scope holds is among them, see `allowedBy` of libs/domain. */
  readonly scopes: ReadonlySet<Scope>;
  /** Whose jobs and series it sees. */
  readonly projects: 'all' | readonly string[];
}

/**
 * Whoever reaches an open gateway, which listens on loopback only. What admins do takes credentials there, too: it was so before there were
 * principals.
 */
export const LOCAL: Principal = {
  kind: 'local',
  id: 'local',
  name: 'local',
  scopes: new Set<Scope>(['read', 'submit', 'review', 'operate']),
  projects: 'all',
};

/** Whether a principal sees what belongs to a project. */
export function sees({ projects }: Principal, project: string): boolean {
  return projects === 'all' || projects.includes(project);
}
