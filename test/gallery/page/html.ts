import { playerPage } from '../../../extension/editor/window/playerPage.ts';
import { RECORDED, type ThemeKind } from '../themes/recordedThemes.ts';
import type { Scene } from '../scenes/scene.ts';
import { FACES, MONO, SANS } from './fonts.ts';
import { servedPage } from './servedPage.ts';

const NONCE = 'gallery';
/** Runs in the page: gives it a theme as VS Code does, by the body's class and the variables of `<html>`. */
const DRESS = `function dress(kind, variables) {
  // A theme does not define every variable: nothing of the one before may stay.
  document.documentElement.removeAttribute('style');
  for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
  document.documentElement.style.setProperty('--vscode-font-family', '${SANS}');
  document.documentElement.style.setProperty('--vscode-editor-font-family', '${MONO}');
  document.body.className = kind;
  document.body.dataset.vscodeThemeKind = kind;
}`;

/** A scene's page: the editor's own page and policy, with the fonts, a theme, and what the scene shows in a language. */
export function scenePage(
  { name, page = 'player', state = {}, messages, served }: Scene,
  kind: ThemeKind,
  language = 'en',
): string {
  if (served) return servedPage(served, language);
  const html = playerPage({
    ...{ script: '/page.js', style: '/page.css', source: "'self'", nonce: NONCE, title: name, page },
    language,
  });
  const said = messages.map((message) =>
    message.type === 'view'
      ? { ...message, view: { ...message.view, settings: { ...message.view.settings, language } } }
      : message.type === 'review' || message.type === 'preview'
        ? { ...message, view: { ...message.view, language } }
        : message,
  );
  const head = `<style nonce="${NONCE}">${RECORDED.defaultStyles}\n${FACES}</style>`;
  const script = [
    DRESS,
    `dress(${json(kind)}, ${json(RECORDED.variables[kind])});`,
    `window.galleryScene = ${json({ state, messages: said })};`,
  ].join('\n');
  return html
    .replace('<link ', `${head}\n<link `)
    .replace('<div id="player"', `<script nonce="${NONCE}">${script}</script>\n<div id="player"`);
}

/** Runs in a page that shows a scene: another theme, as when the learner changes it. */
export function dressScript(kind: ThemeKind): string {
  return `dress(${json(kind)}, ${json(RECORDED.variables[kind])})`;
}

function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
