import { terminalJson, terminalLine } from '@beacon/domain';
import { printable } from '../terminal/printable.js';
import { JsonReporter } from './json-reporter.js';
import { LiveReporter } from './live-reporter.js';
import { PlainReporter } from './plain-reporter.js';
import type { Reporter } from './reporter.js';

/** What Ctrl-C does to a command that watches. */
const LEAVES = 'Ctrl-C leaves; the job goes on';

/**
 * How progress is shown where the command runs: JSON when asked for, in place on a terminal, and a line for each change elsewhere.
 * @param hint what Ctrl-C does, shown on a terminal while the job runs. @default it leaves, and the job goes on
 */
export function reporterFor(
  isJson: boolean,
  out: NodeJS.WriteStream = process.stdout,
  hint = LEAVES,
): Reporter {
  if (isJson)
    return new JsonReporter((fact) => void out.write(`${terminalJson(JSON.stringify(fact))}\n`));
  return out.isTTY
    ? cleaned(new LiveReporter(out, hint))
    : new PlainReporter((line) => void out.write(`${terminalLine(line)}\n`));
}

/** What a gateway says reaches no terminal as it is. */
function cleaned(reporter: Reporter): Reporter {
  return {
    progress: ({ job, rates, now }) => reporter.progress({ job: printable(job), rates, now }),
    lost: (reason) => reporter.lost(terminalLine(reason)),
    back: () => reporter.back(),
    close: () => reporter.close(),
  };
}
