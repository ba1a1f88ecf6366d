import { QUESTION_ID_PATTERN, QUESTION_KINDS, type QuestionKind } from '@beacon/domain';
import type { Check, CheckedQuestion } from '../checks/check.js';
import type { AssertionReader } from './assertions.js';
import type { Field } from './field.js';
import type { ImportReport } from './import-report.js';
import type { Prompt } from './prompt.js';
import { render, type Vars } from './template.js';
import type { TestCase } from './test-case.js';
import type { VariationReader } from './variations.js';

/** A question as a file of questions has it. */
export interface ImportedQuestion {
  readonly id: string;
  readonly text: string;
  readonly category?: string;
  readonly language?: string;
  readonly kind?: QuestionKind;
}

/** Questions, and what each of them came from. */
export interface ImportedQuestions {
  readonly questions: readonly ImportedQuestion[];
  readonly checks: readonly CheckedQuestion[];
}

/** What tests are read with. */
export interface QuestionParts {
  readonly variations: VariationReader;
  readonly assertions: AssertionReader;
  readonly report: ImportReport;
  /** Of questions whose test does not say it; null leaves it open. */
  readonly language: string | null;
}

/** What a job's question may be. */
const LONGEST_TEXT = 8_000;
const LONGEST_CATEGORY = 100;
/** Questions of one job. */
const MOST_QUESTIONS = 100_000;
const LONGEST_SLUG = 60;

/** One question for each test, prompt and combination of variables, in promptfoo's order. */
export class QuestionMaker {
  readonly #questions: ImportedQuestion[] = [];
  readonly #checks: CheckedQuestion[] = [];
  readonly #ids = new Set<string>();

  constructor(
    private readonly parts: QuestionParts,
    private readonly prompts: readonly Prompt[],
  ) {}

  /** @throws FormatError for more questions than a job may ask. */
  make(tests: readonly TestCase[]): ImportedQuestions {
    for (const [index, test] of tests.entries()) this.#ofTest(test, index + 1);
    return { questions: this.#questions, checks: this.#checks };
  }

  #ofTest(test: TestCase, number: number): void {
    this.#leaveOptions(test);
    const prompts = this.#promptsOf(test);
    for (const vars of this.parts.variations.read(test)) {
      for (const prompt of prompts) this.#add(test, `test-${number}`, prompt, vars);
      if (this.#questions.length > MOST_QUESTIONS) {
        throw test.field.problem(`makes more than ${MOST_QUESTIONS} questions`);
      }
    }
  }

  #promptsOf({ prompts: names, field }: TestCase): readonly Prompt[] {
    if (names === null) return this.prompts;
    const chosen = this.prompts.filter(({ label }) => names.includes(label));
    if (chosen.length > 0) return chosen;
    this.parts.report.leave(field, 'the test asks only prompts that are not there');
    return [];
  }

  #leaveOptions({ options }: TestCase): void {
    for (const [name, field] of Object.entries(options)) {
      if (TAKEN_OPTIONS.has(name)) continue;
      this.parts.report.leave(field, OTHER_OPTIONS[name] ?? 'is not said of a question here');
    }
  }

  #add(test: TestCase, name: string, prompt: Prompt, vars: Vars): void {
    const text = this.#text(test, prompt, vars);
    if (text === null) return;
    const id = this.#idFor(test, name);
    const { metadata, description, threshold } = test;
    this.#questions.push({ id, text, ...this.#fieldsOf(metadata) });
    this.#checks.push({
      id,
      prompt: prompt.label,
      description,
      vars,
      metadata: Object.fromEntries(
        Object.entries(metadata).map(([key, { value }]) => [key, value]),
      ),
      assert: [...this.#checked(test, vars)],
      threshold,
    });
  }

  #checked({ assert }: TestCase, vars: Vars): readonly Check[] {
    return this.parts.assertions.read(assert, vars);
  }

  #text({ options, field }: TestCase, prompt: Prompt, vars: Vars): string | null {
    const { report } = this.parts;
    const [prefix, suffix] = [options['prefix']?.text() ?? '', options['suffix']?.text() ?? ''];
    const rendered = render(`${prefix}${prompt.template}${suffix}`, vars);
    if ('unsupported' in rendered) {
      report.leave(prompt.field, `the prompt is not asked: ${rendered.unsupported}`);
      return null;
    }
    if (rendered.missing.length > 0) {
      const names = rendered.missing.join(', ');
      report.change(
        field,
        `has no value for ${names}: it is empty in what is asked, as in promptfoo`,
      );
    }
    const text = rendered.text.trim();
    if (text !== '' && text.length <= LONGEST_TEXT) return text;
    report.leave(
      field,
      text === ''
        ? 'the question is blank'
        : `the question has ${text.length} characters, at most ${LONGEST_TEXT} are asked`,
    );
    return null;
  }

  /** What a test's metadata says of it, where it is said as Beacon says it. */
  #fieldsOf(metadata: TestCase['metadata']): Omit<ImportedQuestion, 'id' | 'text'> {
    const category = textIn(metadata['category']);
    const language = textIn(metadata['language']) ?? this.parts.language;
    const kind = QUESTION_KINDS.find((one) => one === metadata['kind']?.value);
    return {
      ...(category !== null && category.length <= LONGEST_CATEGORY ? { category } : {}),
      ...(language !== null && isLanguage(language) ? { language } : {}),
      ...(kind === undefined ? {} : { kind }),
    };
  }

  #idFor({ metadata, description }: TestCase, name: string): string {
    const said = textIn(metadata['id']);
    const isUsable = said !== null && QUESTION_ID_PATTERN.test(said) && said.length <= LONGEST_SLUG;
    const id = isUsable ? said : slugOf(description) || name;
    for (let count = 1; ; count += 1) {
      const numbered = count === 1 ? id : `${id}.${count}`;
      if (this.#ids.has(numbered)) continue;
      this.#ids.add(numbered);
      return numbered;
    }
  }
}

/** What other options are for. */
const OTHER_OPTIONS: Readonly<Record<string, string>> = {
  provider: 'who grades is said where judges are asked: beacon judge',
  rubricPrompt: 'who grades is said where judges are asked: beacon judge',
  transform: 'an answer is kept and checked as it came',
  postprocess: 'an answer is kept and checked as it came',
  transformVars: 'programs are not run',
};

const TAKEN_OPTIONS = new Set(['prefix', 'suffix', 'disableVarExpansion']);

function textIn(field: Field | undefined): string | null {
  return field?.isText && field.text().trim() !== '' ? field.text().trim() : null;
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    // What is no language is not taken for one; it stays in the metadata.
    return false;
  }
}

function slugOf(description: string | null): string {
  return (description ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replaceAll(/^-|-$/g, '');
}
