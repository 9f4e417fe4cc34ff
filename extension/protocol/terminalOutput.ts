/** What the player's screen and the page's terminal do with the guest's output before they show it. */
export { limitRepeatCounts } from '../core/terminal/limitRepeatCounts.ts';
export { useUnicode11 } from '../core/terminal/unicode11.ts';
