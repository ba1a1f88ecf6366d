import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPrometheus, makeTempFolder, projectRoot } from '@beacon/stack';
import { describe, expect, it } from '@jest/globals';

const found = await findPrometheus();
const FOLDER = join(projectRoot(), 'config/prometheus');

function promtool(
  cwd: string,
  ...args: readonly string[]
): { status: number | null; said: string } {
  const program = 'missing' in found ? '' : found.promtool;
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

const whenHad = 'missing' in found ? describe.skip : describe;

whenHad(`promtool${'missing' in found ? `, not run: ${found.missing}` : ''}`, () => {
  it('accepts the rules and the configuration', () => {
    expect(promtool(FOLDER, 'check', 'rules', 'alerts.yml')).toMatchObject({ status: 0 });
    const config = promtool(FOLDER, 'check', 'config', '--syntax-only', 'prometheus.yml');
    expect(config).toMatchObject({ status: 0, said: expect.stringContaining('SUCCESS') });
  });

  it('finds that each alert fires for what it is there for, and for nothing else', () => {
    expect(promtool(FOLDER, 'test', 'rules', 'alerts.test.yml')).toMatchObject({
      status: 0,
      said: expect.stringContaining('SUCCESS'),
    });
  });

  it('finds a rule that does not fire any more', async () => {
    const folder = await makeTempFolder();
    try {
      const rules = readFileSync(join(FOLDER, 'alerts.yml'), 'utf8');
      const broken = rules.replace('_message_age_seconds) > 60', '_message_age_seconds) > 6000');
      expect(broken).not.toBe(rules);
      await writeFile(join(folder.path, 'alerts.yml'), broken);
      const tests = readFileSync(join(FOLDER, 'alerts.test.yml'));
      await writeFile(join(folder.path, 'alerts.test.yml'), tests);
      const { status, said } = promtool(folder.path, 'test', 'rules', 'alerts.test.yml');
      expect(status).not.toBe(0);
      expect(said).toContain('BeaconOutboxStuck');
    } finally {
      await folder.remove();
    }
  });
});
