import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A unit of systemd, with what its drop-ins add. */
export interface UnitFile {
  /** Such as `beacon-planner.service`, or `beacon-executor@us-east.service` of a template. */
  readonly name: string;
  /** Values by section and name, such as `Service.ExecStart`, in their order. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Names of the units in a folder. */
export function unitNames(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => /\.(service|target)$/.test(name));
}

/**
 * Reads a unit, with the drop-ins that systemd would find by the first word of its name.
 * @param instance in place of `%i`, for a template.
 */
export function readUnit(folder: string, file: string, instance = ''): UnitFile {
  const [prefix = '', kind = ''] = [file.split('-')[0], file.split('.').at(-1)];
  const dropIns = join(folder, `${prefix}-.${kind}.d`);
  const texts = [join(folder, file), ...(kind === 'service' ? filesIn(dropIns) : [])].map((path) =>
    readFileSync(path, 'utf8'),
  );
  const name = file.replace('@.', `@${instance}.`);
  const values = new Map<string, string[]>();
  for (const [key, value] of texts.flatMap(settingsOf)) {
    const specific = value.replaceAll('%i', instance).replaceAll('%d', credentialsFolder(name));
    values.set(key, [...(values.get(key) ?? []), specific]);
  }
  return { name, values };
}

/** Where systemd puts what `LoadCredential=` names. */
export function credentialsFolder(unit: string): string {
  return `/run/credentials/${unit}`;
}

/** All values of a setting. */
export function all(unit: UnitFile, key: string): readonly string[] {
  return unit.values.get(key) ?? [];
}

/** @throws Error when the setting is not there once. */
export function one(unit: UnitFile, key: string): string {
  const [value, ...more] = all(unit, key);
  if (value !== undefined && more.length === 0) return value;
  throw new Error(`${unit.name} has ${more.length + (value === undefined ? 0 : 1)} ${key}`);
}

/** What `Environment=` sets: names and values, each as a word or in quotes. */
export function environmentOf(unit: UnitFile): Readonly<Record<string, string>> {
  const words = all(unit, 'Service.Environment').flatMap(
    (line) => line.match(/"[^"]*"|\S+/g) ?? [],
  );
  return Object.fromEntries(
    words.map((word) => {
      const text = word.replace(/^"|"$/g, '');
      return [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];
    }),
  );
}

/** What `LoadCredential=` copies: the path by the name. */
export function credentialsOf(unit: UnitFile): Readonly<Record<string, string>> {
  return Object.fromEntries(
    all(unit, 'Service.LoadCredential').map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}

function settingsOf(text: string): readonly (readonly [key: string, value: string])[] {
  let section = '';
  return text.split('\n').flatMap((line): [string, string][] => {
    const head = /^\[(\w+)\]$/.exec(line)?.[1];
    if (head !== undefined) section = head;
    const [, name, value] = /^([A-Za-z]\w*)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[`${section}.${name}`, value]];
  });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}
