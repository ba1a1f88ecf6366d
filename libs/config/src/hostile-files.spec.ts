import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadQuestionBank } from './question-bank.js';
import { withFiles } from './refused.fixture.js';
import { YamlFile } from './yaml-file.js';
import { overYamlBounds } from './yaml-bounds.js';

const MIB = 1024 * 1024;

/** What is said of a file of these bytes. */
function ruleOf(content: string | Uint8Array): string {
  return withFiles({}, (folder) => {
    const path = join(folder, 'a.yaml');
    writeFileSync(path, content);
    const file = YamlFile.read(path);
    if (file instanceof YamlFile) throw new Error('the file was taken, a refusal was expected');
    expect(file.length).toBeLessThanOrEqual(50);
    return file[0]?.rule ?? '';
  });
}

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...[...'bcdefghi'].map((name, index) => {
    const of = String.fromCharCode(name.charCodeAt(0) - 1);
    return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${of}`).join(', ')}] # ${index}`;
  }),
].join('\n');

describe('configuration files that are not what they should be', () => {
  it.each([
    ['too large', 'a: b\n'.repeat(MIB), /^is larger than 4194304 bytes, the most allowed$/],
    ['deep lists', '['.repeat(MIB), /^has lists and mappings too deep within each other$/],
    ['deep mappings', '{a: '.repeat(100_000), /^has lists and mappings too deep/],
    ['deep lines', '- '.repeat(100_000), /^has lists and mappings too deep/],
    ['many entries', 'k: 1\n'.repeat(2_000), /^has a mapping of more than 1000 entries$/],
    ['many entries in braces', `{${'k: 1,'.repeat(2_000)}}`, /^has a mapping of more than 1000/],
    ['many aliases', `a: &a 1\nb: [${'*a, '.repeat(200)}]`, /^has more than 100 aliases/],
    ['aliases of aliases', bomb, /alias/],
    ['many tokens', `[${'1,'.repeat(600_000)}]`, /^has more than 1000000 tokens$/],
    ['UTF-16', Buffer.from('\uFEFFa: b', 'utf16le'), /^is not in UTF-8: it is UTF-16, save/],
    ['Latin-1', Buffer.from('a: caf\u00E9', 'latin1'), /^is not in UTF-8: save it as UTF-8$/],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0), /it is compressed/],
  ])('refuses one with %s', (_, content, rule) => {
    expect(ruleOf(content)).toMatch(rule);
  });

  it('skips the byte order mark of UTF-8', () => {
    withFiles({ 'a.yaml': '\uFEFFa: b\n' }, (folder) => {
      expect(YamlFile.read(join(folder, 'a.yaml'))).toMatchObject({ data: { a: 'b' } });
    });
  });

  it('reads no device, which never ends, and waits for no pipe', () => {
    expect(YamlFile.read('/dev/zero')).toMatchObject([{ rule: 'is no plain file' }]);
    withFiles({}, (folder) => {
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      expect(YamlFile.read(pipe)).toMatchObject([{ rule: 'is no plain file' }]);
    });
  });

  it('takes long lists, texts that start with a star, and some aliases', () => {
    const text = `a: &a {k: v}\nb: [*a, *a]\nc: |\n${'  * item\n'.repeat(300)}d: [${'"*x", '.repeat(300)}]\n`;
    expect(overYamlBounds(text)).toBeNull();
    expect(overYamlBounds('- 1\n'.repeat(20_000))).toBeNull();
  });

  it('names a bounded number of problems', () => {
    const entries = Array.from({ length: 5_000 }, (_, index) => `  - { id: ${index} }\n`).join('');
    withFiles({ 'a.yaml': `version: 1\nquestions:\n${entries}` }, (folder) => {
      let message = '';
      try {
        loadQuestionBank(folder);
      } catch (error) {
        message = error instanceof Error ? error.message : '';
      }
      const lines = message.split('\n');
      expect(lines[0]).toBe('the configuration is refused:');
      expect(lines.length).toBeGreaterThan(10);
      expect(lines.length).toBeLessThanOrEqual(52);
    });
  });
});
