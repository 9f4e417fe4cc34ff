import { fence } from '../../lesson/lessonSource.ts';
import { HARMLESS_STEP, lessonText, numbered, proseAttack, stepAttack, type Attack } from './attack.ts';

/** What would run if it came through, and says so in the page. */
const GO = 'window.hostile=1';

/** Raw HTML and SVG, whole and broken, with the handlers and elements that browsers run. */
const MARKUP = [
  `<script>${GO}</script>`,
  `<SCRIPT SRC=https://evil.test/x.js></SCRIPT>`,
  `<script\n>${GO}\n</script\n>`,
  `<scr<script>ipt>${GO}</scr</script>ipt>`,
  `<img src=x onerror=${GO}>`,
  `<img src="x" onerror="${GO}"`,
  `<img/src=x/onerror=${GO}>`,
  `<svg onload=${GO}></svg>`,
  `<svg><script>${GO}</script></svg>`,
  `<svg><foreignObject><body onload=${GO}></foreignObject></svg>`,
  `<svg><animate onbegin=${GO} attributeName=x dur=1s></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${GO}>#x"/></svg>`,
  `<math><mi xlink:href="javascript:${GO}">x</mi></math>`,
  `<iframe srcdoc="<script>parent.${GO}</script>"></iframe>`,
  `<iframe src=javascript:${GO}></iframe>`,
  `<object data="data:text/html,<script>${GO}</script>"></object>`,
  `<embed src=javascript:${GO}>`,
  `<details open ontoggle=${GO}>x</details>`,
  `<video><source onerror=${GO}></video>`,
  `<audio src=x onerror=${GO}>`,
  `<body onpageshow=${GO}>`,
  `<input autofocus onfocus=${GO}>`,
  `<select autofocus onfocus=${GO}></select>`,
  `<form action=javascript:${GO}><button>x</button></form>`,
  `<button formaction=javascript:${GO}>x</button>`,
  `<a href=javascript:${GO}>x</a>`,
  `<meta http-equiv=refresh content="0;url=https://evil.test/">`,
  `<base href="https://evil.test/">`,
  `<link rel=stylesheet href=https://evil.test/x.css>`,
  `<style>@import 'https://evil.test/x.css';</style>`,
  `<div style="background:url(https://evil.test/t.png)">x</div>`,
  `<template><script>${GO}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${GO}>"></noscript>`,
  `<!--><script>${GO}</script>-->`,
  `<![CDATA[<script>${GO}</script>]]>`,
  `<?php echo '<script>${GO}</script>' ?>`,
  `<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>`,
  `<x onclick=${GO} tabindex=0>x</x>`,
  `<p>\n<script>\n${GO}\n</script>\n</p>`,
  `</div></body><script>${GO}</script>`,
  `"><script>${GO}</script>`,
  `'"--></style></script><script>${GO}</script>`,
  `&lt;script&gt;${GO}&lt;/script&gt;`,
  `&#60;script&#62;${GO}&#60;/script&#62;`,
  `<ſcript>${GO}</ſcript>`,
  `＜script＞${GO}＜/script＞`,
];

/** Destinations that no link of a lesson may have. */
const DESTINATIONS = [
  `javascript:${GO}`,
  `JaVaScRiPt:${GO}`,
  `java&#115;cript:${GO}`,
  `java&Tab;script:${GO}`,
  `&#x6A;avascript:${GO}`,
  `javascript&colon;${GO}`,
  `\u0001javascript:${GO}`,
  `<java\tscript:${GO}>`,
  `%6Aavascript:${GO}`,
  `vbscript:msgbox(1)`,
  `data:text/html;base64,PHNjcmlwdD53aW5kb3cuaG9zdGlsZT0xPC9zY3JpcHQ+`,
  `data:image/svg+xml,<svg/onload=${GO}>`,
  `command:workbench.action.terminal.new`,
  `command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22id%5Cn%22%7D`,
  `vscode:extension/evil.evil`,
  `vscode://evil.evil/run?cmd=id`,
  `vscode-resource:/etc/passwd`,
  `vscode-webview://x/index.html`,
  `https+x:evil`,
  `file:///etc/passwd`,
  `file://evil.test/share`,
  `//evil.test/x`,
  `\\\\evil.test\\share`,
  `ftp://evil.test/x`,
  `mailto:a@evil.test`,
  `tel:112`,
  `blob:https://evil.test/x`,
  `about:blank`,
  `view-source:https://evil.test/`,
  `ws://evil.test/`,
  `ssh://root@evil.test`,
  `ms-msdt:/id`,
  `x:`,
  `../../../etc/passwd`,
  `/etc/passwd`,
  `https://evil.test/\u202Egpj.exe`,
  `https://evil.test/${'a'.repeat(5000)}`,
];

/** Ways to write a destination in Markdown. */
const WRITTEN: Readonly<Record<string, (to: string) => string>> = {
  link: (to) => `[x](${to})`,
  picture: (to) => `![x](${to})`,
};

