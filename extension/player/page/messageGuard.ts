import { z } from 'zod';
import { CHANGE_KINDS, type ChangeName } from '../../protocol/networkChange.ts';
import type { FromPage, MessageFromPage } from '../../protocol/intents.ts';

/** Longer than any paste that makes sense; the guest would swallow more, but slowly. */
const LONGEST_KEYS = 1024 * 1024;

/** In base64; see rasterize of the page. */
const LONGEST_PNG = 3 * 1024 * 1024;

const id = z.string().min(1).max(200);
const nothing = z.object({});
const step = z.object({ step: id });
const maybeStep = z.object({ step: id.exactOptional() });
const block = z.object({ block: id });
const terminal = z.object({ terminal: id });
const cells = z.int().min(1).max(1000);
const name = z.string().regex(/^[A-Za-z0-9][\w.@-]{0,62}$/);

/** The form of each message, sizes bounded; a missing one does not compile. */
const forms: { [K in keyof FromPage]: z.ZodType<FromPage[K]> } = {
  ready: nothing,

  start: nothing,
  resume: nothing,
  reset: nothing,
  rebuild: nothing,
  cancel: nothing,
  end: nothing,
  forget: nothing,
  doctor: nothing,

  run: block,
  runNext: nothing,
  stop: z.object({ terminal: id.exactOptional() }),
  check: maybeStep,
  hint: z.object({ check: id }),
  solve: maybeStep,
  back: maybeStep,
  findFault: z.object({ level: z.union([z.literal(1), z.literal(2), z.literal(3)]) }),
  checkFault: z.object({ giveUp: z.boolean() }),
  closeFault: nothing,
  skip: maybeStep,
  goTo: step,
  nextStep: nothing,
  previousStep: nothing,
  answer: z.object({ block: id, option: z.int().min(0).max(100) }),
  reveal: block,
  nextLesson: nothing,
  chooseLanguage: z.object({ language: z.string().regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}$/) }),

  keys: z.object({ terminal: id, data: z.string().max(LONGEST_KEYS) }),
  resize: z.object({ terminal: id, columns: cells, rows: cells }),
  printed: z.object({ terminal: id, length: z.int().min(0) }),
  newTerminal: z.object({ host: name, netns: name.nullable() }),
  closeTerminal: terminal,
  openInEditor: z.object({ host: name }),
  focus: z.object({ pane: z.enum(['lesson', 'terminal', 'network']), terminal: id.exactOptional() }),
  perform: z.object({
    action: z.enum(['find', 'copy', 'paste', 'fit-network', 'next-terminal', 'leave-terminal']),
  }),

  walk: z.object({ from: id, to: id }),
  offeredWalk: block,
  checkWalk: z.object({ check: id }),
  closeWalk: nothing,
  saveCapture: nothing,
  exportPicture: nothing,
  rasterized: z.object({ png: z.base64().max(LONGEST_PNG).nullable() }),
  filterPicture: z.object({ text: z.string().max(200) }),
  toggleBox: z.object({ box: id }),
  toggleIdle: z.object({ box: id }),
  capture: z.object({ node: id }),
  changeNetwork: z.object({
    change: z.enum(Object.keys(CHANGE_KINDS) as ChangeName[]),
    host: name,
    netns: name.nullable(),
    values: z.record(z.string().max(20), z.string().max(100)),
  }),
  measure: block,

  openLink: z.object({ url: z.url({ protocol: /^https?$/ }).max(2000) }),
  report: z.object({ message: z.string().max(10_000) }),
};

/** What the page sent, if it has the form of a message; undefined otherwise. The page is not trusted. */
export function guardMessage(value: unknown): MessageFromPage | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  const { type } = value;
  if (typeof type !== 'string' || !Object.hasOwn(forms, type)) return undefined;
  const parsed = forms[type as keyof FromPage].safeParse(value);
  return parsed.success ? ({ type, ...parsed.data } as MessageFromPage) : undefined;
}
