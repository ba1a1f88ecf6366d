import { NO_SETTINGS } from './job-form.ts';
import { valueAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { NoPlaceError } from './no-place.ts';
import { SETTINGS, SETTING_NAMES } from './settings.ts';
import type { SettingName } from './settings.ts';

interface ReadSettings {
  readonly settings: Readonly<Record<SettingName, string>>;
  /** Every path that may have been read. */
  readonly paths: readonly string[];
}

/** The settings of a specification as they are entered. */
export function settingsOf(specification: JsonObject): ReadSettings {
  const settings: Record<SettingName, string> = { ...NO_SETTINGS };
  for (const name of SETTING_NAMES) settings[name] = settingOf(specification, name);
  const paths = SETTING_NAMES.flatMap((name) => [SETTINGS[name].path, ...SETTINGS[name].aliases]);
  return { settings, paths };
}

function settingOf(specification: JsonObject, name: SettingName): string {
  const { path, aliases } = SETTINGS[name];
  const [value, other] = [path, ...aliases]
    .map((place) => valueAt(specification, place))
    .filter((found) => found !== undefined);
  if (other !== undefined && other !== value) throw new NoPlaceError(`${path} is given twice.`);
  if (value === undefined) return '';
  // A text where a number belongs would become a number in the form: the API is to say so instead.
  const isText = typeof value === 'string' && SETTINGS[name].kind !== 'number';
  if (isText || typeof value === 'number') return String(value);
  throw new NoPlaceError(`${path} is neither a number nor a text that belongs there.`);
}
