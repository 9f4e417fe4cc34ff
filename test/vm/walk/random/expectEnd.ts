import type { Walk } from '../../../../extension/core/walk/walk.ts';
import { walkText } from '../../../../extension/core/walk/walkText.ts';
import { devicesOf, type Devices } from './devices.ts';
import type { Plan } from './plan.ts';
import { simulate, type End } from './simulate.ts';

/** A ping to walk, and how it ends. */
export interface Expected {
  readonly from: string;
  readonly to: string;
  readonly address: string;
  readonly end: End;
}

/** One ping that is answered and up to two that are not, each of another end, where there are such. */
export function pingsOf(plan: Plan): { devices: Devices; pings: Expected[] } {
  const devices = devicesOf(plan);
  const hosts = devices.nodes.filter(({ kind }) => kind === 'host');
  const all = hosts.flatMap((from) =>
    hosts
      .filter((to) => to !== from)
      .map((to): Expected => ({
        from: from.name,
        to: to.name,
        address: to.nics[0]?.address ?? '',
        end: simulate(devices, from.name, to.name),
      })),
  );
  const lost = new Map<string, Expected>();
  for (const ping of all.filter(({ end }) => !end.answered)) {
    const key = JSON.stringify(ping.end, (_key, value: unknown) =>
      value instanceof RegExp ? value.source : value,
    );
    if (!lost.has(key)) lost.set(key, ping);
  }
  return {
    devices,
    pings: [...all.filter(({ end }) => end.answered).slice(-1), ...[...lost.values()].slice(0, 2)],
  };
}

/** What of a walk is not true, in words; empty where all is. */
export function falseIn(walk: Walk, { from, to, address, end }: Expected): string[] {
  const wrong: string[] = [];
  const text = walkText(walk);
  const { verdict } = walk;
  if (walk.answered !== end.answered) wrong.push(`answered is ${walk.answered}`);
  for (const leg of walk.legs)
    if (leg.delivered && leg.lost !== null)
      wrong.push(`${leg.title} was delivered, and was lost: ${leg.lost}`);
  if (end.answered) {
    if (/not seen any further|Not answered/.test(text))
      wrong.push('an answered ping has a reason why it was lost');
    const last = walk.legs.find(({ kind }) => kind === 'request')?.hops.at(-1)?.netns;
    if (last !== to) wrong.push(`the request ends in ${last ?? 'nothing'}`);
  } else {
    if (!end.why.test(verdict)) wrong.push(`the reason is not ${String(end.why)}`);
    if (walk.evidence.length === 0) wrong.push('nothing proves it');
    if (/is not known/.test(verdict)) wrong.push('no reason');
    const reached = verdict.includes(`reached ${address}`);
    if (reached !== (end.leg === 'reply') && !/ by ARP .*the reply/.test(verdict))
      wrong.push(`it is a ${end.leg} that is lost`);
    if (end.at !== null) {
      const place = `${end.at.link} in ${end.at.node} on vm`;
      const parted = (end.passed ?? []).map((port) => `went from ${port} on vm`);
      const words =
        end.at.direction === 'in'
          ? [`arriving at ${place}`, ...parted]
          : [`leaving ${place}`, `at ${place}`, `of ${place}`, ...parted];
      if (!words.some((word) => verdict.includes(word))) wrong.push(`it does not end at ${place}`);
    }
  }
  return wrong.length === 0 ? [] : [`${from} to ${to}: ${wrong.join('; ')}`, text];
}
