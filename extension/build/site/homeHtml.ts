import { escapeMarkup } from '../../core/prose/escapeMarkup.ts';
import { htmlPage } from './siteFiles.ts';
import { lack, type SiteLesson } from './lessonPages.ts';

const REPOSITORY = 'https://github.com/patchbay/patchbay';

/** The first page: what this is, the lessons, and where to go from here. `megabytes`: what a first start fetches. */
export function homeHtml(lessons: readonly SiteLesson[], logo: string, megabytes: number): string {
  const here = lessons.filter((one) => lack(one) === undefined);
  const elsewhere = lessons.filter((one) => lack(one) !== undefined);
  const first = here[0]?.lesson.id ?? '';
  const body = `<div class="page">
<header class="top">
<span class="brand">${logo}Patchbay</span>
<a href="${REPOSITORY}">Source</a>
</header>
<main>
<section class="hero">
<h1>Learn Linux networking by wiring it yourself</h1>
<p class="lead">A root prompt in a disposable Linux, beside each lesson. You connect namespaces, bridges and tunnels; Patchbay
reads the kernel, draws the network, and says what is right, what is not, and why.</p>
<p class="start"><a class="go" href="lessons/${escapeMarkup(first)}.html">Start the first lesson</a>
<span class="small">In this tab, with nothing to install. The machine is fetched once (${megabytes} MB); then it works offline.</span></p>
<picture>
<source srcset="assets/site-dark.png" media="(prefers-color-scheme: dark)">
<img class="shot" src="assets/site-light.png" width="1280" height="800" alt="A lesson with its text, two terminals, and a picture of the network: two namespaces, joined by a bridge.">
</picture>
</section>
<section class="lessons" id="lessons">
<h2>Lessons</h2>
<ol class="lesson-list">
${here.map(playable).join('\n')}
</ol>
</section>
<section class="lessons">
<h2>With a larger machine</h2>
<p class="small">These need a program that is too slow in an emulated PC. Play them in VS Code or on the command line, where
<a href="${REPOSITORY}#start">QEMU runs the same Linux</a>.</p>
<ul class="lesson-list">
${elsewhere.map(notHere).join('\n')}
</ul>
</section>
<section class="ways">
<div><h2>Nothing leaves this computer</h2><p>The Linux is an emulated PC in this page. It reaches no network, and closing the tab
removes it. Your progress stays in this browser. Nobody counts or records what you do.</p></div>
<div><h2>Break things</h2><p>You are root. If the machine is beyond repair, Reset gives you a fresh one in seconds, and the steps that
you did are replayed.</p></div>
<div><h2>In VS Code, too</h2><p>The same lessons run in <a href="${REPOSITORY}#other-ways-to-run-it">VS Code and on the command line</a>, in QEMU,
with real speed, Docker, and lessons of your own.</p></div>
</section>
</main>
<footer>
<p>Patchbay is free software under the MIT licence. It contains <a href="third-party.txt">other people's work</a>, and the machine is made
of <a href="guest/packages.txt">Debian packages</a> (<a href="guest/copyright.tar.gz">their licences</a>).</p>
</footer>
</div>`;
  return htmlPage({
    root: '',
    title: 'Patchbay: learn Linux networking by wiring it yourself',
    description:
      'Lessons about Linux networking with a root prompt in this browser tab: TUN, veth, bridges, macvlan, VLANs, VXLAN, Geneve.',
    asset: 'home',
    body,
  });
}

function playable({ lesson: { id, title, summary, minutes, steps } }: SiteLesson): string {
  const ids = steps.map((step) => step.id).join(' ');
  return `<li class="lesson" data-lesson="${escapeMarkup(id)}" data-steps="${escapeMarkup(ids)}">
<h3><a href="lessons/${escapeMarkup(id)}.html">${escapeMarkup(title)}</a></h3>
<p class="summary">${escapeMarkup(summary)}</p>
<p class="aside"><span class="lesson-progress"></span>${minutes} minutes</p></li>`;
}

function notHere(one: SiteLesson): string {
  const { title, summary, minutes } = one.lesson;
  return `<li class="lesson elsewhere">
<h3>${escapeMarkup(title)}</h3>
<p class="summary">${escapeMarkup(summary)}</p>
<p class="aside">needs ${lack(one) ?? ''}<br>${minutes} minutes</p></li>`;
}
