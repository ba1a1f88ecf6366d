import { CsvError, parse } from 'csv-parse/sync';
import { FormatError } from '../../format.error.js';
import { Field, type FieldSource } from './field.js';

const MOST_RECORD = 1_000_000;
const EXPECTED = /^__expected\d*$/;
const METADATA = /^__metadata:(.+?)(\[\])?$/;
/** `contains-any(0.5): a, b`; the threshold is optional. */
const TYPED = /^((?:not-)?[a-z][a-z-]*)(?:\((\d+(?:\.\d+)?)\))?(?::\s*([\s\S]*))?$/;
const ABBREVIATED: Readonly<Record<string, string>> = {
  fn: 'javascript',
  eval: 'javascript',
  grade: 'llm-rubric',
};

interface Row {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/** Tests of a CSV file as a configuration would have them: a column is a variable, those with `__` before them say more. @throws FormatError */
export function csvTests(path: string, text: string): readonly Field[] {
  // A row's own line is the end of the row before it: texts may have several lines.
  let end = 1;
  return rowsOf(path, text).map(({ record, info }) => {
    const line = end + 1;
    end = info.lines;
    return new Field(rowSource(path, line), [], testOf(record));
  });
}

function rowSource(path: string, line: number): FieldSource {
  return { path, lineOf: () => line };
}

function rowsOf(path: string, text: string): readonly Row[] {
  try {
    return parse(text, {
      bom: true,
      columns: true,
      info: true,
      max_record_size: MOST_RECORD,
      skip_empty_lines: true,
    }) as unknown as readonly Row[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : null;
    throw new FormatError(
      [{ file: path, line, field: '$', message: `is no CSV: ${error.message}` }],
      { cause: error },
    );
  }
}

type Cell = readonly [column: string, cell: string];

function testOf(record: Readonly<Record<string, string>>): object {
  const cells: readonly Cell[] = Object.entries(record);
  const said = cells.filter(([column, cell]) => column.startsWith('__') && cell.trim() !== '');
  const { __description: description, __threshold: threshold, __metric: metric } = record;
  return {
    ...(description && { description }),
    ...(threshold && { threshold }),
    vars: Object.fromEntries(cells.filter(([column]) => !column.startsWith('__'))),
    metadata: Object.fromEntries(said.flatMap(metadataIn)),
    options: Object.fromEntries(said.flatMap(optionIn)),
    assert: said
      .filter(([column]) => EXPECTED.test(column))
      .map(([, cell]) => ({ ...assertionOf(cell.trim()), ...(metric && { metric }) })),
    ...Object.fromEntries(said.filter(([column]) => !isKnown(column))),
  };
}

function metadataIn([column, cell]: Cell): [string, unknown][] {
  const [, name, isList] = METADATA.exec(column) ?? [];
  return name === undefined ? [] : [[name, isList === undefined ? cell : listOf(cell)]];
}

function optionIn([column, cell]: Cell): [string, string][] {
  return OPTIONS.has(column) ? [[column.slice('__'.length), cell]] : [];
}

const OPTIONS = new Set(['__prefix', '__suffix']);
const OWN = new Set(['__description', '__threshold', '__metric']);

/** Other columns with `__` stay as they are, and are left out by name. */
function isKnown(column: string): boolean {
  return (
    [EXPECTED, METADATA].some((known) => known.test(column)) ||
    OPTIONS.has(column) ||
    OWN.has(column)
  );
}

function listOf(cell: string): readonly string[] {
  return cell.split(',').map((part) => part.trim());
}

/** What promptfoo reads in a cell of `__expected`. A text without a type is what the answer equals. */
function assertionOf(cell: string): object {
  const [, name, threshold, value] = TYPED.exec(cell) ?? [];
  const isTyped =
    name !== undefined && (value !== undefined || threshold !== undefined || BARE.test(name));
  if (!isTyped) return { type: 'equals', value: cell };
  return {
    type: ABBREVIATED[name] ?? name,
    ...(value === undefined ? {} : { value }),
    ...(threshold === undefined ? {} : { threshold: Number(threshold) }),
  };
}

/** Types that are whole without a value. */
const BARE = /^(?:not-)?(?:is-refusal|is-json|is-valid-[a-z-]+)$/;
