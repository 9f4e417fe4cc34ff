import * as vscode from 'vscode';
import { readClassAddress, joinClass } from '../../class/learner/joinClass.ts';
import type { ClassTicket } from '../../class/learner/classTicket.ts';
import type { Result } from '../../core/failure/failure.ts';
import { say } from '../../core/language/say.ts';
import { askText } from '../window/askText.ts';

/** As many letters and digits as a seat's code has; a class's has fewer. */
const SEAT_CODE_LETTERS = 9;

/** Asks for address, code and name, shows what is sent, and joins; undefined where the learner does not. */
export async function joinWithDialog(typed: string): Promise<Result<ClassTicket> | undefined> {
  const title = say('Join a Class');
  const given = await askText(vscode.window.createInputBox(), {
    ...{ title, value: typed, placeholder: 'http://10.0.0.5:8080/' },
    prompt: say('The address that your teacher gave you'),
    problem: (text) => (readClassAddress(text) ? undefined : say('This is not an address.')),
  });
  const read = readClassAddress(given ?? '');
  if (!read) return undefined;
  const { address } = read;
  const code =
    read.code ??
    (await askText(vscode.window.createInputBox(), {
      title,
      prompt: say('The code of the class; or your seat code, if you have a seat already'),
    }));
  if (code === undefined || code.trim() === '') return undefined;
  if (code.replace(/[^A-Za-z0-9]/g, '').length === SEAT_CODE_LETTERS)
    return (await agrees(address)) ? joinClass(address, { seatCode: code }) : undefined;
  const name = await askText(vscode.window.createInputBox(), {
    title,
    prompt: say('Your name, so that your teacher knows you'),
  });
  if (name === undefined || name.trim() === '') return undefined;
  return (await agrees(address)) ? joinClass(address, { name, code }) : undefined;
}

/** Everything that is sent, and what the teacher can do, before anything is sent. */
async function agrees(address: string): Promise<boolean> {
  const join = say('Join');
  const lines = [
    say('Lessons go on in this editor, on your own machine. Your teacher then sees:'),
    `• ${say('your name, and whether you are connected')}`,
    `• ${say('the lesson and the step that you are at, and when you achieved or skipped steps')}`,
    `• ${say('the first check that is not right yet, and what it saw')}`,
    `• ${say('when you ran commands, checked, opened hints, or had a solution shown')}`,
    `• ${say("while they look, and the status bar says so: the lesson's tab, with its picture and its terminals")}`,
    say(
      "Your teacher can send you messages, lock steps and solutions, pause the class, bring you to a step, and reset the lesson's machine. They can type in the lesson's terminals only after you agree.",
    ),
    say('Nothing else of this computer is sent. “Patchbay: Leave the Class” stops it.'),
  ];
  const chosen = await vscode.window.showInformationMessage(
    say('Join the class at {address}?', { address }),
    { modal: true, detail: lines.join('\n') },
    join,
  );
  return chosen === join;
}
