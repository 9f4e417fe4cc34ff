import { useLanguage } from '../../../extension/core/language/say.ts';
import type { Scene } from '../scenes/scene.ts';
import { FACES, MONO, SANS } from './fonts.ts';

/** When the scenes are, for what a page says of times. */
export const SCENES_AT = Date.UTC(2026, 0, 1, 10);

/** Runs before the page's scripts: a WebSocket that tells what the scene has, once the fonts are there. */
const SOCKET = `Date.now = () => ${SCENES_AT};
window.WebSocket = class {
  static OPEN = 1;
  readyState = 1;
  constructor() {
    Promise.all([...document.fonts].map((font) => font.load())).then(() => {
      this.onopen?.();
      for (const message of window.galleryTold) this.onmessage?.({ data: JSON.stringify(message) });
    });
  }
  send() {}
  close() {}
};`;

/** A page of the hub in a language, with the gallery's fonts; its theme is the browser's. */
export function servedPage({ html, told = [] }: NonNullable<Scene['served']>, language: string): string {
  useLanguage(language);
  try {
    const fonts = `:root{--vscode-font-family:'${SANS}' !important;--vscode-editor-font-family:'${MONO}' !important}`;
    const script = `window.galleryTold = ${JSON.stringify(told, inLanguage(language)).replaceAll('<', '\\u003c')};\n${SOCKET}`;
    return html().replace(
      '</head>',
      `<style>${FACES}\n${fonts}</style>\n<script>${script}</script>\n</head>`,
    );
  } finally {
    useLanguage('en');
  }
}

/** The settings of a player's view say its language. */
function inLanguage(language: string) {
  return (key: string, value: unknown): unknown =>
    key === 'settings' && typeof value === 'object' ? { ...value, language } : value;
}
