import { stringify } from 'yaml';

const HEAD =
  '# Made by `beacon k8s render`: changes here are lost. Change it by an overlay of your own.';

/** YAML documents of one file, each with its comment. */
export function documentsText(documents: readonly unknown[], about?: string): string {
  const head = about === undefined ? HEAD : `${HEAD}\n${commentOf(about)}`;
  return `${head}\n${documents.map(yamlText).join('---\n')}`;
}

/** One YAML document without a head. */
export function yamlText(document: unknown): string {
  // No anchors: the same object in two places is two objects to whoever reads.
  return stringify(document, { lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false });
}

function commentOf(text: string): string {
  return text
    .split('\n')
    .map((line) => `# ${line}`.trimEnd())
    .join('\n');
}
