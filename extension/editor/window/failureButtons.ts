import { say } from '../../core/language/say.ts';
import { REPORT_URL } from '../../core/failure/catalogue/ourselves.ts';
import type { Failure } from '../../core/failure/failure.ts';

/** A way on from a failure: a command of ours, or a page to open. */
export type FailureButton = { readonly label: string } & (
  { readonly command: string } | { readonly url: string }
);

/** The ways on from a failure: to the doctor, or to a report where it is a bug of ours; and to the log. */
export function failureButtons({ code }: Pick<Failure, 'code'>): readonly FailureButton[] {
  const first: FailureButton =
    code === 'bug'
      ? { label: say('Report'), url: REPORT_URL }
      : { label: say('Run the Doctor'), command: 'patchbay.doctor' };
  return [first, { label: say('Show Log'), command: 'patchbay.showLog' }];
}
