import type { Glossary } from '../../../extension/core/glossary/glossary.ts';
import { readGlossary } from '../../../extension/core/glossary/readGlossary.ts';

const utf8 = new TextEncoder();

export function bytesOf(text: string): Uint8Array {
  return utf8.encode(text);
}

/** Terms as YAML. */
export function glossaryOf(text: string): Glossary {
  return readGlossary(bytesOf(text));
}

/** A term of two lines and more. */
export function term(id: string, words: string, ...more: readonly string[]): string {
  return [`${id}:`, `  words: [${words}]`, `  text: About ${id}.`, '  source: it(8)', ...more, ''].join('\n');
}
