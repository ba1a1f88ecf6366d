/** What a template came to, or why it cannot be rendered here. */
export type Rendered =
  { readonly text: string; readonly missing: readonly string[] } | { readonly unsupported: string };

/** Values of variables, by name. */
export type Vars = Readonly<Record<string, unknown>>;

/** Without braces within: each character is looked at once, however many of them open and never close. */
const TAG = /\{\{([^{}]*)\}\}/g;
/** A name, with names or positions within it. */
const VARIABLE = /^([A-Za-z_]\w*)((?:\.[A-Za-z_]\w*|\.\d+|\[\d+\]|\[["'][^"'\]]*["']\])*)$/;
const STEP = /\.([A-Za-z_0-9]\w*)|\[(\d+)\]|\[["']([^"'\]]*)["']\]/g;
/** Filters of one text that are the same in every language. */
const FILTERS: Readonly<Record<string, (text: string) => string>> = {
  safe: (text) => text,
  trim: (text) => text.trim(),
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
};
/** Variables may name others, which may name others again. */
const MOST_LEVELS = 5;
/** Variables that are put into one prompt: those that name each other would multiply. */
const MOST_VARIABLES = 10_000;
/** A question has at most 8,000 characters; this is what is rendered at all. */
const MOST_TEXT = 1_000_000;

/** How deep a rendering is, and how much is left of what a prompt may take. */
interface Depth {
  readonly level: number;
  readonly budget: { left: number };
}

/**
 * A prompt with the values of its variables. Plain variables are put in (`{{ name }}`, `{{ name.part }}`, `{{ list[0] }}`, with the
 * filters trim, upper, lower and safe); tests, loops and other filters are not, since a template of theirs is a program.
 */
export function render(template: string, vars: Vars): Rendered {
  return renderLevel(template, vars, { level: 0, budget: { left: MOST_VARIABLES } });
}

function renderLevel(template: string, vars: Vars, depth: Depth): Rendered {
  const block = template.indexOf('{%');
  if (block !== -1) return { unsupported: `${cut(template.slice(block))} is a program` };
  const plain = withoutComments(template);
  if (plain.replaceAll(TAG, '').includes('{{'))
    return { unsupported: 'only plain variables are put in' };
  const state: { missing: string[]; unsupported: string | null } = {
    missing: [],
    unsupported: null,
  };
  const text = plain.replaceAll(TAG, (tag, inside: string) => {
    const expression = inside.trim().replace(/^-\s*/, '').replace(/-$/, '').trimEnd();
    const value = valueOf(expression, vars, depth);
    if ('unsupported' in value) state.unsupported ??= `${cut(tag)}: ${value.unsupported}`;
    else state.missing.push(...value.missing);
    return 'text' in value ? value.text : '';
  });
  if (state.unsupported !== null) return { unsupported: state.unsupported };
  if (text.length > MOST_TEXT) return { unsupported: `comes to more than ${MOST_TEXT} characters` };
  return { text, missing: [...new Set(state.missing)] };
}

/** What stands between `{#` and `#}` is said to nobody. */
function withoutComments(template: string): string {
  const [first = '', ...rest] = template.split('{#');
  return rest.reduce((text, part) => {
    const end = part.indexOf('#}');
    return end === -1 ? `${text}{#${part}` : text + part.slice(end + 2);
  }, first);
}

function valueOf(expression: string, vars: Vars, depth: Depth): Rendered {
  depth.budget.left -= 1;
  if (depth.budget.left < 0) return { unsupported: `more than ${MOST_VARIABLES} variables` };
  const [path = '', ...filters] = expression.split('|').map((part) => part.trim());
  const filter = filters.find((name) => !Object.hasOwn(FILTERS, name));
  if (filter !== undefined) return { unsupported: `the filter ${cut(filter)} is not known here` };
  const [, name, steps] = VARIABLE.exec(path) ?? [];
  if (name === undefined) return { unsupported: 'only plain variables are put in' };
  if (name === 'env') return { unsupported: 'no variable of the environment is put into a prompt' };
  const value = valueAt(vars, name, steps ?? '');
  if (value === undefined) return { text: '', missing: [path] };
  return filtered(shown(value, vars, depth), filters);
}

function filtered(rendered: Rendered, filters: readonly string[]): Rendered {
  if (!('text' in rendered)) return rendered;
  const text = filters.reduce((given, name) => FILTERS[name]?.(given) ?? given, rendered.text);
  return { ...rendered, text };
}

function valueAt(vars: Vars, name: string, steps: string): unknown {
  let value = own(vars, name);
  for (const [, word, index, quoted] of steps.matchAll(STEP)) {
    value = own(value, word ?? index ?? quoted ?? '');
  }
  return value ?? undefined;
}

function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

/** A text may name further variables; what is no text is shown as JSON. */
function shown(value: unknown, vars: Vars, { level, budget }: Depth): Rendered {
  if (typeof value !== 'string') return { text: JSON.stringify(value), missing: [] };
  if (!value.includes('{{') || level >= MOST_LEVELS) return { text: value, missing: [] };
  return renderLevel(value, vars, { level: level + 1, budget });
}

function cut(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40).toWellFormed()}…`;
}
