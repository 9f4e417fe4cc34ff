import * as vscode from 'vscode';
import type { ClassLink } from '../../class/learner/classLink.ts';
import { say } from '../../core/language/say.ts';

/** What a learner can do in the class, in a list. */
export async function classMenu(link: ClassLink, leave: () => void): Promise<void> {
  const { seat } = link;
  const items = [
    ...(seat ? inClass(link, seat) : []),
    { label: say('Leave the class'), detail: say('Nothing is sent any more.'), run: leave },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: say('Patchbay Class'),
    placeHolder: seat && say('Your seat code is {code}.', { code: seat.seatCode }),
  } as vscode.QuickPickOptions);
  chosen?.run();
}

function inClass(link: ClassLink, { hand, control, seatCode }: NonNullable<ClassLink['seat']>) {
  const types = control === 'given';
  return [
    ...(control === 'none'
      ? []
      : [
          {
            label: types ? say('Stop it') : say('Let them type'),
            detail: types ? say('Your teacher types here, too.') : say('Your teacher asks to type here.'),
            run: () => link.letType(!types),
          },
        ]),
    {
      label: hand ? say('Lower hand') : say('Raise hand'),
      detail: say('Your teacher sees raised hands in the order in which they went up.'),
      run: () => link.raiseHand(!hand),
    },
    {
      label: say('Copy the seat code'),
      detail: say(
        'With {code} you find your seat again, in a browser or another editor. Keep it to yourself.',
        {
          code: seatCode,
        },
      ),
      run: () => void vscode.env.clipboard.writeText(seatCode),
    },
  ];
}
