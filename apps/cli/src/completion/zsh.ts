import type { CommandNode, OptionNode, ValueKind } from './command-tree.js';
import { JOB_IDS, quoted } from './shell-words.js';

/** A script that completes the commands of a tree in zsh. */
export function zshCompletion(tree: readonly CommandNode[]): string {
  return `#compdef beacon
# Completion of beacon for zsh: source <(beacon completion zsh)
_beacon() {
  local at=beacon word previous=\${words[CURRENT-1]} skip= index count=0
  local -a found
  for ((index = 2; index < CURRENT; index++)); do
    word=\${words[index]}
    if [[ -n $skip ]]; then skip=; continue; fi
    case "$at $word" in
${tree.flatMap(walk).join('\n')}
      *) [[ $word == -* ]] || (( count += 1 )) ;;
    esac
  done
  if [[ -n $skip ]]; then
    case "$at $previous" in
${tree.flatMap(optionValues).join('\n')}
    esac
    return
  fi
  if [[ $PREFIX == -* ]]; then
    case "$at" in
${tree.map(options).join('\n')}
    esac
    _describe -o option found
    return
  fi
  case "$at $count" in
${tree.flatMap(argumentValues).join('\n')}
  esac
}
if (( $+functions[compdef] )); then compdef _beacon beacon; fi
`;
}

function walk({ path, commands, options: own }: CommandNode): string[] {
  const valued = own.flatMap(({ names, value }) => (value === null ? [] : names));
  return [
    ...commands.map(({ name }) => {
      const next = quoted(`${path} ${name}`);
      return `      ${next}) at=${next}; count=0 ;;`;
    }),
    ...valued.map((name) => `      ${quoted(`${path} ${name}`)}) skip=1 ;;`),
  ];
}

function optionValues({ path, options: own }: CommandNode): string[] {
  return own.flatMap(({ names, value }) =>
    value === null
      ? []
      : names.map((name) => `      ${quoted(`${path} ${name}`)}) ${completing(value)} ;;`),
  );
}

function options({ path, options: own }: CommandNode): string {
  return `      ${quoted(path)}) found=(${own.flatMap(described).join(' ')}) ;;`;
}

function described({ names, description }: OptionNode): string[] {
  return names.map((name) => pair(name, description));
}

function argumentValues({ path, commands, values }: CommandNode): string[] {
  if (commands.length > 0) {
    const pairs = commands.map(({ name, description }) => pair(name, description)).join(' ');
    const [first] = values;
    // A job may stand where a command may: both are offered.
    const jobs = first?.kind === 'job' ? completing(first) : ':';
    return [`    ${quoted(`${path} 0`)}) found=(${pairs}); _describe command found; ${jobs} ;;`];
  }
  return values.map((value, index) => {
    const place = index === values.length - 1 ? '*' : String(index);
    return `    ${quoted(`${path} `)}${place}) ${completing(value)} ;;`;
  });
}

/** A word and what it is for, which a colon parts. */
function pair(name: string, description: string): string {
  return quoted(`${name.replaceAll(':', '\\:')}:${description.replaceAll('\n', ' ')}`);
}

function completing(value: ValueKind): string {
  switch (value.kind) {
    case 'words':
      return `compadd -- ${value.words.map(quoted).join(' ')}`;
    case 'job':
      return `compadd -- \${(f)"$(${JOB_IDS})"}`;
    case 'file':
      return '_files';
    case 'any':
      return ':';
  }
}
