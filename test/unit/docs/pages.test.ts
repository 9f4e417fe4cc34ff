import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { headingAnchors, markdownLinks } from './markdownLinks.ts';

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], {
  cwd: ROOT,
  encoding: 'utf8',
});
/** All pages but the lessons: what a link in one of those may be is the linter's to say. */
const pages = tracked
  .split('\n')
  .filter((file) => file !== '' && !file.endsWith('/lesson.md') && !file.startsWith('test/fixtures/'))
  .filter((file) => existsSync(join(ROOT, file)));

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Why `target` leads nowhere from `page`; undefined where it leads somewhere, or out of the repository. */
function brokenLink(page: string, target: string): string | undefined {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [path = '', anchor] = decodeURI(target).split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path));
  if (file.startsWith('..')) return 'it leaves the repository';
  if (!existsSync(join(ROOT, file))) return 'there is no such file';
  if (anchor === undefined) return undefined;
  if (!file.endsWith('.md') || statSync(join(ROOT, file)).isDirectory()) return undefined;
  return headingAnchors(read(file)).has(anchor) ? undefined : 'that page has no such heading';
}

test('every link between pages leads to a file and a heading that exist', () => {
  const links = pages.flatMap((page) =>
    markdownLinks(read(page)).map(({ line, target }) => ({ page, line, target })),
  );
  expect(links.length).toBeGreaterThan(50);
  const broken = links.flatMap(({ page, line, target }) => {
    const why = brokenLink(page, target);
    return why === undefined ? [] : [`${page}:${line}: ${target}: ${why}`];
  });
  expect(broken).toEqual([]);
});

test('a link to a missing file or heading is found', () => {
  expect(brokenLink('README.md', 'docs/none.md')).toBe('there is no such file');
  expect(brokenLink('docs/README.md', '../../elsewhere.md')).toBe('it leaves the repository');
  expect(brokenLink('README.md', '#nowhere')).toBe('that page has no such heading');
  expect(brokenLink('docs/README.md', '../README.md#start')).toBeUndefined();
});

test('anchors are those of GitHub', () => {
  const page =
    '# A `b` (c): d\n\n## v86: an emulated machine\n\n## Same\n\n## Same\n\n```sh\n# no heading\n```\n';
  expect([...headingAnchors(page)]).toEqual(['a-b-c-d', 'v86-an-emulated-machine', 'same', 'same-1']);
});

test('every page of docs/ is in its index', () => {
  const listed = markdownLinks(read('docs/README.md')).map(({ target }) => join('docs', target));
  const own = pages.filter((page) => /^docs\/[^/]+\.md$/.test(page) && page !== 'docs/README.md');
  expect(own.filter((page) => !listed.includes(page))).toEqual([]);
});

test('the README has at most 120 lines', () => {
  expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(120);
});
