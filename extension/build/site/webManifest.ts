import { say, spokenLanguage } from '../../core/language/say.ts';
import { homeFile } from './homeHtml.ts';

/**
 * What an installed app is called and looks like, in the language that is spoken. It is the same app in every language.
 * @see https://www.w3.org/TR/appmanifest/
 */
export function webManifest(): string {
  return JSON.stringify({
    name: 'Patchbay',
    description: say('Learn Linux networking by wiring it yourself'),
    lang: spokenLanguage(),
    id: 'patchbay',
    start_url: homeFile(spokenLanguage()),
    scope: '.',
    display: 'standalone',
    background_color: '#1f1f1f',
    theme_color: '#1f1f1f',
    icons: [
      { src: 'assets/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: 'assets/icon.png', sizes: '256x256', type: 'image/png' },
    ],
  });
}
