import type { ExecKind, StateKind } from './checkKind.ts';
import type { CheckKindName, CheckOf } from './parseCheck.ts';
import { addressKind } from './kinds/network/addressCheck.ts';
import { captureKind } from './kinds/probe/captureCheck.ts';
import { commandKind } from './kinds/system/commandCheck.ts';
import { containerKind } from './kinds/system/containerCheck.ts';
import { fdbKind } from './kinds/network/fdbCheck.ts';
import { fileKind } from './kinds/system/fileCheck.ts';
import { linkKind } from './kinds/network/linkCheck.ts';
import { natKind } from './kinds/network/natCheck.ts';
import { neighbourKind } from './kinds/network/neighbourCheck.ts';
import { netnsKind } from './kinds/network/netnsCheck.ts';
import { processKind } from './kinds/system/processCheck.ts';
import { rateKind } from './kinds/probe/rateCheck.ts';
import { reachKind } from './kinds/probe/reachCheck.ts';
import { routeKind } from './kinds/network/routeCheck.ts';
import { vlanKind } from './kinds/network/vlanCheck.ts';
import { walkKind } from './kinds/probe/walkCheck.ts';

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
