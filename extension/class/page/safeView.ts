import DOMPurify from 'dompurify';
import type { MessageToPage } from '../../protocol/messages.ts';

/** What has no place in a lesson, and could deceive a teacher. */
const FORBIDDEN = ['style', 'form', 'input', 'textarea', 'select', 'button', 'dialog'];
/** The fields of a view that a page shows as HTML or SVG. */
const MARKUP = /(?:html|svg)$/i;

/**
 * A learner's player as a teacher may see it: the learner's own editor has made it, so no script, form or style of it is
 * shown. `pictures` is the folder of the lesson's pictures at the hub, where the teacher's browser finds them.
 */
export function safeMessage(message: MessageToPage, lesson: string, pictures: string): MessageToPage {
  return message.type === 'view' ? (safe(message, false, lesson, pictures) as MessageToPage) : message;
}

function safe(value: unknown, isMarkup: boolean, lesson: string, pictures: string): unknown {
  if (typeof value === 'string') return isMarkup ? clean(value, lesson, pictures) : value;
  if (Array.isArray(value)) return value.map((one) => safe(one, isMarkup, lesson, pictures));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, safe(one, MARKUP.test(key), lesson, pictures)]),
  );
}

/** Views come often and are mostly the same. */
const cleaned = new Map<string, string>();
const MAX_CLEANED = 500;

function clean(markup: string, lesson: string, pictures: string): string {
  const known = cleaned.get(markup);
  if (known !== undefined) return known;
  const fragment = DOMPurify.sanitize(markup, { FORBID_TAGS: FORBIDDEN, RETURN_DOM: true });
  for (const image of fragment.querySelectorAll('img')) {
    const source = image.getAttribute('src') ?? '';
    if (source.startsWith('data:')) continue;
    const path = source.split(`/${lesson}/`).at(-1) ?? '';
    image.setAttribute('src', `${pictures}${path}`);
  }
  const safeMarkup = fragment.innerHTML;
  if (cleaned.size >= MAX_CLEANED) cleaned.clear();
  cleaned.set(markup, safeMarkup);
  return safeMarkup;
}
