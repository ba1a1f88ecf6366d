import { Lexer, Parser } from 'yaml';

/** How much YAML is composed at all. */
export interface YamlBounds {
  /** Lexical tokens: marks, spaces, texts. A line of a catalogue has some six. */
  readonly tokens: number;
  /** Open collections and pairs; three or so for a level of nesting. */
  readonly levels: number;
  /** Entries of one mapping: each is compared with all others, since keys must be unique. */
  readonly entries: number;
  /** Aliases (`*name`): each is looked up in the whole file, and stands for as much as its anchor holds. */
  readonly aliases: number;
}

export const YAML_BOUNDS: YamlBounds = {
  tokens: 1_000_000,
  levels: 200,
  entries: 1_000,
  aliases: 100,
};

const SCALAR_FOLLOWS = '\u001F';

/**
 * What of a text is over the bounds; null for nothing. The lexer and this parser go through a text once and keep their stack apart from
 * ours; composing, which comes after, recurses and compares.
 */
export function overYamlBounds(text: string, most = YAML_BOUNDS): string | null {
  const parser = new Parser();
  let tokens = 0;
  let aliases = 0;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (token.startsWith('*') && before !== SCALAR_FOLLOWS) aliases += 1;
    before = token;
    exhaust(parser.next(token));
    if (tokens > most.tokens) return `more than ${most.tokens} tokens`;
    if (aliases > most.aliases) return `more than ${most.aliases} aliases (*name)`;
    if (parser.stack.length > most.levels) return `lists and mappings too deep within each other`;
    if (entriesOfTop(parser) > most.entries)
      return `a mapping of more than ${most.entries} entries`;
  }
  return null;
}

function exhaust(documents: Iterable<unknown>): void {
  for (const _ of documents);
}

/** Lists may be long; of a mapping that is written in braces or by lines, the entries so far. */
function entriesOfTop({ stack }: Parser): number {
  const top = stack.at(-1);
  if (top?.type === 'block-map') return top.items.length;
  if (top?.type !== 'flow-collection' || top.start.source !== '{') return 0;
  return top.items.length;
}
