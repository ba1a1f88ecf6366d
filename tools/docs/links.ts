import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { filesIn } from './files.js';

/** What a page says that is not there. */
export interface BrokenReference {
  readonly page: string;
  readonly line: number;
  readonly problem: string;
}

/** What pages may refer to. */
export interface Project {
  /** Every file, from the root. */
  readonly files: readonly string[];
  /** Names of the scripts of package.json. */
  readonly scripts: readonly string[];
  /** Text of a page, by its path. */
  readonly textOf: (page: string) => string;
}

/** Reads the project that pages are held to. */
export function projectIn(root: string): Project {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
  };
  return {
    files: filesIn(root),
    scripts: Object.keys(manifest.scripts),
    textOf: (page) => readFileSync(join(root, page), 'utf8'),
  };
}

/** Pages of the documentation, from the root. */
export function pagesOf({ files }: Project): string[] {
  return files.filter((file) => /^(docs\/.*|[^/]+)\.md$/.test(file));
}

/** Links, paths and commands of a page that lead nowhere. */
export function brokenReferences(project: Project, page: string): BrokenReference[] {
  return project
    .textOf(page)
    .split('\n')
    .flatMap((text, index) =>
      problemsIn(project, page, text).map((problem) => ({ page, line: index + 1, problem })),
    );
}

/** A record of a decision speaks of the code of its time: of what it names, only links have to lead somewhere. */
function problemsIn(project: Project, page: string, line: string): string[] {
  const links = brokenLinks(project, page, line);
  return page.startsWith('docs/adr/') ? links : [...links, ...brokenNames(project, line)];
}

function brokenLinks(project: Project, page: string, line: string): string[] {
  return [...line.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) =>
    brokenLink(project, page, target),
  );
}

function brokenNames(project: Project, line: string): string[] {
  return [
    ...[...line.matchAll(/`([^`\s]+)`/g)].flatMap(([, text = '']) => brokenPath(project, text)),
    ...lineOfTree(project, line),
    ...[...line.matchAll(/npm run (?:--silent )?([a-z][a-z:]*)/g)].flatMap(([, script = '']) =>
      project.scripts.includes(script) ? [] : [`there is no script "${script}" in package.json`],
    ),
  ];
}

/** A line of a drawn tree of folders begins with a path. */
function lineOfTree(project: Project, line: string): string[] {
  const [path = ''] = line.split(/\s/);
  const isPath = SOURCE_FOLDERS.test(path) && !path.includes(':');
  return isPath ? brokenPath(project, path) : [];
}

function brokenLink(project: Project, page: string, target: string): string[] {
  if (/^[a-z]+:/.test(target)) return [];
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path)).replace(/\/$/, '');
  if (!isThere(project, file)) return [`the link ${target} leads to no file`];
  if (anchor === undefined || !file.endsWith('.md')) return [];
  return anchorsOf(project.textOf(file)).has(anchor)
    ? []
    : [`the link ${target} leads to no heading of ${file}`];
}

/** Folders at the root that hold sources: what begins with one of them is meant as a path. */
const SOURCE_FOLDERS = /^(apps|bench|config|data|docs|examples|libs|migrations|test|tools|\.ci)\//;

function brokenPath(project: Project, text: string): string[] {
  const path = text.replace(/[:#]\d+$/, '').replace(/\/$/, '');
  if (/[<>*{…]/.test(path)) return [];
  if (SOURCE_FOLDERS.test(text)) return isThere(project, path) ? [] : [`there is no ${path}`];
  if (!/^[\w./-]+\.ts$/.test(path)) return [];
  const isKnown = project.files.some((file) => file === path || file.endsWith(`/${path}`));
  return isKnown ? [] : [`there is no file ${path}`];
}

function isThere({ files }: Project, path: string): boolean {
  return path === '.' || files.some((file) => file === path || file.startsWith(`${path}/`));
}

/** Anchors of headings, as GitHub makes them. */
export function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of text.replace(/```[\s\S]*?```/g, '').matchAll(/^#+ (.+)$/gm)) {
    const anchor = anchorOf(heading);
    let next = anchor;
    for (let count = 1; anchors.has(next); count += 1) next = `${anchor}-${count}`;
    anchors.add(next);
  }
  return anchors;
}

function anchorOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}
