import type { StackState } from './state-file.js';

/** What `beacon up` says when everything runs. */
export function upText(state: StackState): string {
  return `${[...facts(state), '', ...whatNext(state)].join('\n')}\n`;
}

function facts({ portal, gateway, simulator, catalogue, data }: StackState): readonly string[] {
  return [
    `Portal     ${portal}`,
    `API        ${gateway}/api/v1, manual ${gateway}/api/docs`,
    ...(simulator === null
      ? []
      : [`Models     ${simulator} (a simulation: every answer is made up)`]),
    `Catalogue  ${catalogue}`,
    `Data       ${data}`,
  ];
}

function whatNext({ detached }: StackState): readonly string[] {
  return detached
    ? ['It runs on by itself: beacon status, beacon logs, beacon down.']
    : ['It runs until Ctrl-C; the data stays. beacon up --detach leaves it running.'];
}
