import { say } from '../../core/language/say.ts';
import { escapeMarkup } from '../../core/prose/escapeMarkup.ts';
import { classPage } from './classPage.ts';
import type { PublicAddress } from './publicAddress.ts';

/** The teacher's board, or the projector's view of it; the script draws it. */
export function boardPage(address: PublicAddress, view: 'board' | 'projector'): string {
  const title = view === 'board' ? say('The board – Patchbay') : say('The class – Patchbay');
  const body = `<main id="board" class="board" data-view="${view}" data-base="${escapeMarkup(address.base)}"></main>
<noscript>${escapeMarkup(say('The board needs JavaScript.'))}</noscript>`;
  return classPage(address, { title, style: 'board.css', script: 'board.js', body });
}

/** A learner's player, as the teacher sees it. */
export function watchPage(
  address: PublicAddress,
  seat: { readonly id: number; readonly name: string; readonly lesson: string },
): string {
  const body = `<div id="player" data-page="player" data-lesson="${escapeMarkup(seat.lesson)}" data-base="${escapeMarkup(address.base)}" data-seat="${seat.id}" data-name="${escapeMarkup(seat.name)}"></div>
<noscript>${escapeMarkup(say('The board needs JavaScript.'))}</noscript>`;
  return classPage(address, { title: `${seat.name} – Patchbay`, style: 'seat.css', script: 'seat.js', body });
}

/** What somebody sees who opens the board without its address. */
export function noBoardPage(address: PublicAddress): string {
  const command = 'patchbay class serve';
  const how = say('Open it with the address that {command} printed for the teacher.', { command });
  const body = `<main class="door"><h1>${escapeMarkup(say("The board is the teacher's"))}</h1>
<p>${escapeMarkup(how).replace(command, `<code>${command}</code>`)}</p></main>`;
  return classPage(address, { title: say('The board – Patchbay'), style: 'class.css', body });
}