/** The ways that differ for the most dangerous of them. */
const OTHERWISE: Readonly<Record<string, (to: string) => string>> = {
  angle: (to) => `[x](<${to}>)`,
  titled: (to) => `[x](${to} "a title' onmouseover=${GO}")`,
  reference: (to) => `[x][a]\n\n[a]: ${to}`,
  shortcut: (to) => `[a]\n\n[a]: <${to}> 'title'`,
  autolink: (to) => `<${to}>`,
  'linked picture': (to) => `[![x](${to})](${to})`,
  'picture by reference': (to) => `![x][a]\n\n[a]: ${to}`,
  'in a heading': (to) => `### [x](${to})`,
  'in a list in a quote': (to) => `> - [x](${to})`,
  'in a table': (to) => `| a |\n|---|\n| [x](${to}) |`,
  'in emphasis': (to) => `***[x](${to})***`,
};

/** Code whose language or content tries to leave its element. */
const CODE = [
  fence(`js"><script>${GO}</script>`, 'x'),
  fence(`"onmouseover="${GO}`, 'x'),
  fence('text', `</code></pre><script>${GO}</script>`),
  `~~~ "><img src=x onerror=${GO}>\nx\n~~~`,
  `\`</code><script>${GO}</script>\``,
  `    </pre><script>${GO}</script>`,
];

/** A word for each field of a lesson that a learner reads, some as Markdown and some as text. */
const FIELDS: Readonly<Record<string, (evil: string) => string[]>> = {
  heading: (evil) => [`### ${evil}`],
  run: (evil) => [fence('bash {run}', `echo ${evil}`)],
  until: (evil) => [fence(`bash {run stays until="${evil.replaceAll(/["\\]/g, '')}"}`, 'sleep 9')],
  output: (evil) => [fence('bash {run}', 'true'), fence('text {output}', evil)],
  stop: (evil) => [
    fence('bash {run stays until="x" terminal=t}', 'sleep 9'),
    fence('text {stop terminal=t}', evil),
  ],
  question: (evil) => [quiz(evil, 'one', 'why')],
  answer: (evil) => [quiz('Which?', evil, 'why')],
  why: (evil) => [quiz('Which?', 'one', evil)],
  what: (evil) => [check('what', evil)],
  pass: (evil) => [check('pass', evil)],
  fail: (evil) => [check('fail', evil)],
  hint: (evil) => [check('hint', evil)],
  look: (evil) => [fence('text {look link=br0}', evil)],
  walk: (evil) => [fence('text {walk from=vm to=a}', evil)],
  chart: (evil) => [
    fence(
      'yaml {chart}',
      ...[`title: ${JSON.stringify(evil)}`, `comparedWith: ${JSON.stringify(evil)}`, 'paths:'],
      ...[`- path: ${JSON.stringify(evil)}`, '  links: 1', '  to: 127.0.0.1', '  theirs: 1G'],
    ),
  ],
};

/** One of each kind, for each field. */
const SAMPLES = [
  `<script>${GO}</script>`,
  `<img src=x onerror=${GO}>`,
  `[x](javascript:${GO})`,
  `![x](data:image/svg+xml,<svg/onload=${GO}>)`,
  `&#60;img src=x onerror=${GO}&#62;`,
  `"'><svg/onload=${GO}>`,
];

export const scriptAttacks: readonly Attack[] = [
  ...numbered('markup', MARKUP, proseAttack),
  ...Object.entries(WRITTEN).flatMap(([way, write]) =>
    numbered(way, DESTINATIONS, (name, to) => proseAttack(name, write(to))),
  ),
  ...Object.entries(OTHERWISE).flatMap(([way, write]) =>
    numbered(way.replaceAll(' ', '-'), [0, 2, 10, 12], (name, index) =>
      proseAttack(name, write(DESTINATIONS[index] ?? '')),
    ),
  ),
  ...numbered('code', CODE, proseAttack),
  ...Object.entries(FIELDS).flatMap(([field, write]) =>
    numbered(`field-${field}`, SAMPLES, (name, evil) => stepAttack(name, ...write(evil))),
  ),
  ...numbered('field-step', SAMPLES, (name, evil) => {
    const step = HARMLESS_STEP.replace('## Step', () => `## ${evil}`);
    return { name, files: { 'lesson.md': lessonText(step) } };
  }),
];

function quiz(question: string, answer: string, why: string): string {
  const say = JSON.stringify;
  return fence(
    'yaml {quiz}',
    `question: ${say(question)}`,
    'options:',
    ...[answer, 'another'].flatMap((text, index) => [
      `- text: ${say(text)}`,
      `  right: ${index === 0}`,
      `  why: ${say(why)}`,
    ]),
  );
}

function check(field: 'what' | 'pass' | 'fail' | 'hint', evil: string): string {
  const what = field === 'what' ? [] : ['  what: br0 is there'];
  const lines = ['- link: br0', `  ${field}: ${JSON.stringify(evil)}`, ...what];
  return fence('yaml {check}', ...lines);
}
