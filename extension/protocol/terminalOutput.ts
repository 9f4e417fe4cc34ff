/** What both terminals, the host's screen and the page's, do with the guest's output before they show it. */
export { limitRepeatCounts as leaveOutEndless } from '../core/terminal/limitRepeatCounts.ts';
