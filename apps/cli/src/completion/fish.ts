import type { CommandNode, OptionNode, ValueKind } from './command-tree.js';
import { JOB_IDS, fishQuoted } from './shell-words.js';

/** A script that completes the commands of a tree in fish. */
export function fishCompletion(tree: readonly CommandNode[]): string {
  return `# Completion of beacon for fish: beacon completion fish | source
function __beacon_at --description 'The command that is being typed'
    set -l at beacon
    set -l skip
    for word in (commandline -opc)[2..-1]
        if set -q skip[1]
            set -e skip
            set -l skip
            continue
        end
        switch "$at $word"
${tree.flatMap(walk).join('\n')}
        end
    end
    echo $at
end
complete -c beacon -f
${tree.flatMap(completions).join('\n')}
`;
}

function walk({ path, commands, options }: CommandNode): string[] {
  const valued = options.flatMap(({ names, value }) => (value === null ? [] : names));
  return [
    ...commands.flatMap(({ name }) => {
      const next = fishQuoted(`${path} ${name}`);
      return [`            case ${next}`, `                set at ${next}`];
    }),
    ...valued.flatMap((name) => [
      `            case ${fishQuoted(`${path} ${name}`)}`,
      '                set skip 1',
    ]),
  ];
}

function completions({ path, commands, options, values }: CommandNode): string[] {
  const here = `complete -c beacon -n ${fishQuoted(`test (__beacon_at) = "${path}"`)}`;
  return [
    ...commands.map(
      ({ name, description }) => `${here} -a ${fishQuoted(name)} -d ${fishQuoted(description)}`,
    ),
    ...options.map((option) => `${here} ${optionWords(option)}`),
    ...values.map((value) => `${here} ${completing(value)}`),
  ];
}

function optionWords({ names, description, value }: OptionNode): string {
  const flags = names.map((name) =>
    name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  const argument = value === null ? [] : ['-r', completing(value)];
  return [...flags, ...argument, `-d ${fishQuoted(description)}`].join(' ');
}

function completing(value: ValueKind): string {
  switch (value.kind) {
    case 'words':
      return `-f -a ${fishQuoted(value.words.join(' '))}`;
    case 'job':
      return `-f -a ${fishQuoted(`(${JOB_IDS})`)}`;
    case 'file':
      return '-F';
    case 'any':
      return '-f';
  }
}
