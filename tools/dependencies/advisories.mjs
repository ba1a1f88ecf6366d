/** Known vulnerabilities of the packages, as far as the registry tells them. */
import { spawnSync } from 'node:child_process';

const TIMEOUT_MS = 60_000;
/** Worth a failed check; what is below is shown. */
const SEVERE = ['high', 'critical'];

/**
 * Asks npm, which asks the registry.
 * @returns { asked: false, reason } when it does not answer, as mirrors do not; else { asked: true, advisories }.
 */
export function askForAdvisories(cwd) {
  const args = ['audit', '--json', '--package-lock-only', '--loglevel=error'];
  const options = { cwd, encoding: 'utf8', timeout: TIMEOUT_MS, maxBuffer: 2 ** 26 };
  const run = spawnSync('npm', args, options);
  return readAudit(run.stdout ?? '', run.error);
}

/** Reads what npm printed: an audit has `vulnerabilities`, whatever else is not one. */
export function readAudit(text, error) {
  const report = parse(text);
  if (report?.vulnerabilities === undefined) {
    const reason = error?.message ?? report?.message ?? report?.error?.summary ?? 'no answer';
    // An address in it would be that of somebody's mirror.
    return { asked: false, reason: String(reason).replaceAll(/https?:\S+/g, '(the registry)') };
  }
  const advisories = Object.values(report.vulnerabilities).map(
    ({ name, severity, via, range }) => ({
      name,
      severity,
      range,
      titles: via.flatMap((cause) => (typeof cause === 'string' ? [] : [cause.title])),
    }),
  );
  return { asked: true, advisories };
}

/** Those that fail the check. */
export function severeOf(advisories) {
  return advisories.filter(({ severity }) => SEVERE.includes(severity));
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
