import { say } from '../../core/language/say.ts';
import { escapeMarkup } from '../../core/prose/escapeMarkup.ts';
import { classPage } from './classPage.ts';
import type { PublicAddress } from './publicAddress.ts';

/** What was typed, and why it did not do. */
export interface JoinTry {
  readonly problem?: string;
  readonly name?: string;
  readonly code?: string;
}

/** The class's door: a name and its code, or the code of a seat. It works without a script. */
export function joinPage(address: PublicAddress, { problem, name = '', code = '' }: JoinTry): string {
  const { base } = address;
  const whoSees = say(
    'Your teacher sees your name, how far you are, and, when they look at your page, what you see. Nothing leaves the computer of the class.',
  );
  const body = `<main class="door">
<h1>${escapeMarkup(say('Join the class'))}</h1>
${problem === undefined ? '' : `<p class="problem" role="alert">${escapeMarkup(problem)}</p>`}
<form method="post" action="${escapeMarkup(base)}join">
<label>${escapeMarkup(say('Your name'))} <input name="name" required maxlength="40" autocomplete="name" value="${escapeMarkup(name)}"></label>
<label>${escapeMarkup(say('Code of the class'))} <input name="code" required maxlength="20" autocomplete="off" autocapitalize="characters"
 spellcheck="false" value="${escapeMarkup(code)}"></label>
<button class="button primary">${escapeMarkup(say('Join'))}</button>
</form>
<details>
<summary>${escapeMarkup(say('I have a seat already'))}</summary>
<p>${escapeMarkup(say('Your seat code is on the page with the lessons, in the browser where you joined.'))}</p>
<form method="post" action="${escapeMarkup(base)}return">
<label>${escapeMarkup(say('Seat code'))} <input name="code" required maxlength="20" autocomplete="off" autocapitalize="characters"
 spellcheck="false"></label>
<button class="button secondary">${escapeMarkup(say('Go to my seat'))}</button>
</form>
</details>
<p class="small">${escapeMarkup(whoSees)}</p>
</main>`;
  return classPage(address, { title: say('Join the class – Patchbay'), style: 'class.css', body });
}
