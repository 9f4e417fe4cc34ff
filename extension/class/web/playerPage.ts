import { say } from '../../core/language/say.ts';
import { escapeMarkup } from '../../core/prose/escapeMarkup.ts';
import { classPage } from './classPage.ts';
import type { PublicAddress } from './publicAddress.ts';

/** The page of a lesson that is played; its script shows the player (extension/webview). */
export function playerPage(
  address: PublicAddress,
  lesson: { readonly id: string; readonly title: string },
): string {
  const body = `<div id="player" data-page="player" data-lesson="${escapeMarkup(lesson.id)}" data-base="${escapeMarkup(address.base)}"></div>
<noscript>${escapeMarkup(say('A lesson needs JavaScript.'))}</noscript>`;
  const title = `${lesson.title} – Patchbay`;
  return classPage(address, { title, style: 'seat.css', script: 'seat.js', body });
}
