import { extname } from 'node:path';
import { parseBoundedJson } from '@beacon/bounds';
import { isFileName, plainName, type ConfigFolder } from './config-folder.js';
import { csvTests } from './csv-tests.js';
import { Field } from './field.js';
import type { ImportReport } from './import-report.js';
import { inherited, readTest, type TestCase } from './test-case.js';

/** Reads the tests of a configuration: inline, from files, and those that scenarios make. */
export class TestReader {
  constructor(
    private readonly folder: ConfigFolder,
    private readonly report: ImportReport,
  ) {}

  /** Every test with what it inherits, in promptfoo's order. @throws FormatError */
  read(config: ReadonlyMap<string, Field>): readonly TestCase[] {
    const above = this.#default(config.get('defaultTest'));
    const tests = config.get('tests');
    const scenarios = config.get('scenarios');
    const own = tests === undefined ? [] : this.#list(tests).map((test) => this.#test(test));
    const all = [
      ...own,
      ...(scenarios === undefined
        ? []
        : this.#listed(scenarios).flatMap((one) => this.#scenario(one))),
    ];
    // Without tests the prompts are asked once as they stand; not where tests are said, and none of them could be read.
    const asked = tests === undefined && scenarios === undefined ? [EMPTY] : all;
    return asked.map((test) => (above === null ? test : inherited(above, test)));
  }

  #default(field: Field | undefined): TestCase | null {
    if (field === undefined) return null;
    if (!field.isText) return this.#test(field);
    const [path] = this.folder.find(field);
    return path === undefined ? null : this.#test(this.folder.data(path));
  }

  #test(field: Field): TestCase {
    return readTest(this.#withVarsFile(field), (name, other) => this.#unknown(name, other));
  }

  #unknown(name: string, field: Field): void {
    if (name === 'provider' || name === 'providers') {
      this.report.change(field, 'every question is asked of every model');
    } else if (name !== '__description') this.report.leave(field, 'is not said of a question here');
  }

  /** `vars: file.yaml`, and lists of such files, are objects of variables. */
  #withVarsFile(test: Field): Field {
    const vars = test.fields().get('vars');
    if (vars === undefined || vars.isObject) return test;
    const names = vars.isList ? vars.items() : [vars];
    const values = names.flatMap((name) =>
      this.folder.find(name).map((path) => this.folder.data(path).value as object),
    );
    const merged: unknown = Object.assign({}, ...values);
    return new Field(test.source, test.path, { ...(test.value as object), vars: merged });
  }

  /** What may be a list, or the name of a file that holds one. */
  #list(tests: Field): readonly Field[] {
    if (tests.isText) return this.#ofFiles(tests, tests.text());
    if (tests.isObject) return this.#generated(tests);
    return tests.items().flatMap((test) => {
      if (test.isText) return this.#ofFiles(test, test.text());
      return test.fields().has('path') ? this.#generated(test) : [test];
    });
  }

  /** `{ path, config }`: a file, or a program that makes tests. */
  #generated(field: Field): readonly Field[] {
    const path = field.fields().get('path');
    if (path === undefined) throw field.wrong('a list of tests, or the name of a file of tests');
    return this.#ofFiles(path, path.text());
  }

  #ofFiles(name: Field, said: string): readonly Field[] {
    const plain = plainName(said);
    const ending = extname(plain.replace(/:\w+$/, '')) || (plain.endsWith('*') ? '*' : '');
    if (/^(?:https?|huggingface|az|sharepoint):/.test(plain)) {
      this.report.leave(name, `${plain}: tests are read from files only`);
      return [];
    }
    if (!READ.has(ending) && !ending.includes('*')) return this.#leaveFile(name, plain);
    return this.folder.find(name, plain).flatMap((path) => this.#ofFile(name, path));
  }

  #leaveFile(name: Field, path: string): readonly Field[] {
    this.report.leave(name, `${path}: tests are read from CSV, JSON Lines, JSON and YAML`);
    return [];
  }

  #ofFile(name: Field, path: string): readonly Field[] {
    if (path.endsWith('.csv')) return csvTests(path, this.folder.text(path, name));
    if (path.endsWith('.jsonl')) return jsonLines(path, this.folder.text(path, name));
    if (!READ.has(extname(path))) return this.#leaveFile(name, path);
    const content = this.folder.data(path);
    return content.isList ? this.#list(content) : [content];
  }

  /** A list whose entries may be names of files. */
  #listed(scenarios: Field): readonly Field[] {
    return scenarios.items().flatMap((one) => {
      if (!one.isText) return [one];
      return this.folder.find(one).flatMap((path) => {
        const content = this.folder.data(path);
        return content.isList ? content.items() : [content];
      });
    });
  }

  /** Each of its sets of variables with each of its tests. */
  #scenario(field: Field): readonly TestCase[] {
    const fields = field.fields();
    const [config, tests] = [fields.get('config'), fields.get('tests')];
    if (config === undefined) throw field.problem('is a scenario without config');
    const sets = this.#list(config).map((set) => this.#test(set));
    const own = tests === undefined ? [EMPTY] : this.#list(tests).map((test) => this.#test(test));
    return sets.flatMap((set) => own.map((test) => inherited(set, { ...test, field: set.field })));
  }
}

const READ = new Set(['.csv', '.jsonl', '.json', '.yaml', '.yml']);

const EMPTY: TestCase = {
  field: new Field({ path: 'the configuration', lineOf: () => 1 }, ['tests'], []),
  description: null,
  vars: {},
  assert: [],
  metadata: {},
  options: {},
  threshold: null,
  prompts: null,
};

/** @throws FormatError for a line that is no JSON. */
function jsonLines(path: string, text: string): readonly Field[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const source = { path, lineOf: () => index + 1 };
    return [new Field(source, [], parsed(line, new Field(source, [], null)))];
  });
}

function parsed(line: string, field: Field): unknown {
  try {
    return parseBoundedJson(line, { values: 100_000, levels: 32 });
  } catch {
    throw field.problem('is not JSON', 'a test in JSON on each line');
  }
}

/** Whether a value of a variable is the name of a file. */
export function isVarFile(value: unknown): value is string {
  return typeof value === 'string' && isFileName(value);
}
