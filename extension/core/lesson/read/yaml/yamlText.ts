import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { lessonLimits } from '../../model/lessonLimits.ts';
import type { Position, ProblemList } from '../../problems/problemList.ts';

export type YamlPath = readonly (string | number)[];

/** Plain data with its positions in the text. */
export interface YamlText {
  readonly value: unknown;
  /** The position of a path's key, or of the entry of a list; that of its nearest parent if it is absent. */
  at(path: YamlPath): Position;
}

/** A text's position in its file: its first line, and how many columns were cut off before each line. */
export interface TextOrigin {
  readonly line: number;
  readonly indent: number;
}

/**
 * Reads YAML 1.2 (core schema) into plain data; anchors, aliases and tags are refused, so that a small text
 * cannot grow into a large value. Undefined, with problems, where it is not valid. Never throws.
 */
export function readYaml(text: string, origin: TextOrigin, problems: ProblemList): YamlText | undefined {
  const start = { line: origin.line, column: origin.indent + 1 };
  if (text.length > lessonLimits.yamlCharacters) {
    problems.add('yamlTooLarge', start);
    return undefined;
  }
  const lines = new LineCounter();
  // Duplicate keys are found below: the library compares each key with each other one.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: origin.line + Math.max(line, 1) - 1, column: origin.indent + Math.max(col, 1) };
  };
  const first = document.errors[0];
  if (first !== undefined) {
    problems.add(
      first.message.includes('call stack') ? 'yamlTooLarge' : 'yamlInvalid',
      place(first.pos[0]),
      wordError(first),
    );
    return undefined;
  }
  const reader = new Reader(place, problems);
  const value = reader.read(document.contents, [], start);
  return reader.failed ? undefined : { value, at: (path) => reader.at(path) };
}

class Reader {
  failed = false;
  readonly #places = new Map<string, Position>();
  readonly #place: (offset: number) => Position;
  readonly #problems: ProblemList;

  constructor(place: (offset: number) => Position, problems: ProblemList) {
    this.#place = place;
    this.#problems = problems;
  }

  at(path: YamlPath): Position {
    for (let length = path.length; length >= 0; length--) {
      const place = this.#places.get(JSON.stringify(path.slice(0, length)));
      if (place !== undefined) return place;
    }
    return this.#place(0);
  }

  read(node: unknown, path: YamlPath, key: Position): unknown {
    this.#places.set(JSON.stringify(path), key);
    if (!isNode(node)) return null;
    if (isAlias(node) || node.anchor !== undefined || node.tag !== undefined) {
      return this.#fail('yamlAliasOrTag', this.#of(node, key));
    }
    if (path.length > lessonLimits.yamlDepth) return this.#fail('yamlTooLarge', this.#of(node, key));
    if (isScalar(node)) return node.value;
    if (isSeq(node)) {
      return node.items.map((item, index) => this.read(item, [...path, index], this.#of(item, key)));
    }
    return isMap(node) ? this.#readMap(node.items, path, key) : null;
  }

  #readMap(items: readonly { key: unknown; value: unknown }[], path: YamlPath, parent: Position): unknown {
    const entries = new Map<string, unknown>();
    for (const item of items) {
      const at = this.#of(item.key, parent);
      if (!isScalar(item.key) || item.key.anchor !== undefined || item.key.tag !== undefined) {
        this.#fail('yamlInvalid', at, 'A key is not a word.');
        continue;
      }
      const name = String(item.key.value);
      if (entries.has(name)) this.#fail('yamlKeyTwice', at, `The key "${name}" is written twice.`);
      else entries.set(name, this.read(item.value, [...path, name], at));
    }
    // Unlike assignment, this makes `__proto__` a key like any other.
    return Object.fromEntries(entries);
  }

  #of(node: unknown, otherwise: Position): Position {
    const offset = isNode(node) ? node.range?.[0] : undefined;
    return offset === undefined ? otherwise : this.#place(offset);
  }

  #fail(
    name: 'yamlInvalid' | 'yamlAliasOrTag' | 'yamlTooLarge' | 'yamlKeyTwice',
    at: Position,
    message?: string,
  ): null {
    this.failed = true;
    this.#problems.add(name, at, message === undefined ? {} : { message });
    return null;
  }
}

function wordError(error: YAMLError): { message?: string; instead?: string } {
  if (error.message.includes('call stack')) return {};
  const message = `This is not valid YAML: ${error.message.split('\n')[0] ?? ''}`.slice(0, 300);
  const quote = error.message.startsWith('Nested mappings') || error.message.includes('reserved character');
  return quote ? { message, instead: 'Put the value in quotes.' } : { message };
}
