import type * as vscode from 'vscode';
import type { TicketStore, UnsentStore } from '../class/learner/classTicket.ts';
import type { Diagnostics } from '../core/log/diagnostics.ts';
import type { Operation } from '../core/machine/machine.ts';
import type { CreateMachine } from '../core/machine/onFreshMachine.ts';
import type { ReviewStore } from '../core/review/reviewMemory.ts';
import type { Sandbox } from '../core/sandbox/sandboxScript.ts';
import type { FindLessonFolders, ReadLessonFolder } from './authoring/lessonProblems.ts';
import type { DoctorPorts } from './machine/doctor.ts';
import type { EditorLog } from './machine/editorLog.ts';
import type { EditorSettings } from './settings.ts';
import type { LessonTests } from './testing/lessonTests.ts';
import type { PlayerPorts } from '../player/playerPorts.ts';
import type { LessonShelf } from './lessons/lessonShelf.ts';

/** What compose.ts gives the app: the outer rooms, and the editor's places. */
export interface AppParts {
  readonly extension: vscode.Uri;
  readonly shelf: LessonShelf;
  readonly readLessonFolder: ReadLessonFolder;
  readonly lessonFoldersIn: FindLessonFolders;
  readonly playerPorts: Pick<PlayerPorts, 'machines' | 'progress' | 'layout'>;
  readonly review: ReviewStore;
  /** Makes a machine that is not under a lesson's name: nobody goes on with it. */
  readonly createMachine: CreateMachine;
  readonly doctor: DoctorPorts;
  /** The learner's seat in a class. */
  readonly seat: { readonly tickets: TicketStore; readonly unsent: UnsentStore };
  /** Keeps what the sandbox starts with, and says what that was. */
  readonly sandbox: { readonly keep: (sandbox: Sandbox) => void; readonly kept: () => Sandbox | undefined };
  readonly tests: LessonTests;
  readonly settings: () => EditorSettings;
  readonly log: EditorLog;
  /** What a report of a problem needs. */
  readonly diagnostics: (operation: Operation) => Promise<Diagnostics>;
  /** Kept per workspace, to find the lesson again after the window was reloaded. */
  readonly memento: vscode.Memento;
}
