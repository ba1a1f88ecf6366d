import type { LaneEntry } from './catalogue-file.schema.js';
import type { ConfigurationProblem } from './configuration.error.js';
import type { FieldPath, YamlFile } from './yaml-file.js';

/** The regions or models that a lane entry stands for; none when there are problems. */
export interface Selection {
  readonly ids: readonly string[];
  readonly problems: readonly ConfigurationProblem[];
}

/** What an entry selects, and the ids there are. */
export interface Choice {
  readonly thing: 'region' | 'model';
  readonly known: readonly string[];
}

interface Named {
  readonly id: string;
  readonly at: FieldPath;
}

/** Reads `region` or `regions` (`model` or `models`) of the entry at `at`: one id, a list of ids, or `"*"` for all. */
export function select(
  file: YamlFile,
  at: FieldPath,
  entry: LaneEntry,
  { thing, known }: Choice,
): Selection {
  const one = entry[thing];
  const many = entry[`${thing}s`];
  if ((one === undefined) === (many === undefined)) {
    const rule = `give either ${thing}: one id, or ${thing}s: a list of ids or "*"`;
    return { ids: [], problems: [file.problem([...at, thing], rule)] };
  }
  if (many === '*') return { ids: known, problems: [] };
  const single = one === undefined ? [] : [{ id: one, at: [...at, thing] }];
  const listed = (many ?? []).map((id, place) => ({ id, at: [...at, `${thing}s`, place] }));
  return checked(file, [...single, ...listed], { thing, known });
}

function checked(file: YamlFile, names: readonly Named[], choice: Choice): Selection {
  const ids = names.map(({ id }) => id);
  const problems = names.flatMap(({ id, at }, place) => {
    const rule = ruleOf(id, choice, ids.indexOf(id) < place);
    return rule === undefined ? [] : [file.problem(at, rule)];
  });
  return { ids: problems.length === 0 ? ids : [], problems };
}

function ruleOf(id: string, { thing, known }: Choice, isRepeated: boolean): string | undefined {
  if (!known.includes(id)) return `unknown ${thing} "${id}", allowed are ${known.join(', ')}`;
  return isRepeated ? `"${id}" is named twice, once is enough` : undefined;
}
