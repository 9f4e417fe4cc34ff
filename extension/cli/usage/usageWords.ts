import { message, say } from '../../core/language/say.ts';

/**
 * All that commander says. Longer forms stand before those that they contain; `{text}` is a sentence of its own, commander's
 * or ours.
 */
const SENTENCES = [
  message('{text}\n(Did you mean one of {names}?)'),
  message('{text}\n(Did you mean {name}?)'),
  message('error: unknown command {command}'),
  message('error: unknown option {option}'),
  message('error: missing required argument {argument}'),
  message('error: option {option} argument missing'),
  message('error: option {option} argument {value} is invalid. {text}'),
  message('error: too many arguments for {command}. Expected 1 argument but got {received}.'),
  message('error: too many arguments for {command}. Expected {expected} arguments but got {received}.'),
  message('Allowed choices are {choices}.'),
  message('{text} (choices: {choices}, default: {value})'),
  message('{text} (choices: {choices})'),
  message('{text} (default: {value})'),
  ...[message('Usage:'), message('Options:'), message('Commands:')],
  ...[message('[options]'), message('[command]'), message('display help for command')],
].map((english) => ({ english, form: formOf(english) }));

/**
 * What commander says in a help or of a wrong use, and what we describe commands and options with, in the reader's language.
 * Sentences of commander that are not above stay in English.
 */
export function sayUsage(english: string): string {
  for (const { english: sentence, form } of SENTENCES) {
    const values = form.exec(english)?.groups;
    if (!values) continue;
    const { text } = values;
    return say(sentence, text === undefined ? values : { ...values, text: sayUsage(text) });
  }
  return say(english);
}

/** A line of usage, or the term of a command: names and arguments, between commander's words. */
export function sayPlaces(usage: string): string {
  return usage.replaceAll(/\[(?:options|command)\]/g, (word) => sayUsage(word));
}

/** Matches a message whose places are filled with anything. */
function formOf(english: string): RegExp {
  const form = english
    .split(/\{(\w+)\}/)
    .map((part, index) =>
      index % 2 === 1 ? `(?<${part}>.+?)` : part.replaceAll(/[.*+?^$()[\]\\|]/g, '\\$&'),
    );
  return new RegExp(`^${form.join('')}$`, 's');
}
