import { expect, test } from 'vitest';
import { proseRenderer } from '../../../extension/core/prose/renderProse.ts';

const renderer = proseRenderer({
  picture: (path) => (path === 'wires.svg' ? 'https://pictures.test/wires.svg' : undefined),
});

test('prose, code and links of the web', () => {
  const html = renderer.prose(
    'A **veth** is a `cable`, see [ip-link](https://man7.org/x) and [here](#cable).',
  );
  expect(html).toBe(
    '<p>A <strong>veth</strong> is a <code>cable</code>, see <a href="https://man7.org/x">ip-link</a> and <a href="#cable">here</a>.</p>\n',
  );
  expect(renderer.line('Look at `ip -br link`.')).toBe('Look at <code>ip -br link</code>.');
});

test('a picture of the lesson is shown, of any other only the name', () => {
  expect(renderer.prose('![Three rooms](wires.svg)')).toContain(
    '<img src="https://pictures.test/wires.svg" alt="Three rooms" loading="lazy">',
  );
  expect(renderer.prose('![Three rooms](other.svg)')).toContain('<em class="no-picture">Three rooms</em>');
});

// Tags that come out, with their attributes.
const tags = (html: string): string[] => html.match(/<[^>]+>/g) ?? [];
const HARMLESS =
  /^<\/?(?:p|em|strong|a|code|pre|ul|ol|li|blockquote|h\d|br|table|thead|tbody|tr|t[hd]|hr|s)(?: class="[^"<>]+")?>$/;

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java&#115;cript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:x)',
  '[x](file:///etc/passwd)',
  '[x](command:workbench.action.terminal.new)',
  '[x](vscode:extension/a.b)',
  '[x](//evil.test/a)',
  '[x](mailto:a@b.c)',
  '[x](mytun.c)',
  '![x](https://evil.test/track.png)',
  '![x](data:image/svg+xml;base64,PHN2Zz4=)',
  '![x](../../secret.svg)',
  '![x](media/../../secret.svg)',
  '![x](command:x.svg)',
  '![<script>](wires.gif)',
  '<javascript:alert(1)>',
  '[a]: javascript:alert(1)\n\n[a]',
  '```"><script>alert(1)</script>\ncode\n```',
  '| a |\n|---|\n| <b onclick=x> |',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
])('nothing of it can act: %s', (markdown) => {
  const strange = [...tags(renderer.prose(markdown)), ...tags(renderer.line(markdown))].filter(
    (tag) => !HARMLESS.test(tag),
  );
  expect(strange).toEqual([]);
});
