import { globSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { FileTextError, YamlFile, readFileText } from '@beacon/config';
import { FormatError } from '../../format.error.js';
import { Field } from './field.js';

/** Files that one name with `*` may stand for. */
const MOST_FILES = 1_000;
/** Bytes of a file of texts, such as tests in CSV. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * The files of a configuration: those in its folder and below it. Whoever wrote the configuration chooses what is read and sent to
 * models, so nothing from elsewhere is, by no link either.
 */
export class ConfigFolder {
  readonly folder: string;

  constructor(readonly configPath: string) {
    this.folder = dirname(configPath);
  }

  /** The configuration itself. @throws FormatError */
  config(): Field {
    return fieldsOf(this.configPath);
  }

  /**
   * The files that a name stands for, in their order, as paths from the current folder.
   * @param name where it is named; @param said the name, with or without `file://`, which may hold `*`.
   * @throws FormatError where there is none, or it is outside of the folder.
   */
  find(name: Field, said = name.text()): readonly string[] {
    const pattern = plainName(said);
    if (isAbsolute(pattern)) throw outside(name);
    const found = /[*?[{]/.test(pattern)
      ? globSync(pattern, { cwd: this.folder }).toSorted().slice(0, MOST_FILES)
      : [pattern];
    if (found.length === 0) throw name.problem(`${pattern}: there is no such file`);
    return found.map((one) => this.#inside(name, one));
  }

  /** A file of YAML or JSON. @throws FormatError */
  data(path: string): Field {
    return fieldsOf(path);
  }

  /** @throws FormatError for what is no text of at most 32 MiB. */
  text(path: string, name: Field): string {
    try {
      return readFileText(path, MOST_BYTES);
    } catch (error) {
      const reason = error instanceof FileTextError ? error.message : 'cannot be read';
      throw name.problem(`${path} ${reason}`);
    }
  }

  #inside(name: Field, file: string): string {
    const path = join(this.folder, file);
    const inside = relative(realOf(this.folder, name), realOf(path, name));
    if (isAbsolute(inside) || inside.split(/[\\/]/)[0] === '..') throw outside(name);
    return path;
  }
}

/** Whether a text names a file, as promptfoo says it. */
export function isFileName(text: string): boolean {
  return text.startsWith('file://');
}

/** The name of a file without what only promptfoo needs. */
export function plainName(text: string): string {
  return text.replace(/^file:\/\//, '');
}

function outside(name: Field): FormatError {
  return name.problem('is outside of the folder of the configuration', 'a file in it or below it');
}

function realOf(path: string, name: Field): string {
  try {
    return realpathSync(path);
  } catch {
    throw name.problem(`${path}: there is no such file`);
  }
}

function fieldsOf(path: string): Field {
  const file = YamlFile.read(path);
  if (file instanceof YamlFile) return new Field(file, [], file.data);
  throw new FormatError(
    file.map(({ line, field, rule }) => ({ file: path, line, field: field || '$', message: rule })),
  );
}
