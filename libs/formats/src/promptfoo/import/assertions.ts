import { CHECK_TYPES, checkSchema, type Check, type CheckType } from '../checks/check.js';
import { isFileName } from './config-folder.js';
import type { Field } from './field.js';
import type { ImportReport } from './import-report.js';
import { render, type Vars } from './template.js';

const LISTS = new Set<CheckType>([
  'contains-all',
  'contains-any',
  'icontains-all',
  'icontains-any',
]);
const LIMITS = new Set<CheckType>(['cost', 'latency']);

/** An assertion as it stands, before the variables of a test are in it. */
interface SaidCheck {
  readonly field: Field;
  readonly type: CheckType;
  readonly not: boolean;
  readonly fields: ReadonlyMap<string, Field>;
}

/** Reads assertions; those that a program or a model would have to grade are left out by name. */
export class AssertionReader {
  constructor(
    private readonly report: ImportReport,
    private readonly templates: ReadonlyMap<string, Field>,
  ) {}

  /** The checks of a test, with its variables in them. @throws FormatError */
  read(assertions: readonly Field[], vars: Vars): readonly Check[] {
    return assertions.flatMap((field) => {
      const said = this.#said(field);
      return said === null ? [] : this.#check(said, vars);
    });
  }

  #said(given: Field): SaidCheck | null {
    const field = this.#resolved(given);
    const fields = field.fields();
    const typed = fields.get('type');
    if (typed === undefined) throw field.wrong('an object with type');
    const { type, not } = nameOf(typed.text());
    if (type === null) {
      this.report.leave(typed, `${typed.text()} ${reasonFor(typed.text())}`);
      return null;
    }
    for (const [name, other] of fields) {
      if (!KNOWN.has(name)) this.report.leave(other, 'is not looked at');
    }
    return { field, type, not, fields };
  }

  /** `$ref: '#/assertionTemplates/NAME'` */
  #resolved(field: Field): Field {
    const reference = field.fields().get('$ref');
    if (reference === undefined) return field;
    const name = /^#\/assertionTemplates\/(.+)$/.exec(reference.text())?.[1] ?? '';
    const template = this.templates.get(name);
    if (template === undefined) throw reference.problem('names no assertion template');
    return template;
  }

  #check({ field, type, not, fields }: SaidCheck, vars: Vars): readonly Check[] {
    const values = this.#values(type, fields.get('value'), vars);
    if (values === null) return [];
    if (type === 'is-refusal') {
      this.report.change(field, "is graded by Beacon's own outcome of the answer");
    }
    const check = checkSchema.safeParse({ type, not, values, ...countsOf(type, field, fields) });
    if (!check.success) throw field.problem(check.error.issues[0]?.message ?? 'is not accepted');
    return this.#regex(field, check.data);
  }

  /** The texts that are looked for; null where they cannot be told. */
  #values(type: CheckType, field: Field | undefined, vars: Vars): readonly string[] | null {
    if (type === 'is-refusal' || LIMITS.has(type)) return [];
    if (field === undefined) return [''];
    const list = listOf(type, field);
    if (list === null) {
      this.report.leave(field, `a value of ${type} is a text, or a list of texts`);
      return null;
    }
    const texts = list.map((text) => this.#rendered(field, text, vars));
    return texts.includes(null) ? null : texts.flatMap((text) => text ?? []);
  }

  #rendered(field: Field, text: string, vars: Vars): string | null {
    if (isFileName(text)) {
      this.report.leave(field, 'values that a file or a program holds are not read');
      return null;
    }
    const rendered = render(text, vars);
    if ('text' in rendered) return rendered.text;
    this.report.leave(field, rendered.unsupported);
    return null;
  }

  #regex(field: Field, check: Check): readonly Check[] {
    if (check.type !== 'regex') return [check];
    try {
      void new RegExp(check.values[0] ?? '');
      return [check];
    } catch (cause) {
      this.report.leave(field, `is no regular expression of JavaScript: ${messageOf(cause)}`);
      return [];
    }
  }
}

/** How much an assertion counts, and the limit of those that have one. */
function countsOf(
  type: CheckType,
  field: Field,
  fields: ReadonlyMap<string, Field>,
): Partial<Check> {
  const threshold = LIMITS.has(type) ? fields.get('threshold')?.number() : undefined;
  if (LIMITS.has(type) && threshold === undefined) throw field.problem('has no threshold');
  return {
    threshold: threshold ?? null,
    weight: fields.get('weight')?.number(),
    metric: fields.get('metric')?.scalar(),
  };
}

const KNOWN = new Set(['type', 'value', 'threshold', 'weight', 'metric']);

function nameOf(text: string): { readonly type: CheckType | null; readonly not: boolean } {
  const not = text.startsWith('not-');
  const name = not ? text.slice('not-'.length) : text;
  return { type: CHECK_TYPES.find((type) => type === name) ?? null, not };
}

/** A text of several values is separated by commas, as promptfoo reads it. */
function listOf(type: CheckType, { value }: Field): readonly string[] | null {
  if (Array.isArray(value)) {
    if (!LISTS.has(type) || value.some((one) => typeof one === 'object')) return null;
    return value.map(String);
  }
  if (!['string', 'number', 'boolean'].includes(typeof value)) return null;
  const text = `${value as string | number | boolean}`;
  return LISTS.has(type) ? text.split(',').map((part) => part.trim()) : [text];
}

function reasonFor(type: string): string {
  if (/rubric|factuality|closedqa|g-eval|select|answer-relevance|context|model-graded/.test(type)) {
    return 'is graded by a model: ask judges by beacon judge';
  }
  if (/javascript|python|ruby|webhook|guardrails/.test(type))
    return 'is a program, and none is run';
  if (/similar|rouge|bleu|levenshtein|meteor|gleu|perplexity|classifier/.test(type)) {
    return 'is a score that Beacon does not compute';
  }
  return 'says nothing that Beacon can check';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
