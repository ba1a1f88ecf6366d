import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@beacon/stack';
import { isSeen, readRules } from './dockerfile/dockerignore.js';
import { targetsOf } from './dockerfile/dockerfile.js';
import { readDockerfile } from './dockerfile/read-dockerfile.js';
import { problemsOf, stepsUpTo } from './dockerfile/rules.js';
import { expand } from './dockerfile/variables.js';

const text = readFileSync(join(projectRoot(), 'Dockerfile'), 'utf8');

/** The Dockerfile with one thing changed. */
function broken(from: string, to: string): readonly string[] {
  expect(text).toContain(from);
  return problemsOf(text.replace(from, to));
}

describe('the Dockerfile', () => {
  it('breaks no rule', () => {
    expect(problemsOf(text)).toEqual([]);
  });

  it('has a target for each service, and one for tools', () => {
    expect(targetsOf(readDockerfile(text))).toEqual([
      'gateway',
      'planner',
      'executor',
      'recorder',
      'simulator',
      'tools',
    ]);
  });

  it.each([
    ['USER 1000:1000', 'USER root', /DL3002/],
    ['-bookworm-slim${NODE_DIGEST:+@${NODE_DIGEST}}', '-bookworm-slim', /pinned by a digest/],
    ['node:${NODE_VERSION}-bookworm-slim', 'node:latest', /DL3007/],
    ['RUN npm ci --no-audit --no-fund', 'RUN npm install', /DL3016/],
    ['ENTRYPOINT ["node"]', 'ENV A=b', /no ENTRYPOINT/],
    ['CMD ["apps/planner/dist/main.js"]', 'ENV A=b', /DL4003 planner/],
    ['COPY --from=manifests /beacon ./', 'COPY --from=manifest /beacon ./', /DL3022/],
    ['org.opencontainers.image.licenses="Apache-2.0"', 'licence="Apache-2.0"', /licenses/],
    ['RUN mkdir -p volumes/broker', 'RUN mkdir -p /volumes/broker', /working directory/],
    ['COPY tsconfig*.json ./', 'COPYY tsconfig*.json ./', /COPYY|does not use it/],
  ])('is found wrong with %s made %s', (from, to, problem) => {
    expect(findings(() => broken(from, to))).toMatch(problem);
  });

  it('reads no instruction that nothing would carry out', () => {
    expect(() => readDockerfile('FROM a AS b\nADD x y')).toThrow(/line 2: ADD/);
    expect(() => readDockerfile('FROM a AS b\nCOPY --link x y')).toThrow(/--link/);
    expect(() => readDockerfile('FROM a AS b\nCMD node x')).toThrow(/JSON list/);
  });

  it('installs what the services use from the lockfile, without packages of development', () => {
    const commands = stepsUpTo('dependencies', readDockerfile(text)).flatMap((step) =>
      step.kind === 'run' ? [step.command] : [],
    );
    expect(commands).toContainEqual(expect.stringMatching(/^npm ci --omit=dev --omit=optional/));
    expect(commands).toContainEqual(expect.stringMatching(/^npm sbom --sbom-format=cyclonedx/));
  });

  it("has the project's version in its labels", () => {
    const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(text).toContain(`ARG BEACON_VERSION=${version}\n`);
  });
});

/** Problems as one text, also those that keep it from being read. */
function findings(look: () => readonly string[]): string {
  try {
    return look().join('\n');
  } catch (error) {
    return String(error);
  }
}

describe(isSeen, () => {
  const rules = readRules(readFileSync(join(projectRoot(), '.dockerignore'), 'utf8'));

  it.each([
    ['apps/gateway/src/main.ts', true],
    ['config/catalogue.yaml', true],
    ['config/systemd/beacon.target', false],
    ['apps/gateway/src/main.spec.ts', false],
    ['libs/bus/dist/index.js', false],
    ['docs/api.md', false],
    ['README.md', false],
    ['LICENSE', true],
  ])('sees %s: %s', (file, expected) => {
    expect(isSeen(file, rules)).toBe(expected);
  });
});

describe(expand, () => {
  it('takes a word for a value that is there, or for one that is not', () => {
    expect(expand('a${B:+@${B}}', { B: 'x' })).toBe('a@x');
    expect(expand('a${B:+@${B}}', { B: '' })).toBe('a');
    expect(expand('a${B:-c}', { B: '' })).toBe('ac');
  });

  it('refuses a name that was not declared', () => {
    expect(() => expand('${A}', {})).toThrow(/A/);
  });
});
