/** What the player's screen and the page's terminal do with the guest's output before they show it. */
export { limitRepeatCounts as leaveOutEndless } from '../core/terminal/limitRepeatCounts.ts';
