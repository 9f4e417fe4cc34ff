import add from '@vscode/codicons/src/icons/add.svg';
import check from '@vscode/codicons/src/icons/check.svg';
import chevronDown from '@vscode/codicons/src/icons/chevron-down.svg';
import chevronRight from '@vscode/codicons/src/icons/chevron-right.svg';
import chevronUp from '@vscode/codicons/src/icons/chevron-up.svg';
import circle from '@vscode/codicons/src/icons/circle-large.svg';
import circleSlash from '@vscode/codicons/src/icons/circle-slash.svg';
import close from '@vscode/codicons/src/icons/close.svg';
import copy from '@vscode/codicons/src/icons/copy.svg';
import stop from '@vscode/codicons/src/icons/debug-stop.svg';
import error from '@vscode/codicons/src/icons/error.svg';
import discard from '@vscode/codicons/src/icons/discard.svg';
import eye from '@vscode/codicons/src/icons/eye.svg';
import graph from '@vscode/codicons/src/icons/graph.svg';
import lightbulb from '@vscode/codicons/src/icons/lightbulb.svg';
import linkExternal from '@vscode/codicons/src/icons/link-external.svg';
import loading from '@vscode/codicons/src/icons/loading.svg';
import passFilled from '@vscode/codicons/src/icons/pass-filled.svg';
import play from '@vscode/codicons/src/icons/play.svg';
import question from '@vscode/codicons/src/icons/question.svg';
import record from '@vscode/codicons/src/icons/record.svg';
import refresh from '@vscode/codicons/src/icons/refresh.svg';
import fit from '@vscode/codicons/src/icons/screen-full.svg';
import save from '@vscode/codicons/src/icons/save.svg';
import search from '@vscode/codicons/src/icons/search.svg';
import send from '@vscode/codicons/src/icons/send.svg';
import terminal from '@vscode/codicons/src/icons/terminal.svg';
import text from '@vscode/codicons/src/icons/list-tree.svg';
import vm from '@vscode/codicons/src/icons/vm.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';
import zoomIn from '@vscode/codicons/src/icons/zoom-in.svg';
import zoomOut from '@vscode/codicons/src/icons/zoom-out.svg';

const ICONS = {
  add,
  check,
  chevronDown,
  chevronRight,
  chevronUp,
  circle,
  circleSlash,
  close,
  copy,
  stop,
  discard,
  error,
  eye,
  fit,
  graph,
  lightbulb,
  linkExternal,
  loading,
  passFilled,
  play,
  question,
  record,
  refresh,
  save,
  search,
  send,
  terminal,
  text,
  vm,
  warning,
  zoomIn,
  zoomOut,
} as const;

export type IconName = keyof typeof ICONS;

/** One of VS Code's icons. It is decoration: the words beside it or the control's name say the same. */
export function icon(name: IconName, className = ''): HTMLElement {
  const span = document.createElement('span');
  setIcon(span, name, className);
  span.setAttribute('aria-hidden', 'true');
  return span;
}

export function setIcon(span: HTMLElement, name: IconName, className = ''): void {
  if (span.dataset['icon'] !== name) {
    span.dataset['icon'] = name;
    span.innerHTML = ICONS[name];
  }
  const classes = `icon ${name === 'loading' ? 'spin ' : ''}${className}`.trim();
  if (span.className !== classes) span.className = classes;
}
