import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrokerFolder, projectRoot } from '@beacon/stack';
import {
  all,
  credentialsFolder,
  credentialsOf,
  environmentOf,
  one,
  readUnit,
  unitNames,
} from './units/unit-file.js';
import type { UnitFile } from './units/unit-file.js';

const folder = join(projectRoot(), 'config/systemd');
const REGION = 'us-east';
const services = unitNames(folder)
  .filter((name) => name.endsWith('.service'))
  .map((name) => readUnit(folder, name, REGION));
/** Units by the identity with which they connect to the broker. */
const connected = services.filter((unit) => 'NATS_USER' in environmentOf(unit));
const SYSTEM_UNITS = '/usr/lib/systemd/system';
const hasSystemd =
  spawnSync('systemd-analyze', ['--version']).status === 0 && existsSync(SYSTEM_UNITS);

let machine: string;
beforeAll(() => {
  machine = mkdtempSync(join(tmpdir(), 'beacon-units-'));
});
afterAll(() => rmSync(machine, { recursive: true, force: true }));

/** A file tree with the units, systemd's own, and a program where they expect one. */
function makeMachine(change: (text: string) => string = (text) => text): void {
  rmSync(machine, { recursive: true, force: true });
  const units = join(machine, 'etc/systemd/system');
  mkdirSync(units, { recursive: true });
  cpSync(folder, units, { recursive: true });
  const planner = join(units, 'beacon-planner.service');
  writeFileSync(planner, change(readFileSync(planner, 'utf8')));
  mkdirSync(join(machine, SYSTEM_UNITS), { recursive: true });
  cpSync(SYSTEM_UNITS, join(machine, SYSTEM_UNITS), { recursive: true, verbatimSymlinks: true });
  mkdirSync(join(machine, 'opt/beacon/bin'), { recursive: true });
  const node = join(machine, 'opt/beacon/bin/node');
  writeFileSync(node, '');
  chmodSync(node, 0o755);
}

describe('the units of systemd', () => {
  it('connect with the identity of their name, from credentials of their own', async () => {
    const broker = await BrokerFolder.make(join(machine, 'broker'), {
      regions: [REGION],
      hosts: ['nats.example'],
      port: 4222,
    });
    expect(connected.map(identityOf).toSorted()).toEqual(
      ['executor-us-east', 'gateway', 'planner', 'provision', 'recorder'].toSorted(),
    );
    for (const unit of connected) {
      const name = identityOf(unit);
      const own = join(broker.path, 'identities', name);
      const wanted = Object.entries(broker.environment(name)).filter(
        ([, value]) => value !== undefined,
      );
      const found = Object.entries(environmentOf(unit)).filter(([key]) => key.startsWith('NATS_'));
      expect(Object.fromEntries(found)).toEqual(
        Object.fromEntries(
          wanted.map(([key, value]) => [key, value?.replace(own, credentialsFolder(unit.name))]),
        ),
      );
      for (const path of Object.values(credentialsOf(unit)))
        expect(existsSync(path.replace('/etc/beacon/broker', broker.path))).toBe(true);
    }
  });

  it('hold the executor to its region', () => {
    const executor = readUnit(folder, 'beacon-executor@.service', REGION);
    expect(environmentOf(executor)).toMatchObject({ BEACON_REGION: REGION });
    expect(all(executor, 'Service.EnvironmentFile')).not.toContain('/etc/beacon/migrate.env');
  });

  it.each(services.map((unit) => [unit.name, unit] as const))('%s has the sandbox', (_, unit) => {
    expect(one(unit, 'Service.DynamicUser')).toBe('yes');
    expect(one(unit, 'Service.ProtectSystem')).toBe('strict');
    expect(one(unit, 'Service.CapabilityBoundingSet')).toBe('');
  });

  (hasSystemd ? it : it.skip)('are what systemd takes, and are found wrong when one is not', () => {
    makeMachine();
    expect(verify()).toBe('');
    makeMachine((text) => text.replace('TimeoutStopSec=', 'TimeoutStop='));
    expect(verify()).toMatch(/TimeoutStop/);
  });

  (hasSystemd ? it : it.skip)('are exposed little, in the eyes of systemd', () => {
    makeMachine();
    for (const { name } of services) {
      const args = ['security', '--offline=true', `--root=${machine}`, '--threshold=25', name];
      const { status, stdout, stderr } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
      expect([name, status, status === 0 ? '' : `${stdout}${stderr}`]).toEqual([name, 0, '']);
    }
  });
});

function identityOf(unit: UnitFile): string {
  return environmentOf(unit)['NATS_USER'] ?? '';
}

/** What systemd says of the units; empty when it takes them as they are. */
function verify(): string {
  const names = services.map(({ name }) => name);
  const args = ['verify', `--root=${machine}`, '--man=false', '--recursive-errors=no', ...names];
  const { stdout, stderr } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
  return `${stdout}${stderr}`
    .split('\n')
    .filter((line) => line.includes('beacon'))
    .join('\n');
}
