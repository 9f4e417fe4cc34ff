import { LANGUAGES, type Language } from '../../core/language/languages.ts';
import { say, spokenLanguage } from '../../core/language/say.ts';
import { escapeMarkup } from '../../core/prose/escapeMarkup.ts';
import { fileIn, htmlPage } from './siteFiles.ts';
import { lack, type SiteLesson } from './lessonPages.ts';

const REPOSITORY = 'https://github.com/patchbay/patchbay';

/** The first page's file, in a language. */
export function homeFile(language: string): string {
  return fileIn(language, 'index.html');
}

/**
 * The first page: what this is, the lessons, and where to go from here; in the language that is spoken, as the lessons are.
 * `megabytes`: what a first start fetches.
 */
export function homeHtml(lessons: readonly SiteLesson[], logo: string, megabytes: number): string {
  const here = lessons.filter((one) => lack(one) === undefined);
  const elsewhere = lessons.filter((one) => lack(one) !== undefined);
  const first = here[0]?.lesson.id ?? '';
  const body = `<div class="page">
<header class="top">
<span class="brand">${logo}Patchbay</span>
<nav>${LANGUAGES.map(languageLink).join('\n')}
<a href="${REPOSITORY}">${say('Source')}</a></nav>
</header>
<main>
<section class="hero">
<h1>${say('Learn Linux networking by wiring it yourself')}</h1>
<p class="lead">${say('A root prompt in a disposable Linux, beside each lesson. You connect namespaces, bridges and tunnels; Patchbay reads the kernel, draws the network, and says what is right, what is not, and why.')}</p>
<p class="start"><a class="go" href="lessons/${escapeMarkup(first)}.html">${say('Start the first lesson')}</a>
<span class="small">${say('In this tab, with nothing to install. The machine is fetched once ({megabytes} MB); then it works offline.', { megabytes })}</span></p>
<picture>
<source srcset="assets/site-dark.png" media="(prefers-color-scheme: dark)">
<img class="shot" src="assets/site-light.png" width="1280" height="800" alt="${escapeMarkup(say('A lesson with its text, two terminals, and a picture of the network: two namespaces, joined by a bridge.'))}">
</picture>
</section>
<section class="lessons" id="lessons">
<h2>${say('Lessons')}</h2>
<ol class="lesson-list">
${here.map(playable).join('\n')}
</ol>
</section>
<section class="lessons">
<h2>${say('With a larger machine')}</h2>
<p class="small">${say('These need a program that is too slow in an emulated PC. Play them in VS Code or on the command line, where <a href="{address}">QEMU runs the same Linux</a>.', { address: `${REPOSITORY}#start` })}</p>
<ul class="lesson-list">
${elsewhere.map(notHere).join('\n')}
</ul>
</section>
<section class="ways">
<div><h2>${say('Nothing leaves this computer')}</h2><p>${say('The Linux is an emulated PC in this page. It reaches no network, and closing the tab removes it. Your progress stays in this browser. Nobody counts or records what you do.')}</p></div>
<div><h2>${say('Break things')}</h2><p>${say('You are root. If the machine is beyond repair, Reset gives you a fresh one in seconds, and the steps that you did are replayed.')}</p></div>
<div><h2>${say('In VS Code, too')}</h2><p>${say('The same lessons run in <a href="{address}">VS Code and on the command line</a>, in QEMU, with real speed, Docker, and lessons of your own.', { address: `${REPOSITORY}#other-ways-to-run-it` })}</p></div>
</section>
</main>
<footer>
<p>${say('Patchbay is free software under the MIT licence. It contains <a href="{others}">other people’s work</a>, and the machine is made of <a href="{packages}">Debian packages</a> (<a href="{licences}">their licences</a>).', { others: 'third-party.txt', packages: 'guest/packages.txt', licences: 'guest/copyright.tar.gz' })}</p>
</footer>
</div>`;
  return htmlPage({
    root: '',
    language: spokenLanguage(),
    title: say('Patchbay: learn Linux networking by wiring it yourself'),
    description: say(
      'Lessons about Linux networking with a root prompt in this browser tab: TUN, veth, bridges, macvlan, VLANs, VXLAN, Geneve.',
    ),
    asset: 'home',
    body,
  });
}

/** The page in another language; where it is in this one, nothing but where to go from another. */
function languageLink({ id, name }: Language): string {
  const here = id === spokenLanguage() ? ' hidden' : '';
  return `<a href="${homeFile(id)}" lang="${id}" hreflang="${id}" data-language="${id}"${here}>${name}</a>`;
}

function playable({ lesson: { id, title, summary, minutes, steps } }: SiteLesson): string {
  const ids = steps.map((step) => step.id).join(' ');
  // The page's script fills in how many.
  const words = {
    steps: ids,
    partly: say('{done} of {count} steps', { done: '{done}', count: steps.length }),
    done: say('Done'),
  };
  const data = Object.entries(words).map(([name, value]) => ` data-${name}="${escapeMarkup(value)}"`);
  return `<li class="lesson" data-lesson="${escapeMarkup(id)}"${data.join('')}>
<h3><a href="lessons/${escapeMarkup(id)}.html">${escapeMarkup(title)}</a></h3>
<p class="summary">${escapeMarkup(summary)}</p>
<p class="aside"><span class="lesson-progress"></span>${duration(minutes)}</p></li>`;
}

function notHere(one: SiteLesson): string {
  const { title, summary, minutes } = one.lesson;
  return `<li class="lesson elsewhere">
<h3>${escapeMarkup(title)}</h3>
<p class="summary">${escapeMarkup(summary)}</p>
<p class="aside">${say('needs {program}', { program: lack(one) ?? '' })}<br>${duration(minutes)}</p></li>`;
}

function duration(minutes: number): string {
  return say('{minutes, plural, one {# minute} other {# minutes}}', { minutes });
}
