import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { check } from '../commands/check.ts';
import { list } from '../commands/list.ts';
import { explain } from '../commands/network/explain.ts';
import { state } from '../commands/network/state.ts';
import { walk } from '../commands/network/walk.ts';
import { readState } from '../../core/state/readState.ts';
import { buildTopology } from '../../core/topology/buildTopology.ts';
import { topologyMermaid } from '../../core/topology/drawing/topologyMermaid.ts';
import { topologyText } from '../../core/topology/topologyText.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT } from '../exitCode.ts';
import { withMachine } from '../findMachine.ts';
import { asTool } from './commandTool.ts';

const lesson = z.string().optional().describe('The machine of this lesson; by default the one started last.');
const place = 'red or vm:red (a namespace), a (a host), a:container1 (a namespace of a host), container:web';

/** They look at the machine that runs, and change nothing in it. A walk sends one packet. */
const LOOKS = { readOnlyHint: true, openWorldHint: false } as const;

/** What both audiences have: the lessons, and a look at the machine. */
export function addLookingTools(server: McpServer, context: CliContext): void {
  server.registerTool(
    'list_lessons',
    { description: 'The lessons, and how far the learner is in each.', annotations: LOOKS },
    ({ signal }) => asTool({ context, signal }, 'json', list),
  );
  server.registerTool(
    'state',
    {
      description:
        "The network as the machine's kernel has it: namespaces, links, addresses, routes, bridges, tunnels, NAT. Look here before you explain.",
      inputSchema: { lesson },
      annotations: LOOKS,
    },
    (args, { signal }) => asTool({ context, signal }, 'text', (own) => state(own, args.lesson)),
  );
  server.registerTool(
    'topology',
    {
      description: 'The network as a drawing: in words, or as a Mermaid diagram.',
      inputSchema: { lesson, format: z.enum(['text', 'mermaid']).default('text') },
      annotations: LOOKS,
    },
    (args, { signal }) =>
      asTool({ context, signal }, 'text', async (own) => {
        const read = await withMachine(own, args.lesson, (machine) => readState(machine, signal));
        const drawn = buildTopology(read);
        own.print(args.format === 'mermaid' ? topologyMermaid(drawn) : topologyText(drawn));
        return EXIT.ok;
      }),
  );
  server.registerTool(
    'explain',
    {
      description: 'What is unusual in the network, why it matters, and the command that shows it.',
      inputSchema: { lesson },
      annotations: LOOKS,
    },
    (args, { signal }) => asTool({ context, signal }, 'text', (own) => explain(own, named(args.lesson))),
  );
  server.registerTool(
    'walk',
    {
      description:
        'Sends one packet and reports its path link by link, and where and why it was lost. A reason is named only if the kernel proves it.',
      inputSchema: {
        from: z.string().describe(place),
        to: z.string().describe(`An address, or ${place}`),
        tcp: z.int().min(1).max(65_535).optional().describe('Connect to this TCP port instead of a ping.'),
        udp: z.int().min(1).max(65_535).optional().describe('Send a datagram to this UDP port instead.'),
        arp: z.boolean().optional().describe('Send an ARP request, or a neighbour solicitation, instead.'),
        lesson,
      },
      annotations: { ...LOOKS, readOnlyHint: false, destructiveHint: false, idempotentHint: true },
    },
    ({ from, to, tcp, udp, arp, lesson: of }, { signal }) =>
      asTool({ context, signal }, 'text', (own) =>
        walk(own, from, to, {
          ...(tcp === undefined ? {} : { tcp }),
          ...(udp === undefined ? {} : { udp }),
          ...(arp === undefined ? {} : { arp }),
          ...named(of),
        }),
      ),
  );
}

/** The checks of a lesson, with their hints: for a learner's assistant, {@link addHintTool} gives these one by one. */
export function addCheckTool(server: McpServer, context: CliContext): void {
  server.registerTool(
    'check',
    {
      description: "Runs the checks of a lesson's step (or of all): what is right, what is wrong, and why.",
      inputSchema: { lesson: z.string(), step: z.string().optional() },
      annotations: LOOKS,
    },
    (args, { signal }) => asTool({ context, signal }, 'json', (own) => check(own, args.lesson, args.step)),
  );
}

function named(lesson: string | undefined): { lesson?: string } {
  return lesson === undefined ? {} : { lesson };
}
