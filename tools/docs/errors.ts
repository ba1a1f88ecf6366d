import { PROBLEM_CODES } from '@beacon/domain';
import type { ErrorCodeFacts } from '../../apps/gateway/src/http/errors/codes/error-code-facts.js';
import { ERROR_CODES } from '../../apps/gateway/src/http/errors/error-codes.js';
import { sourcesIn } from './files.js';
import { code, table } from './table.js';

/** Where the codes are declared, and so named without being answered. */
const DECLARATIONS = /\/errors\/codes\/|\/problem-codes\.ts$/;

/** A code that is documented and never answered. */
export class UnusedCodeError extends Error {
  override readonly name = 'UnusedCodeError';
}

/**
 * The blocks of error codes: of the API, and of a job's fields. That each code that is answered is among them, the compiler sees.
 * @throws UnusedCodeError when a code is among them that nothing answers.
 */
export function errorBlocks(root: string): [string, string][] {
  const text = ['apps/gateway/src', 'libs/domain/src']
    .flatMap((folder) => sourcesIn(root, folder))
    .filter(({ path }) => !DECLARATIONS.test(path))
    .map((source) => source.text)
    .join('\n');
  const unused = [...Object.keys(ERROR_CODES), ...Object.keys(PROBLEM_CODES)].filter(
    (name) => !isNamed(text, name),
  );
  if (unused.length > 0) throw new UnusedCodeError(`nothing answers ${unused.join(', ')}`);
  return [
    ['error codes', errorTable(Object.entries<ErrorCodeFacts>(ERROR_CODES))],
    ['problem codes', problemTable()],
  ];
}

/** In quotes, or made of a thing's name and an ending, as `${thing}_not_in_job`. */
function isNamed(text: string, name: string): boolean {
  const ending = name.replace(/^[a-z]+_/, '}_');
  return text.includes(`'${name}'`) || text.includes(`${ending}\``);
}

function errorTable(codes: readonly (readonly [string, ErrorCodeFacts])[]): string {
  const rows = codes.toSorted(([, a], [, b]) => String(a.status).localeCompare(String(b.status)));
  return table(
    ['status', code('error_code'), 'when', 'what to do next'],
    rows.map(([name, { status, when, next }]) => [String(status), code(name), when, next]),
  );
}

function problemTable(): string {
  return table(
    ['code', 'meaning'],
    Object.entries(PROBLEM_CODES).map(([name, meaning]) => [code(name), meaning]),
  );
}
