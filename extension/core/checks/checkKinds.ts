import type { ExecKind, StateKind } from './checkKind.ts';
import type { CheckKindName, CheckOf } from './checkSchema.ts';
import { addressKind } from './kinds/addressCheck.ts';
import { captureKind } from './kinds/captureCheck.ts';
import { commandKind } from './kinds/commandCheck.ts';
import { containerKind } from './kinds/containerCheck.ts';
import { fdbKind } from './kinds/fdbCheck.ts';
import { fileKind } from './kinds/fileCheck.ts';
import { linkKind } from './kinds/linkCheck.ts';
import { natKind } from './kinds/natCheck.ts';
import { neighbourKind } from './kinds/neighbourCheck.ts';
import { netnsKind } from './kinds/netnsCheck.ts';
import { processKind } from './kinds/processCheck.ts';
import { rateKind } from './kinds/rateCheck.ts';
import { reachKind } from './kinds/reachCheck.ts';
import { routeKind } from './kinds/routeCheck.ts';
import { vlanKind } from './kinds/vlanCheck.ts';
import { walkKind } from './kinds/walkCheck.ts';

/** How each kind is evaluated; the compiler asks for an entry a kind. */
export const checkKinds: { [K in CheckKindName]: StateKind<CheckOf<K>> | ExecKind<CheckOf<K>> } = {
  link: linkKind,
  address: addressKind,
  route: routeKind,
  neighbour: neighbourKind,
  fdb: fdbKind,
  vlan: vlanKind,
  netns: netnsKind,
  process: processKind,
  file: fileKind,
  nat: natKind,
  container: containerKind,
  reach: reachKind,
  capture: captureKind,
  rate: rateKind,
  walk: walkKind,
  command: commandKind,
};
