/** What both terminals, the host's screen and the page's, do with the guest's output before they show it. */
export { leaveOutEndless } from '../core/terminal/endlessSequences.ts';
