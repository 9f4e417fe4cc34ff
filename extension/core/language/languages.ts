/** A language in which Patchbay itself speaks. */
export interface Language {
  /** In small letters, as VS Code names languages. */
  readonly id: string;
  /** In that language. */
  readonly name: string;
}

/** English first: what is not translated is in English. */
export const LANGUAGES = [
  { id: 'en', name: 'English' },
  { id: 'zh-cn', name: '简体中文' },
] as const satisfies readonly Language[];

/** `en` of `en_GB.UTF-8`, `zh-cn` of `zh-TW`: the nearest of our languages; English where none is near. */
export function nearestLanguage(wanted: string): string {
  const name = wanted.toLowerCase().split(/[.@]/)[0]?.replaceAll('_', '-') ?? '';
  const primary = name.split('-')[0];
  const found =
    LANGUAGES.find(({ id }) => id === name) ?? LANGUAGES.find(({ id }) => id.split('-')[0] === primary);
  return found?.id ?? LANGUAGES[0].id;
}

/** The name of a language in that language: ours, else what the computer calls it. */
export function languageName(id: string): string {
  const ours = LANGUAGES.find((language) => language.id === id);
  if (ours) return ours.name;
  try {
    return new Intl.DisplayNames([id], { type: 'language' }).of(id) ?? id;
  } catch {
    return id;
  }
}
