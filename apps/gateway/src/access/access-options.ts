/** Injection token of the {@link AccessOptions}. */
export const ACCESS_OPTIONS = Symbol('ACCESS_OPTIONS');

/** `open`: requests without credentials are let in. `required`: every request needs them. */
export const ACCESS_MODES = ['open', 'required'] as const;
export type AccessMode = (typeof ACCESS_MODES)[number];

/** Who is let in. */
export interface AccessOptions {
  readonly mode: AccessMode;
  /** Null when there is none. Never logged. */
  readonly adminToken: string | null;
}
