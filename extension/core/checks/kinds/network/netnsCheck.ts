import { say } from '../../../language/say.ts';
import { findNamespace } from '../../../state/networkState.ts';
import { noNamespace, placeName, presence } from '../../inNamespace.ts';
import { z } from 'zod';
import { nameField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';

const schema = {
  netns: nameField.describe('The name of a network namespace on the host.'),
  absent: z.boolean().optional().describe('True: there must be no such namespace.'),
};

type NetnsCheck = FieldsOf<typeof schema>;

const describeNetns = (check: NetnsCheck): string =>
  check.absent === true
    ? say('no namespace {netns}', { netns: check.netns })
    : say('a namespace {netns}', { netns: check.netns });

/** A named network namespace of the host. See ip-netns(8). */
export const netnsCheck = defineCheck({
  name: 'netns',
  schema,
  example: 'netns: red',
  reads: 'state',
  parts: ['namespaces'],
  describe: describeNetns,
  evaluate: (check, view) =>
    presence(findNamespace(view.state, view.host, check.netns) !== undefined, check.absent, {
      wanted: describeNetns(check),
      seen: say('there is a namespace {netns}', { netns: placeName(view.host, check.netns) }),
      missing: noNamespace(view, check.netns),
    }),
});
