import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';
import { MOST_PROBLEMS, type ConfigurationProblem } from './configuration.error.js';
import { FileTextError, readFileText } from './file-text.js';
import { overYamlBounds } from './yaml-bounds.js';

/** The way to a field: keys of mappings and 0-based positions of lists. */
export type FieldPath = readonly (string | number)[];

/** A place in a file, both counted from 1. */
export interface FilePlace {
  readonly line: number;
  readonly column: number;
}

/** A well-formed YAML file that keeps the line of each field. */
export class YamlFile {
  private constructor(
    /** The file as it was named to the loader. */
    readonly path: string,
    /** The file as plain data. */
    readonly data: unknown,
    private readonly document: Document.Parsed,
    private readonly lines: LineCounter,
  ) {}

  /** Reads a file, or tells why it is none. Nothing is thrown, so that a loader can list the problems of all files. */
  static read(path: string): YamlFile | readonly ConfigurationProblem[] {
    try {
      return YamlFile.parse(path, readFileText(path));
    } catch (error) {
      const rule =
        error instanceof FileTextError
          ? error.message
          : `cannot be read: ${reasonOf(error)}, give the path of a YAML file in UTF-8`;
      return [{ file: path, line: null, field: '', rule }];
    }
  }

  private static parse(path: string, text: string): YamlFile | readonly ConfigurationProblem[] {
    const over = overYamlBounds(text);
    if (over !== null) return [{ file: path, line: null, field: '', rule: `has ${over}` }];
    const lines = new LineCounter();
    // Pretty errors would quote the file's text, and with it whatever secret somebody wrote there.
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const faults = [...document.errors, ...document.warnings]
      .slice(0, MOST_PROBLEMS)
      .map(({ pos, message }) => ({
        offset: pos[0],
        message,
      }));
    const problems = [...faults, ...looseAliases(document)].map(({ offset, message }) => ({
      file: path,
      line: lines.linePos(offset).line,
      field: '',
      rule: `is not valid YAML: ${message}`,
    }));
    return problems.length > 0 ? problems : new YamlFile(path, document.toJS(), document, lines);
  }

  /** A problem of a field, on the field's line or, when it is missing, its parent's. */
  problem(field: FieldPath, rule: string): ConfigurationProblem {
    return { file: this.path, line: this.lineOf(field), field: formatPath(field), rule };
  }

  /** The 1-based line of a field, or of the nearest parent that is there. */
  lineOf(field: FieldPath): number {
    return this.placeOf(field).line;
  }

  /** The 1-based line and column of a field, or of the nearest parent that is there. */
  placeOf(field: FieldPath): FilePlace {
    let node: Node | null = this.document.contents;
    let offset = node?.range?.[0] ?? 0;
    for (const step of field) {
      const child = this.child(node, step);
      if (child === undefined) break;
      offset = child.offset ?? offset;
      node = child.node;
    }
    const { line, col: column } = this.lines.linePos(offset);
    return { line, column };
  }

  private child(parent: Node | null, step: string | number): Child | undefined {
    const node = isAlias(parent) ? parent.resolve(this.document) : parent;
    if (isSeq(node)) return childOf(node.items[Number(step)]);
    if (!isMap(node)) return undefined;
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return pair && { ...childOf(pair.value), offset: childOf(pair.key)?.offset };
  }
}

interface Child {
  readonly node: Node | null;
  readonly offset: number | undefined;
}

interface Fault {
  readonly offset: number;
  readonly message: string;
}

/** The parser leaves these to the conversion, which names no line and repeats the text. */
function looseAliases(document: Document.Parsed): Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) !== undefined) return;
      const message = 'an alias (*name) has no anchor (&name) before it, put text in quotes';
      faults.push({ offset: alias.range?.[0] ?? 0, message });
    },
  });
  return faults;
}

function childOf(item: unknown): Child {
  return isNode(item) ? { node: item, offset: item.range?.[0] } : { node: null, offset: undefined };
}

function formatPath(field: FieldPath): string {
  return field
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** Told by shape: an error of another realm is no instance of this one's Error. */
function reasonOf(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return String(hasCode ? error.code : error);
}
