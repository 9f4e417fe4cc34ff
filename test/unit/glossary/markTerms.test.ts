import { describe, expect, test } from 'vitest';
import { termFinder } from '../../../extension/core/glossary/termFinder.ts';
import { proseRenderer } from '../../../extension/core/prose/renderProse.ts';
import { firstHarmful } from '../hostile/harmlessMarkup.ts';
import { glossaryOf, term } from './glossaryText.ts';

const glossary = glossaryOf(
  [
    term('bridge', 'bridge'),
    term('route', 'default route, route'),
    term('lt', '"<b>", "&", "a<b"'),
    term('proto', 'constructor, toString'),
  ].join(''),
);
const find = termFinder(glossary, 'en');
const renderer = proseRenderer({ picture: (path) => `https://pictures.test/${path}` });
const marked = (markdown: string, seen: readonly string[] = []): string =>
  renderer.marked(markdown, find, new Set(seen)).html;
const mark = (id: string, text: string): string =>
  `<span class="term" role="button" tabindex="0" data-term="${id}">${text}</span>`;
const BRIDGE = mark('bridge', 'bridge');
const marksIn = (html: string): number => html.split('data-term=').length - 1;

describe('the first use of a term is marked', () => {
  test.each<[string, string]>([
    ['A bridge, another bridge.', `<p>A ${BRIDGE}, another bridge.</p>\n`],
    ['A **bridge**: *route*', `<p>A <strong>${BRIDGE}</strong>: <em>${mark('route', 'route')}</em></p>\n`],
    [
      '`bridge` and [bridge](https://a.test) and bridge',
      `<p><code>bridge</code> and <a href="https://a.test">bridge</a> and ${BRIDGE}</p>\n`,
    ],
    ['# bridge\n\nbridge', `<h1>bridge</h1>\n<p>${BRIDGE}</p>\n`],
    ['bridge\n===\n\nbridge', `<h1>bridge</h1>\n<p>${BRIDGE}</p>\n`],
    [
      '![bridge](a.svg) bridge',
      `<p><img src="https://pictures.test/a.svg" alt="bridge" loading="lazy"> ${BRIDGE}</p>\n`,
    ],
    ['![bridge](a.gif)', '<p>![bridge](a.gif)</p>\n'.replace('bridge', BRIDGE)],
    ['- bridge\n- bridge', `<ul>\n<li>${BRIDGE}</li>\n<li>bridge</li>\n</ul>\n`],
    ['> bridge', `<blockquote>\n<p>${BRIDGE}</p>\n</blockquote>\n`],
    ['A default\nroute.', `<p>A ${mark('route', 'default\nroute')}.</p>\n`],
    ['A default\\\nroute.', `<p>A default<br>\n${mark('route', 'route')}.</p>\n`],
    [
      '    bridge\n\n```\nbridge\n```',
      '<pre><code>bridge\n</code></pre>\n<pre><code>bridge\n</code></pre>\n',
    ],
    ['a\\<b &amp; <b>', `<p>${mark('lt', 'a&lt;b')} &amp; &lt;b&gt;</p>\n`],
    ['[a [bridge] b](https://a.test) bridge', `<p><a href="https://a.test">a [bridge] b</a> ${BRIDGE}</p>\n`],
    ['[**bridge**](https://a.test)', '<p><a href="https://a.test"><strong>bridge</strong></a></p>\n'],
    [
      '<https://a.test/bridge> bridge',
      `<p><a href="https://a.test/bridge">https://a.test/bridge</a> ${BRIDGE}</p>\n`,
    ],
    ['[bridge]: https://a.test\n\n[bridge] bridge', `<p><a href="https://a.test">bridge</a> ${BRIDGE}</p>\n`],
    [
      'constructor toString __proto__',
      `<p>${mark('proto', 'constructor')} toString <strong>proto</strong></p>\n`,
    ],
  ])('in: %j', (markdown, html) => expect(marked(markdown)).toBe(html));

  test('in the body of a table, and not in its head', () => {
    const html = marked('| bridge |\n|---|\n| bridge |');
    expect(html).toContain('<th>bridge</th>');
    expect(html).toContain(`<td>${BRIDGE}</td>`);
  });

  test('and none that was seen before', () => {
    const first = renderer.marked('A bridge.', find, new Set());
    expect([...first.seen]).toEqual(['bridge']);
    const second = renderer.marked('A bridge and a route.', find, first.seen);
    expect(second.html).toBe(`<p>A bridge and a ${mark('route', 'route')}.</p>\n`);
    expect([...second.seen]).toEqual(['bridge', 'route']);
    expect([...first.seen]).toEqual(['bridge']);
  });

  test('and no line, nor prose that is not to be marked', () => {
    expect(renderer.line('A bridge.')).toBe('A bridge.');
    expect(renderer.prose('A bridge.')).toBe('<p>A bridge.</p>\n');
  });
});

test('raw HTML is shown as text, with marks or without', () => {
  const attack = '<img src=x onerror=alert(1)> bridge <script>bridge</script> &lt;b&gt; <b>';
  const html = marked(attack);
  expect(firstHarmful(html)).toBeUndefined();
  expect(marksIn(html)).toBe(2);
});

test('a paragraph with very many lines is marked', () => {
  const html = marked(`${'word\n'.repeat(200_000)}bridge`);
  expect(marksIn(html)).toBe(1);
});
