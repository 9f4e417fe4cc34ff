// Written by `npm run generate` from the files of this folder. Do not edit: add a file.
import { addressCheck } from './network/addressCheck.ts';
import { fdbCheck } from './network/fdbCheck.ts';
import { linkCheck } from './network/linkCheck.ts';
import { natCheck } from './network/natCheck.ts';
import { neighbourCheck } from './network/neighbourCheck.ts';
import { netnsCheck } from './network/netnsCheck.ts';
import { routeCheck } from './network/routeCheck.ts';
import { vlanCheck } from './network/vlanCheck.ts';
import { captureCheck } from './probe/captureCheck.ts';
import { rateCheck } from './probe/rateCheck.ts';
import { reachCheck } from './probe/reachCheck.ts';
import { reachesCheck } from './probe/reachesCheck.ts';
import { walkCheck } from './probe/walkCheck.ts';
import { commandCheck } from './system/commandCheck.ts';
import { containerCheck } from './system/containerCheck.ts';
import { fileCheck } from './system/fileCheck.ts';
import { processCheck } from './system/processCheck.ts';

/** Every kind of check, in the order of the reference. */
export const kinds = [
  addressCheck,
  fdbCheck,
  linkCheck,
  natCheck,
  neighbourCheck,
  netnsCheck,
  routeCheck,
  vlanCheck,
  captureCheck,
  rateCheck,
  reachCheck,
  reachesCheck,
  walkCheck,
  commandCheck,
  containerCheck,
  fileCheck,
  processCheck,
] as const;
