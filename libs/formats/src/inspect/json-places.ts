import { findNodeAtLocation, parseTree, visit } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';

/** Characters of a text in which places are looked for: a tree with places takes a multiple of it. */
const MOST = 64 * 1024 * 1024;

/** Tells on which lines of a JSON text things stand. It is asked when something is wrong, and reads the text again only then. */
export class JsonPlaces {
  #tree: Node | null | undefined;

  constructor(private readonly text: string) {}

  /** Line of the value at a path such as `samples[2].input`, or of what holds it; null when it cannot be told. */
  lineOf(field: string): number | null {
    if (this.text.length > MOST) return null;
    this.#tree ??= parseTree(this.text) ?? null;
    if (this.#tree === null) return null;
    const path = stepsOf(field);
    for (let length = path.length; length >= 0; length -= 1) {
      const node = findNodeAtLocation(this.#tree, path.slice(0, length));
      if (node !== undefined) return lineAt(this.text, node.offset);
    }
    return null;
  }

  /** Line of the first thing that is no JSON; null when there is none, or the text is too long. */
  lineOfError(): number | null {
    if (this.text.length > MOST) return null;
    let first: number | null = null;
    visit(
      this.text,
      { onError: (_code, offset) => void (first ??= offset) },
      { disallowComments: true },
    );
    return first === null ? null : lineAt(this.text, first);
  }
}

function stepsOf(field: string): (string | number)[] {
  return [...field.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}
