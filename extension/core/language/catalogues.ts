import { checks } from './zhCn/checks.ts';
import { editor } from './zhCn/editor.ts';
import { page } from './zhCn/page.ts';
import { player } from './zhCn/player.ts';

/** English message → the same in another language. */
export type Catalogue = Readonly<Record<string, string>>;

const CATALOGUES: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  'zh-cn': mapOf(page, player, editor, checks),
};
const NONE: ReadonlyMap<string, string> = new Map();

/** The messages of a language; none of English, which is the key itself. */
export function catalogueOf(language: string): ReadonlyMap<string, string> {
  return Object.hasOwn(CATALOGUES, language) ? (CATALOGUES[language] ?? NONE) : NONE;
}

function mapOf(...parts: readonly Catalogue[]): ReadonlyMap<string, string> {
  return new Map(parts.flatMap((part) => Object.entries(part)));
}
