import type { ConfigurationProblem } from './configuration.error.js';
import type { QuestionEntry } from './question-file.schema.js';
import type { FieldPath, YamlFile } from './yaml-file.js';

/** A question and where it stands. */
export interface PlacedQuestion {
  readonly entry: QuestionEntry;
  readonly file: YamlFile;
  readonly at: FieldPath;
}

/** What is wrong with the pairs: each is one sensitive question and one neutral one, in one language. */
export function pairProblems(questions: readonly PlacedQuestion[]): ConfigurationProblem[] {
  const pairs = new Map<string, PlacedQuestion[]>();
  for (const question of questions) {
    const name = question.entry.pair_id;
    if (name != null) pairs.set(name, [...(pairs.get(name) ?? []), question]);
  }
  return [...pairs.values()].flatMap(problemsOfPair);
}

function problemsOfPair(members: readonly PlacedQuestion[]): ConfigurationProblem[] {
  if (members.length > 2) return members.slice(2).map((extra) => tooMany(extra, members));
  const [first, second] = members;
  if (first === undefined) return [];
  if (second === undefined || second.entry.kind === first.entry.kind) return members.map(noPartner);
  return first.entry.language === second.entry.language ? [] : [otherLanguage(second, first)];
}

function tooMany(extra: PlacedQuestion, members: readonly PlacedQuestion[]): ConfigurationProblem {
  const places = members.slice(0, 2).map(placeOf).join(' and ');
  return pairProblem(extra, `joins ${places} already, a pair has two questions`);
}

function noPartner(question: PlacedQuestion): ConfigurationProblem {
  const wanted = question.entry.kind === 'sensitive' ? 'neutral' : 'sensitive';
  const rule = `no ${wanted} question has this pair_id, add the partner or set it to null`;
  return pairProblem(question, rule);
}

function otherLanguage(question: PlacedQuestion, partner: PlacedQuestion): ConfigurationProblem {
  const rule = `must be ${partner.entry.language} as its partner ${placeOf(partner)}, a pair has one language`;
  return question.file.problem([...question.at, 'language'], rule);
}

function pairProblem(question: PlacedQuestion, rule: string): ConfigurationProblem {
  return question.file.problem([...question.at, 'pair_id'], `"${question.entry.pair_id}": ${rule}`);
}

function placeOf({ entry, file, at }: PlacedQuestion): string {
  return `"${entry.id}" (${file.path}:${file.lineOf(at)})`;
}
