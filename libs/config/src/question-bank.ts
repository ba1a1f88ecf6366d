import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { questionBank, type BankQuestion, type QuestionBank } from '@beacon/domain';
import {
  ConfigurationError,
  MOST_PROBLEMS,
  type ConfigurationProblem,
} from './configuration.error.js';
import { questionFileSchema, questionSchema, type QuestionEntry } from './question-file.schema.js';
import { pairProblems, type PlacedQuestion } from './question-pairs.js';
import { validate } from './validate.js';
import { YamlFile } from './yaml-file.js';

interface Collected {
  readonly questions: PlacedQuestion[];
  readonly problems: ConfigurationProblem[];
}

/**
 * Reads every `*.yaml` and `*.yml` of a folder, in the order of their names, as one bank. Subfolders and hidden files
 * are left out.
 * @throws ConfigurationError that lists every problem of every file.
 */
export function loadQuestionBank(folder: string): QuestionBank {
  const collected: Collected = { questions: [], problems: [] };
  for (const path of questionFiles(folder)) collectFile(path, collected);
  const { questions, problems } = collected;
  // Partners are looked for once every question is sound: a broken one would be missed by its partner too.
  const unpaired = problems.length === 0 ? pairProblems(questions) : [];
  const all = [...problems, ...duplicateProblems(questions), ...unpaired];
  if (all.length > 0) throw new ConfigurationError(all);
  return questionBank(questions.map(({ entry }) => toQuestion(entry)));
}

function questionFiles(folder: string): string[] {
  const names = readFolder(folder).filter((name) => /^[^.].*\.ya?ml$/.test(name));
  if (names.length === 0) {
    const rule = 'holds no question files, put at least one *.yaml there or set BEACON_QUESTIONS';
    throw new ConfigurationError([{ file: folder, line: null, field: '', rule }]);
  }
  return names.toSorted().map((name) => join(folder, name));
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function collectFile(path: string, into: Collected): void {
  const file = YamlFile.read(path);
  if (file instanceof YamlFile) collectQuestions(file, into);
  else into.problems.push(...file);
}

function collectQuestions(file: YamlFile, into: Collected): void {
  const frame = validate(file, questionFileSchema, file.data);
  if (!frame.ok) {
    into.problems.push(...frame.problems);
    return;
  }
  for (const [index, data] of frame.value.questions.entries()) {
    if (into.problems.length >= MOST_PROBLEMS) return;
    const at = ['questions', index];
    const question = validate(file, questionSchema, data, at);
    if (question.ok) into.questions.push({ entry: question.value, file, at });
    else into.problems.push(...question.problems);
  }
}

function duplicateProblems(questions: readonly PlacedQuestion[]): ConfigurationProblem[] {
  const first = new Map<string, PlacedQuestion>();
  return questions.flatMap((question) => {
    const { entry, file, at } = question;
    const earlier = first.get(entry.id);
    if (earlier === undefined) {
      first.set(entry.id, question);
      return [];
    }
    const place = `${earlier.file.path}:${earlier.file.lineOf([...earlier.at, 'id'])}`;
    const rule = `"${entry.id}" is the id of ${place} already, an id stands once over all files`;
    return [file.problem([...at, 'id'], rule)];
  });
}

function toQuestion(entry: QuestionEntry): BankQuestion {
  return {
    id: entry.id,
    text: entry.text,
    category: entry.category,
    language: entry.language,
    topic: entry.topic,
    kind: entry.kind,
    pairId: entry.pair_id ?? null,
    sensitivity: entry.sensitivity ?? null,
    expected: entry.expected ?? null,
    statement: entry.statement ?? null,
  };
}
