import { PROJECT_ID_PATTERN, allowedBy } from '@beacon/domain';
import type { Scope } from '@beacon/domain';
import type { ClaimOptions } from '../sign-in-options.js';

/** What an issuer says of a person, as far as it matters here. */
export interface Person {
  /** `sub`: who it is at the issuer. */
  readonly subject: string;
  readonly name: string;
  /** `sid`: the issuer's own session; null where it has none. */
  readonly issuerSession: string | null;
  /** Those of the person's roles that mean something here. */
  readonly roles: readonly string[];
  /** Those of the claim's values that mean something here; null where projects are not asked of the issuer. */
  readonly projects: readonly string[] | null;
}

/** Claims of an ID token, or of the userinfo endpoint. */
export type Claims = Readonly<Record<string, unknown>>;

const MOST_VALUES = 2_000;
const MOST_KEPT = 100;
const MOST_NAME = 200;
const ALL_PROJECTS = '*';

/** What the claims of a person come to. */
export function personOf(claims: Claims & { readonly sub: string }, options: ClaimOptions): Person {
  const { rolesClaim, roles, projectsClaim, projects } = options;
  const isProject = (value: string): boolean =>
    projects === null
      ? value === ALL_PROJECTS || PROJECT_ID_PATTERN.test(value)
      : Object.hasOwn(projects, value);
  const kept = (claim: string, holds: (value: string) => boolean): string[] =>
    (valuesAt(claims, claim) ?? []).filter(holds).slice(0, MOST_KEPT);
  return {
    subject: claims.sub,
    name: nameOf(claims),
    issuerSession: shortText(claims['sid']),
    roles: kept(rolesClaim, (role) => Object.hasOwn(roles, role)),
    projects: projectsClaim === null ? null : kept(projectsClaim, isProject),
  };
}

/** What a person may do, by the mapping as it is now. */
export function scopesOf(roles: readonly string[], options: ClaimOptions): ReadonlySet<Scope> {
  return allowedBy(roles.flatMap((role) => ownList(options.roles, role)));
}

/** Which projects a person has, by the mapping as it is now. */
export function projectsOf(
  values: readonly string[] | null,
  scopes: ReadonlySet<Scope>,
  { projects, projectsClaim }: ClaimOptions,
): 'all' | readonly string[] {
  if (scopes.has('admin')) return 'all';
  if (projectsClaim === null) return ['default'];
  const known = values ?? [];
  const ids = projects === null ? known : known.flatMap((value) => ownList(projects, value));
  return ids.includes(ALL_PROJECTS) ? 'all' : [...new Set(ids)];
}

/** Whether a claim is there at all. */
export function hasClaim(claims: Claims, path: string): boolean {
  return valuesAt(claims, path) !== null;
}

function ownList<Value>(lists: Readonly<Record<string, readonly Value[]>>, name: string) {
  return Object.hasOwn(lists, name) ? (lists[name] ?? []) : [];
}

/** The texts at a claim's path; null when nothing is there. Issuers write names with dots, too: the whole path is looked for first. */
function valuesAt(claims: Claims, path: string): string[] | null {
  const value = Object.hasOwn(claims, path) ? claims[path] : within(claims, path.split('.'));
  if (value === undefined || value === null) return null;
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.slice(0, MOST_VALUES).filter((one) => typeof one === 'string');
}

function within(value: unknown, [first, ...rest]: readonly string[]): unknown {
  if (first === undefined) return value;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, first)) return undefined;
  return within((value as Claims)[first], rest);
}

/** The first claim that names a person in words. What cannot be printed is left out: the audit log shows it. */
function nameOf(claims: Claims & { readonly sub: string }): string {
  const names = ['name', 'preferred_username', 'email', 'sub'].map((claim) => claims[claim]);
  const words = names.map((name) => (typeof name === 'string' ? printable(name) : ''));
  return words.find((name) => name !== '') ?? 'a person without a name';
}

function printable(text: string): string {
  const clean = text.toWellFormed().replace(/\p{C}/gu, '').trim();
  return [...clean].slice(0, MOST_NAME).join('');
}

function shortText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 255 ? value : null;
}
