/** Page and player say their words through the same catalogue. */
export { clauses, message, say, sentences, spokenLanguage, useLanguage } from '../core/language/say.ts';
