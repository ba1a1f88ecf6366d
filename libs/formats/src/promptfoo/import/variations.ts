import { extname } from 'node:path';
import type { ConfigFolder } from './config-folder.js';
import type { Field } from './field.js';
import type { ImportReport } from './import-report.js';
import type { Vars } from './template.js';
import type { TestCase } from './test-case.js';
import { isVarFile } from './tests.js';

/** Combinations of the values of one test that are asked. */
const MOST_VARIATIONS = 10_000;

/** The values of a test's variables: a list stands for one question with each of its elements, as promptfoo has it. */
export class VariationReader {
  constructor(
    private readonly folder: ConfigFolder,
    private readonly report: ImportReport,
  ) {}

  /** Every combination; none where a value cannot be told. @throws FormatError */
  read({ vars, options }: TestCase): readonly Vars[] {
    const expands = options['disableVarExpansion']?.value !== true;
    const choices: [string, readonly unknown[]][] = [];
    for (const [name, field] of Object.entries(vars)) {
      const values = this.#values(field, expands);
      if (values === null) return [];
      choices.push([name, values]);
    }
    return this.#combined(choices, vars);
  }

  #combined(
    choices: readonly (readonly [string, readonly unknown[]])[],
    vars: TestCase['vars'],
  ): readonly Vars[] {
    let combined: Vars[] = [{}];
    for (const [name, values] of choices) {
      if (combined.length * values.length > MOST_VARIATIONS) {
        throw (vars[name] as Field).problem(
          `comes to more than ${MOST_VARIATIONS} questions with the lists before it`,
        );
      }
      combined = combined.flatMap((before) =>
        values.map((value) => ({ ...before, [name]: value })),
      );
    }
    return combined;
  }

  #values(field: Field, expands: boolean): readonly unknown[] | null {
    if (!field.isList || !expands) {
      const value = this.#value(field, field.value);
      return value === NOT_READ ? null : [value];
    }
    const values = field.items().map((item) => this.#value(item, item.value));
    return values.includes(NOT_READ) ? null : values;
  }

  #value(field: Field, value: unknown): unknown {
    if (!isVarFile(value)) return value;
    const ending = extname(value);
    if (!TEXTS.has(ending) && !DATA.has(ending)) {
      this.report.leave(field, `${value}: variables are read from texts, JSON and YAML`);
      return NOT_READ;
    }
    const [path] = this.folder.find(field);
    if (path === undefined) return NOT_READ;
    return DATA.has(ending) ? this.folder.data(path).value : this.folder.text(path, field).trim();
  }
}

const NOT_READ = Symbol('not read');
const TEXTS = new Set(['.txt', '.md']);
const DATA = new Set(['.json', '.yaml', '.yml']);
