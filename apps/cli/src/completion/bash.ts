import type { CommandNode, ValueKind } from './command-tree.js';
import { JOB_IDS, quoted } from './shell-words.js';

/** A script that completes the commands of a tree in bash. */
export function bashCompletion(tree: readonly CommandNode[]): string {
  return `# Completion of beacon for bash: eval "$(beacon completion bash)"
_beacon_completion() {
  local cur=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local at=beacon word='' skip='' index count=0
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [[ -n $skip ]]; then skip=''; continue; fi
    case "$at $word" in
${indented(6, walk(tree))}
      *) [[ $word == -* ]] || count=$((count + 1)) ;;
    esac
  done
  if [[ -n $skip ]]; then
    case "$at $previous" in
${indented(6, optionValues(tree))}
    esac
    return
  fi
  if [[ $cur == -* ]]; then
    case "$at" in
${indented(6, options(tree))}
    esac
    return
  fi
  case "$at $count" in
${indented(4, argumentValues(tree))}
  esac
}
complete -o bashdefault -o default -F _beacon_completion beacon
`;
}

function indented(columns: number, lines: readonly string[]): string {
  return lines.map((line) => ' '.repeat(columns) + line).join('\n');
}

/** From a word to the command that it makes, or to the value that has to follow it. */
function walk(tree: readonly CommandNode[]): string[] {
  return tree.flatMap(({ path, commands, options: own }) => [
    ...commands.map(
      ({ name }) => `${quoted(`${path} ${name}`)}) at=${quoted(`${path} ${name}`)}; count=0 ;;`,
    ),
    ...valued(own).map((name) => `${quoted(`${path} ${name}`)}) skip=1 ;;`),
  ]);
}

function valued(options: CommandNode['options']): string[] {
  return options.flatMap(({ names, value }) => (value === null ? [] : names));
}

function optionValues(tree: readonly CommandNode[]): string[] {
  return tree.flatMap(({ path, options: own }) =>
    own.flatMap(({ names, value }) =>
      value === null
        ? []
        : names.map((name) => `${quoted(`${path} ${name}`)}) ${completing(value)} ;;`),
    ),
  );
}

function options(tree: readonly CommandNode[]): string[] {
  return tree.map(({ path, options: own }) => {
    const names = own.flatMap((option) => option.names);
    return `${quoted(path)}) ${completing({ kind: 'words', words: names })} ;;`;
  });
}

/** By the command and the number of arguments before; where the last may be repeated, a shell completes no worse for it. */
function argumentValues(tree: readonly CommandNode[]): string[] {
  return tree.flatMap(({ path, commands, values }) => {
    if (commands.length > 0) {
      const words = commands.map(({ name }) => name);
      const [first] = values;
      // A job may stand where a command may: both are offered.
      const jobs = first?.kind === 'job' ? completing(first).replace('=(', '+=(') : ':';
      return [`${quoted(`${path} 0`)}) ${completing({ kind: 'words', words })}; ${jobs} ;;`];
    }
    return values.map((value, index) => {
      const isLast = index === values.length - 1;
      return `${quoted(path)}' '${isLast ? '*' : index}) ${completing(value)} ;;`;
    });
  });
}

/** In words of bash 3, which macOS has. Where nothing is found, bash completes files by itself. */
function completing(value: ValueKind): string {
  switch (value.kind) {
    case 'words':
      return `COMPREPLY=($(compgen -W ${quoted(value.words.join(' '))} -- "$cur"))`;
    case 'job':
      return `COMPREPLY=($(compgen -W "$(${JOB_IDS})" -- "$cur"))`;
    case 'file':
    case 'any':
      return ':';
  }
}
