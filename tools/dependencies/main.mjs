/**
 * Checks what is taken from others: `npm run check:dependencies`. Every package of the lockfile has a licence of the list, and none a known
 * vulnerability that is severe, where the registry answers; it says plainly when it does not.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run/project.mjs';
import { askForAdvisories, severeOf } from './advisories.mjs';
import { licencesOf, problemOf } from './licences.mjs';

const write = (text) => process.stdout.write(`${text}\n`);

function installedLicence(path) {
  try {
    const { license } = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'));
    return typeof license === 'string' ? license : undefined;
  } catch {
    // Not installed on this platform.
    return undefined;
  }
}

function checkLicences() {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const licences = licencesOf(packages, installedLicence);
  const refused = licences.flatMap(({ path, licence }) => {
    const problem = problemOf(licence);
    return problem === null ? [] : [`${path} ${problem}`];
  });
  for (const line of refused) write(`REFUSED: ${line}`);
  const kinds = Map.groupBy(licences, ({ licence }) => licence);
  const counts = [...kinds].map(([licence, those]) => `${licence} ${those.length}`);
  write(`licences of ${licences.length} packages: ${counts.join(', ')}`);
  return refused.length === 0;
}

function checkAdvisories() {
  const answer = askForAdvisories(ROOT);
  if (!answer.asked) {
    write(`known vulnerabilities: NOT CHECKED, the registry does not answer (${answer.reason})`);
    return true;
  }
  for (const { name, severity, range, titles } of answer.advisories)
    write(`${severity}: ${name} ${range}: ${titles.join('; ') || 'by what it depends on'}`);
  const severe = severeOf(answer.advisories).length;
  write(`known vulnerabilities: ${answer.advisories.length}, of them severe ${severe}`);
  return severe === 0;
}

const checks = [checkLicences(), checkAdvisories()];
if (checks.includes(false)) process.exitCode = 1;
