import type { Command } from 'commander';
import type { Given, Registration } from '../program/registration.js';
import {
  actorOption,
  examples,
  gatewayOption,
  jsonOption,
  reasonOption,
} from '../program/shared-options.js';

/** `beacon lanes`, and what is under it. */
export const lanesCommand: Registration = (program) => {
  const lanes = program
    .command('lanes')
    .description(
      'lanes (a region and a model): their limits as they are tuned, what is in flight, what waits and why',
    )
    .summary('limits of regions and models, and what waits')
    .addHelpText(
      'after',
      examples(
        'beacon lanes --watch',
        'beacon lanes show us-east gpt-5-mini',
        'beacon lanes pause us-east gpt-5-mini --reason "provider is down"',
        'beacon lanes limit us-east gpt-5-mini 2',
      ),
    );
  lanes
    .command('list', { isDefault: true })
    .description('every lane, in the order of the catalogue')
    .option('--region <region>', 'only of this region')
    .option('--model, --model-id <model>', 'only of this model')
    .option('--watch', 'go on showing them, every two seconds, until Ctrl-C')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .action(async (given: Given) => (await import('./lanes.command.js')).lanes(given));
  one(lanes, 'show', 'one lane, with the latest changes of its limit')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .action(async (region: string, model: string, given: Given) =>
      (await import('./lane.command.js')).lane({ region, model }, given),
    );
  for (const verb of ['pause', 'resume'] as const) {
    one(lanes, verb, verb === 'pause' ? 'pause a lane, for all jobs' : 'let a paused lane go on')
      .addOption(reasonOption())
      .addOption(actorOption())
      .addOption(gatewayOption())
      .addOption(jsonOption())
      .action(async (region: string, model: string, given: Given) =>
        (await import('./lane.command.js')).switchLane(verb, { region, model }, given),
      );
  }
  one(lanes, 'limit', 'the most requests at once of a lane, for all jobs, from now on')
    .argument('<limit>', 'a whole number up to what the catalogue allows, or none')
    .addOption(reasonOption())
    .addOption(actorOption())
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .action(async (region: string, model: string, limit: string, given: Given) =>
      (await import('./lane.command.js')).limitLane({ region, model }, limit, given),
    );
};

function one(lanes: Command, name: string, description: string): Command {
  return lanes
    .command(name)
    .argument('<region>', 'id of a region')
    .argument('<model>', 'id of a model')
    .description(description);
}
