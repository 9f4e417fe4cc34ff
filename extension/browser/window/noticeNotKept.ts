import { say } from '../../core/language/say.ts';
import { notice } from './notice.ts';

/** Says, once, that this browser keeps neither the machine nor progress. */
export function noticeNotKept(): void {
  notice(
    say(
      'This browser keeps nothing for this page (a private window, a full disk, or an address without https). You can play; your progress ends with the tab, and the machine is fetched again at the next start.',
    ),
  );
}
