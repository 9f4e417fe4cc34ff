import { findNamespace } from '../../../state/networkState.ts';
import type { StateKind } from '../../checkKind.ts';
import { noNamespace, placeName, presence } from '../../inNamespace.ts';
import { z } from 'zod';
import { commonFields, nameField } from '../../commonFields.ts';

/** A named network namespace of the host. See ip-netns(8). */
export const netnsSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('netns'),
  netns: nameField.describe('The name of a network namespace on the host.'),
  absent: z.boolean().optional().describe('True: there must be none.'),
});

type NetnsCheck = z.output<typeof netnsSchema>;

const describeNetns = (check: NetnsCheck): string =>
  `${check.absent === true ? 'no' : 'a'} namespace ${check.netns}`;

export const netnsKind: StateKind<NetnsCheck> = {
  reads: 'state',
  describe: describeNetns,
  evaluate: (check, view) =>
    presence(findNamespace(view.state, view.host, check.netns) !== undefined, check.absent, {
      wanted: describeNetns(check),
      seen: `there is a namespace ${placeName(view.host, check.netns)}`,
      missing: noNamespace(view, check.netns),
    }),
};
