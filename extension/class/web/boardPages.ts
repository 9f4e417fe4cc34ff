import { escapeMarkup } from '../../core/prose/escapeMarkup.ts';
import { classPage } from './classPage.ts';
import type { PublicAddress } from './publicAddress.ts';

/** The teacher's board, or the projector's view of it; the script draws it. */
export function boardPage(address: PublicAddress, view: 'board' | 'projector'): string {
  const title = view === 'board' ? 'The board – Patchbay' : 'The class – Patchbay';
  const body = `<main id="board" class="board" data-view="${view}" data-base="${escapeMarkup(address.base)}"></main>
<noscript>The board needs JavaScript.</noscript>`;
  return classPage(address, { title, style: 'board.css', script: 'board.js', body });
}

/** A learner's player, as the teacher sees it. */
export function watchPage(
  address: PublicAddress,
  seat: { readonly id: number; readonly name: string; readonly lesson: string },
): string {
  const body = `<div id="player" data-page="player" data-lesson="${escapeMarkup(seat.lesson)}" data-base="${escapeMarkup(address.base)}" data-seat="${seat.id}" data-name="${escapeMarkup(seat.name)}"></div>
<noscript>The board needs JavaScript.</noscript>`;
  return classPage(address, { title: `${seat.name} – Patchbay`, style: 'seat.css', script: 'seat.js', body });
}

/** What somebody sees who opens the board without its address. */
export function noBoardPage(address: PublicAddress): string {
  const body = `<main class="door"><h1>The board is the teacher's</h1>
<p>Open it with the address that <code>patchbay class serve</code> printed for the teacher.</p></main>`;
  return classPage(address, { title: 'The board – Patchbay', style: 'class.css', body });
}
