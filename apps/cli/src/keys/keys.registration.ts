import type { Given, Registration } from '../program/registration.js';
import { actorOption, examples, gatewayOption, jsonOption } from '../program/shared-options.js';

const ADMINS = `
Keys are for admins: an API key with the scope admin, or the gateway's
BEACON_ADMIN_TOKEN in the environment of this command, with which the first key
is made.

Scopes: read (jobs, answers, verdicts), submit (make jobs and series, control
them), review (say what answers are), operate (lanes, executors, consumers),
admin (keys, projects, dead letters, the audit log; it holds the others).`;

/** `beacon keys`, and what is under it. */
export const keysCommand: Registration = (program) => {
  const keys = program
    .command('keys')
    .description('API keys of the gateway: make, list, limit and revoke them')
    .addHelpText('after', ADMINS)
    .addHelpText(
      'after',
      examples(
        'beacon keys create ci --scopes read,submit --project elections',
        'beacon keys create ci --scopes read --expires-at 2027-01-01T00:00:00Z',
        'beacon keys quota k3v9x2aq --jobs-per-day 50 --cost-per-day 20',
        'beacon keys revoke k3v9x2aq',
      ),
    );
  keys
    .command('create')
    .argument('<name>', 'what it is for, such as ci')
    .description('make a key; it is shown this once, only a hash of it is stored')
    .option('--scopes <list>', 'what it may do, with commas', 'read,submit')
    .option('--all-projects', 'it sees every project')
    .option('--expires-at <time>', 'when it ends, such as 2027-01-01T00:00:00Z (default: never)')
    .addOption(actorOption())
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .action(async (name: string, given: Given) =>
      (await import('./keys.command.js')).createKey(name, given),
    );
  keys
    .command('list', { isDefault: true })
    .description('keys of your projects, newest first')
    .option('--revoked', 'those that were revoked, too')
    .option('--limit <number>', 'keys at most (default: 200)')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .action(async (given: Given) => (await import('./keys.command.js')).listKeys(given));
  keys
    .command('quota')
    .argument('<prefix>', 'the eight characters after beacon_, as `beacon keys` lists them')
    .description('show what a key may still ask for today, or change its limits')
    .option('--requests-per-minute <n>', 'requests in a minute, or none for no limit')
    .option('--jobs-per-day <n>', 'jobs on a day in UTC, or none')
    .option('--cells-per-day <n>', 'cells on a day in UTC, or none')
    .option('--cost-per-day <usd>', "US dollars on a day in UTC, by its jobs' cost limits, or none")
    .addOption(actorOption())
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .action(async (prefix: string, given: Given) =>
      (await import('./quota.command.js')).keyQuota(prefix, given),
    );
  keys
    .command('revoke')
    .argument('<prefix>', 'the eight characters after beacon_, as `beacon keys` lists them')
    .description('revoke a key for good; it is refused within five seconds')
    .addOption(actorOption())
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .action(async (prefix: string, given: Given) =>
      (await import('./keys.command.js')).revokeKey(prefix, given),
    );
};

/** `beacon quota`. */
export const quotaCommand: Registration = (program) => {
  program
    .command('quota')
    .description('what you may still ask for today with your API key')
    .addHelpText('after', examples('beacon quota', 'beacon quota --json'))
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .action(async (given: Given) => (await import('./quota.command.js')).showQuota(given));
};

/** `beacon projects`, and what is under it. */
export const projectsCommand: Registration = (program) => {
  const projects = program
    .command('projects')
    .description('projects: jobs, series and keys belong to one, and see nothing of another')
    .summary('projects that keep jobs, series and keys apart')
    .addHelpText('after', examples('beacon projects', 'beacon projects create elections'));
  projects
    .command('list', { isDefault: true })
    .description('projects that you have')
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .action(async (given: Given) => (await import('./projects.command.js')).listProjects(given));
  projects
    .command('create')
    .argument('<id>', '1..40 of a-z 0-9 _ -, the first one a letter or digit')
    .description('make a project, for good')
    .addOption(actorOption())
    .addOption(gatewayOption())
    .addOption(jsonOption())
    .action(async (id: string, given: Given) =>
      (await import('./projects.command.js')).createProject(id, given),
    );
};
