import { extname } from 'node:path';
import { parseBoundedJson } from '@beacon/bounds';
import { chatPrompt } from './chat-prompt.js';
import { isFileName, plainName, type ConfigFolder } from './config-folder.js';
import type { Field } from './field.js';
import type { ImportReport } from './import-report.js';
import type { Prompt } from './prompt.js';

const PROGRAMS = new Set([
  '.js',
  '.cjs',
  '.mjs',
  '.ts',
  '.py',
  '.rb',
  '.go',
  '.sh',
  '.exe',
  '.bat',
]);
const DATA = new Set(['.json', '.yaml', '.yml']);
/** Names without `file://` that promptfoo takes for files. */
const FILE_LIKE = /^[^\n{}]+\.(?:txt|md|j2|json|jsonl|ya?ml|csv|[cm]?js|ts|py)(?::[\w.]+)?$/;
const SEPARATOR = /^---\s*$/m;
const JSON_BOUNDS = { values: 10_000, levels: 32 };
const LABEL = 60;

/** Reads the prompts of a configuration. */
export class PromptReader {
  constructor(
    private readonly folder: ConfigFolder,
    private readonly report: ImportReport,
  ) {}

  /** @throws FormatError for what is none of promptfoo's forms. */
  read(prompts: Field): readonly Prompt[] {
    if (prompts.isObject) {
      // An object has a file or a text as key and its name as value, as older versions write it.
      return [...prompts.fields()].flatMap(([key, name]) => this.#named(name, key, name.text()));
    }
    return (prompts.isList ? prompts.items() : [prompts]).flatMap((one) => this.#one(one));
  }

  #one(prompt: Field): readonly Prompt[] {
    if (prompt.isText) return this.#named(prompt, prompt.text(), null);
    const fields = prompt.fields();
    const said = fields.get('raw') ?? fields.get('id') ?? fields.get('file');
    if (said === undefined) throw prompt.wrong('a text, or an object with raw or id');
    for (const [name, field] of fields) {
      if (!KNOWN.has(name)) this.report.leave(field, 'is no part of a question');
    }
    return this.#named(said, said.text(), fields.get('label')?.text() ?? null);
  }

  #named(field: Field, said: string, label: string | null): readonly Prompt[] {
    if (/^(?:exec|python|js|langfuse|portkey|helicone):/.test(said)) {
      this.report.leave(field, 'a prompt that a program or a service makes is not run');
      return [];
    }
    if (isFileName(said) || FILE_LIKE.test(said)) return this.#ofFiles(field, said, label);
    return this.#parsed(field, said, label);
  }

  #ofFiles(field: Field, said: string, label: string | null): readonly Prompt[] {
    const name = plainName(said);
    if (PROGRAMS.has(extname(name.replace(/:[\w.]+$/, '')))) {
      this.report.leave(field, `${name} is a program, and programs are not run`);
      return [];
    }
    const paths = this.folder.find(field, name);
    return paths.flatMap((path) => this.#ofFile(field, path, label));
  }

  #ofFile(field: Field, path: string, label: string | null): readonly Prompt[] {
    const ending = extname(path);
    if (ending === '.csv') {
      this.report.leave(field, `${path}: prompts in CSV are not read; give them as text`);
      return [];
    }
    if (DATA.has(ending) && this.folder.text(path, field).includes('{%')) {
      this.report.leave(field, `${path}: its template is a program, and is not asked`);
      return [];
    }
    if (DATA.has(ending)) return this.#structured(field, this.folder.data(path), label ?? path);
    const text = this.folder.text(path, field);
    const parts = ending === '.jsonl' ? text.split('\n') : text.split(SEPARATOR);
    const texts = parts.map((part) => part.trim()).filter((part) => part !== '');
    return texts.flatMap((part, index) =>
      this.#parsed(
        field,
        part,
        texts.length === 1 ? (label ?? path) : `${label ?? path} ${index + 1}`,
      ),
    );
  }

  #structured(field: Field, content: Field, label: string): readonly Prompt[] {
    if (content.isText) return this.#parsed(content, content.text(), label);
    if (content.isList) return this.#chat(field, content.value as readonly unknown[], label);
    this.report.leave(field, `${content.file} holds no list of messages`);
    return [];
  }

  /** A text that is JSON's list of messages is a conversation. */
  #parsed(field: Field, text: string, label: string | null): readonly Prompt[] {
    const name = label ?? labelOf(text);
    if (text.trim() === '') throw field.problem('is blank', 'a text');
    const messages = messagesIn(text);
    if (messages !== null) return this.#chat(field, messages, name);
    return [{ label: name, system: null, template: text, field }];
  }

  #chat(field: Field, messages: readonly unknown[], label: string): readonly Prompt[] {
    const read = chatPrompt(messages);
    if ('user' in read) return [{ label, system: read.system, template: read.user, field }];
    this.report.leave(field, `the prompt is not asked: ${read.unsupported}`);
    return [];
  }
}

const KNOWN = new Set(['raw', 'id', 'file', 'label']);

/** The list of messages that a text is; null for any other text. */
function messagesIn(text: string): readonly unknown[] | null {
  if (!text.trimStart().startsWith('[')) return null;
  try {
    const value: unknown = parseBoundedJson(text, JSON_BOUNDS);
    return Array.isArray(value) ? value : null;
  } catch {
    // A text in brackets that is no JSON is a text: promptfoo asks it as it is, too.
    return null;
  }
}

function labelOf(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  return line.length <= LABEL ? line : `${line.slice(0, LABEL).toWellFormed()}…`;
}
