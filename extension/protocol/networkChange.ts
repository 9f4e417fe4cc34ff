/** The page shows the command before the player makes it again and types it: both make it in the same way. */
export { changeCommand, type NetworkChange } from '../core/sandbox/change/changeCommand.ts';
export { CHANGE_KINDS, type ChangeKind, type ChangeName } from '../core/sandbox/change/changeKinds.ts';
export type { BuildSite } from '../core/sandbox/change/buildSites.ts';
export type { ChangeField } from '../core/sandbox/change/changeFields.ts';
