import type { ProviderName } from '@beacon/domain';
import type { LaneDefaults, LaneEntry } from './catalogue-file.schema.js';
import type { ConfigurationProblem } from './configuration.error.js';
import type { ByRegion } from './lane-fields.schema.js';
import type { Preset } from './presets/preset.js';
import { PRESETS } from './presets/presets.js';
import type { FieldPath, YamlFile } from './yaml-file.js';

/** What a lane is that says nothing of it. */
export const BUILT_IN = {
  provider: 'openai-compatible',
  concurrency: 4,
  timeout: 60_000,
} as const;

/** One (region, model), and the entry that asks for its lane. */
export interface LaneTarget {
  readonly region: string;
  readonly model: string;
  readonly entry: LaneEntry;
  /** Where the entry stands. */
  readonly at: FieldPath;
}

/** Settings that mean something at one provider only, or are nobody else's business, such as a key. */
const BOUND = [
  'base_url',
  'private_network',
  'provider_region',
  'api_key_env',
  'credentials',
  'auth',
  'headers',
  'extra_body',
  'without_sampling',
  'max_tokens_field',
  'resource',
  'deployment',
  'api_version',
  'project',
  'upstream',
  'allow_unpinned',
] as const;

type Values = LaneDefaults & Pick<LaneEntry, 'provider_model'>;
type Named = Exclude<keyof Values, 'provider'>;

/** What an entry and the defaults together say of one lane, where it stands in the file, and what of it is wrong. */
export class LaneSettings {
  readonly problems: ConfigurationProblem[] = [];
  readonly provider: ProviderName;
  readonly preset: Preset;
  readonly #defaults: LaneDefaults;

  constructor(
    private readonly file: YamlFile,
    readonly target: LaneTarget,
    defaults: LaneDefaults,
  ) {
    this.provider = target.entry.provider ?? defaults.provider ?? BUILT_IN.provider;
    this.preset = PRESETS[this.provider];
    this.#defaults = defaultsFor(this.provider, target.entry, defaults);
  }

  /** The entry's, else that of the defaults; undefined when neither says. */
  get<Name extends Named>(name: Name): Values[Name] {
    const values: Values = { ...this.#defaults, ...this.target.entry };
    return values[name];
  }

  /** A setting that may differ by region, for this lane's; null when nothing is said. */
  forRegion(name: 'provider_region' | 'provider_model' | 'resource' | 'deployment'): string | null {
    const value: ByRegion | undefined = this.get(name);
    if (value === undefined || typeof value === 'string') return value ?? null;
    if (Object.hasOwn(value, this.target.region)) return value[this.target.region] ?? null;
    this.refuse(name, `has nothing for the region ${this.target.region}, add it`);
    return null;
  }

  /** Notes a problem on the line where the setting stands, or on the entry's where it is missing. */
  refuse(name: Named, rule: string): void {
    const isInherited = !(name in this.target.entry) && name in this.#defaults;
    const field = isInherited ? ['defaults', name] : [...this.target.at, name];
    this.problems.push(this.file.problem(field, rule));
  }
}

/**
 * What of the defaults is an entry's. Address, key and route are for lanes of the provider that the defaults name: a key would go
 * where it does not belong. Providers without an address of their own count as one, as they always did.
 */
function defaultsFor(
  provider: ProviderName,
  entry: LaneEntry,
  defaults: LaneDefaults,
): LaneDefaults {
  const own = defaults.provider ?? BUILT_IN.provider;
  const isShared = provider === own || (isPlain(provider) && isPlain(own));
  const inherited = isShared ? defaults : without(defaults, BOUND);
  // One way to the key replaces the other.
  const saysKey = entry.api_key_env !== undefined || entry.credentials !== undefined;
  return saysKey ? without(inherited, ['api_key_env', 'credentials']) : inherited;
}

function isPlain(provider: ProviderName): boolean {
  const { plain, regional } = PRESETS[provider].address;
  return plain === null && regional === null;
}

function without(defaults: LaneDefaults, names: readonly (keyof LaneDefaults)[]): LaneDefaults {
  return Object.fromEntries(
    Object.entries(defaults).filter(([name]) => !(names as readonly string[]).includes(name)),
  );
}
