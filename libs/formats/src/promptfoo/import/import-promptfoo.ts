import type { CheckedQuestion } from '../checks/check.js';
import { AssertionReader } from './assertions.js';
import { ConfigFolder } from './config-folder.js';
import type { Field } from './field.js';
import { ImportReport, type ImportNote } from './import-report.js';
import { ModelReader, type ImportedModel } from './models.js';
import type { Prompt } from './prompt.js';
import { PromptReader } from './prompts.js';
import { QuestionMaker, type ImportedQuestion } from './questions.js';
import { readSettings, type ImportedSettings } from './settings.js';
import { TestReader } from './tests.js';
import { VariationReader } from './variations.js';

/** A configuration of promptfoo, as Beacon asks it. */
export interface ImportedConfig extends ImportedSettings {
  /** Null where it has none. */
  readonly description: string | null;
  /** At least one. */
  readonly models: readonly ImportedModel[];
  /** What every model is told before each question; null for nothing. */
  readonly systemPrompt: string | null;
  /** At least one. */
  readonly questions: readonly ImportedQuestion[];
  /** What each question came from, in the same order. */
  readonly checks: readonly CheckedQuestion[];
  /** How many prompts are asked. */
  readonly prompts: number;
  readonly changed: readonly ImportNote[];
  readonly leftOut: readonly ImportNote[];
}

/** What a configuration does not say. */
export interface ImportOptions {
  /** Language of the questions whose test does not say it; null leaves it open. */
  readonly language: string | null;
}

/**
 * Reads a configuration of promptfoo, in YAML or JSON, and the files that it names. No program in it is run, and nothing is read from
 * outside of its folder.
 * @throws FormatError for a file that is none, and where nothing is left that could be asked.
 */
export function importPromptfoo(path: string, { language }: ImportOptions): ImportedConfig {
  const folder = new ConfigFolder(path);
  const root = folder.config();
  const config = root.fields();
  const report = new ImportReport();
  for (const [name, field] of config) leaveUnknown(name, field, report);
  const models = new ModelReader(folder, report).read(required(root, config, PROVIDERS));
  const read = new PromptReader(folder, report).read(required(root, config, ['prompts']));
  const { prompts, systemPrompt } = oneSystemPrompt(read, report);
  const templates = config.get('assertionTemplates')?.fields() ?? new Map<string, Field>();
  const parts = {
    variations: new VariationReader(folder, report),
    assertions: new AssertionReader(report, templates),
    report,
    language,
  };
  const tests = new TestReader(folder, report).read(config);
  const asked = new QuestionMaker(parts, prompts).make(tests);
  const settings = readSettings(config, models, report);
  const imported: ImportedConfig = {
    description: config.get('description')?.scalar() ?? null,
    models,
    systemPrompt,
    ...asked,
    ...settings,
    prompts: prompts.length,
    changed: report.changed,
    leftOut: report.leftOut,
  };
  requireSome(root, imported);
  return imported;
}

const PROVIDERS = ['providers', 'targets'];
const READ = new Set([
  ...PROVIDERS,
  'prompts',
  'tests',
  'scenarios',
  'defaultTest',
  'description',
  'evaluateOptions',
  'commandLineOptions',
  'assertionTemplates',
  '$schema',
]);

/** What other parts of a configuration are for, and where that is said here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  env: 'keys and other variables are those of the environment in which Beacon runs',
  outputPath: 'results are written by beacon export',
  sharing: 'results are published by beacon publish',
  writeLatestResults: 'results are kept by the gateway',
  redteam: 'attacks are not made up here: give the prompts that they come to as tests',
  extensions: 'programs are not run',
  nunjucksFilters: 'programs are not run',
  tracing: 'requests are traced by the services themselves',
};

function leaveUnknown(name: string, field: Field, report: ImportReport): void {
  if (READ.has(name)) return;
  report.leave(field, ELSEWHERE[name] ?? 'has no counterpart');
}

function required(
  root: Field,
  config: ReadonlyMap<string, Field>,
  names: readonly string[],
): Field {
  const found = names.map((name) => config.get(name)).find((field) => field !== undefined);
  if (found !== undefined) return found;
  throw root.problem(`has no ${names[0]}: it is no configuration of promptfoo`);
}

/** Every question of a job has the same system prompt: prompts that would need another one are left out. */
function oneSystemPrompt(
  prompts: readonly Prompt[],
  report: ImportReport,
): { readonly prompts: readonly Prompt[]; readonly systemPrompt: string | null } {
  const usable = prompts.filter((prompt) => isPlain(prompt, report));
  const systemPrompt = usable[0]?.system ?? null;
  const [same, others] = [
    usable.filter(({ system }) => system === systemPrompt),
    usable.filter(({ system }) => system !== systemPrompt),
  ];
  for (const { field } of others) {
    report.leave(
      field,
      'has another system prompt than the first prompt: import it as a job of its own',
    );
  }
  return { prompts: same, systemPrompt };
}

const LONGEST_SYSTEM_PROMPT = 4_000;

/** What a catalogue can say: the same words before every question. */
function isPlain({ system, field }: Prompt, report: ImportReport): boolean {
  if (system === null) return true;
  if (/\{[{%#]|\{\w+\}/.test(system)) {
    report.leave(
      field,
      'its system prompt has variables: it would not be the same for every question',
    );
    return false;
  }
  if (system.trim() !== '' && system.length <= LONGEST_SYSTEM_PROMPT) return true;
  report.leave(
    field,
    `its system prompt is blank, or longer than ${LONGEST_SYSTEM_PROMPT} characters`,
  );
  return false;
}

/** Nothing that could be asked is no import: what was left out says why. */
function requireSome(root: Field, { models, questions, leftOut }: ImportedConfig): void {
  const lacks = [models.length === 0 ? 'models' : '', questions.length === 0 ? 'questions' : ''];
  const missing = lacks.filter((what) => what !== '').join(' and no ');
  if (missing === '') return;
  const told = leftOut.map(
    ({ file, line, field, message }) => `\n${file}:${line}: ${field}: ${message}`,
  );
  throw root.problem(
    `comes to no ${missing}, so there is nothing to ask${told.slice(0, 20).join('')}`,
  );
}
