/** Ids of lessons and steps: names of folders, and what stands in braces behind a heading. */
const LINK = /^\/lesson\/([\w-]{1,100})(?:\/([\w-]{1,100}))?\/?$/;

/**
 * The lesson that a link such as `vscode://patchbay.patchbay/lesson/tun` names, and the step where it names one
 * (`…/lesson/tun/answer`); undefined where it names none. A page that anybody wrote has made it.
 */
export function linkedLesson(path: string): { readonly id: string; readonly step?: string } | undefined {
  const [, id, step] = LINK.exec(path) ?? [];
  return id === undefined ? undefined : { id, ...(step !== undefined && { step }) };
}
