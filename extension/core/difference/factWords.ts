import { message, say } from '../language/say.ts';

/**
 * How facts are worded, as a grammar: what a place of a message stands for may be worded by messages of its own, tried in
 * their order. The kernel's words stay: keys, modes, types of routes.
 */
const GRAMMAR: Readonly<Record<string, readonly string[]>> = {
  sentence: [message('{place}: {link}, {kind}, {trait}'), message('{place}: {fact}')],
  place: [message('{name} on {host}'), message('container {container}')],
  kind: [message('{device} to {place}')],
  trait: [
    message('is there'),
    message('is down'),
    message('is held by a program'),
    message('is port of {link}'),
    message('is member of {link}'),
    message('is in VRF {link}'),
    message('is on {link}'),
    message('has the MTU {mtu}'),
    message('has qdisc {qdisc}'),
    message('has a filter at {side}: {filter}'),
    message('has port {key} {value}'),
    message('has {address} with peer {peer}'),
    message('has {key} {value}'),
    message('has {address}'),
  ],
  fact: [
    message('is there'),
    message('lo {trait}'),
    message('route {route}'),
    message('rule {rule}'),
    message('permanent neighbour {address} at {link}'),
    message('answers for {address} at {link}'),
    message('frames to unknown addresses go to {fdb}'),
    message('frames to one MAC address go to {fdb}'),
    message('VLAN {vlan} at {link} is VNI {vni}'),
    message('VLAN {vlan} at {link}: {tag}'),
    message('{link} lets in VNI {first} to {last}'),
    message('packets are stopped in {hook} of bridges'),
    message('packets are stopped in {hook}'),
    message('addresses are rewritten in {hook}'),
    message('{key} of {link} is {value}'),
    message('{key} is {value}'),
  ],
  route: [
    message('{route} with MTU {mtu}'),
    message('{route} in table {table}'),
    message('{route} by {link}'),
    message('{destination} via {gateway}'),
  ],
  fdb: [message('{address} by {link}')],
};

/**
 * A fact of a network, as `networkFacts` and a lesson's network.txt word it, in the reader's language; without the angle
 * brackets around names. What the grammar does not know stays as it is.
 */
export function factWords(fact: string): string {
  return worded('sentence', fact);
}

function worded(symbol: string, text: string): string {
  for (const template of GRAMMAR[symbol] ?? []) {
    const found = patternOf(template).exec(text);
    if (found === null) continue;
    const values = Object.entries(found.groups ?? {}).map(
      ([name, value]) => [name, worded(name, value)] as const,
    );
    return say(template, Object.fromEntries(values));
  }
  return text;
}

/** Links have no blank in their names, and no comma after them but the sentence's. */
function patternOf(template: string): RegExp {
  const pattern = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'link' ? String.raw`(?<link>[^\s,]+)` : `(?<${name}>.+?)`,
  );
  return new RegExp(`^${pattern}$`, 's');
}
