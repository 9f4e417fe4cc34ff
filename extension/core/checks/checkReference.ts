import { z } from 'zod';
import { checkKindNames, checkSchemas, fieldNames, type CheckKindName } from './parseCheck.ts';
import { commonFields } from './commonFields.ts';

/** An entry of a check block for each kind, as an author writes it. */
export const checkExamples: Readonly<Record<CheckKindName, string>> = {
  link: 'link: br0\nkind: bridge\nup: true',
  address: 'address: 192.168.3.1/24\non: br0',
  route: 'route: default\nnetns: red\nvia: 192.168.3.1',
  neighbour: 'neighbour: 10.20.1.12\nhost: a\nmac: 02:00:00:00:00:12',
  fdb: 'fdb: { of: eth0, netns: red }\nport: veth-red\nlearned: true',
  vlan: 'vlan: 10\nport: veth-red\npvid: true\ntagged: false',
  netns: 'netns: red',
  process: 'process: mytun\nholds: tun0',
  file: 'file: /root/lesson/mytun\nexecutable: true',
  nat: 'nat: masquerade\nsource: 172.18.0.0/24',
  container: 'container: web\nrunning: true\npublished: 8080',
  reach: 'reach: 192.168.3.12\nnetns: red\nwait: 5s',
  capture: 'capture: br0\nfilter: icmp\nduring: ip netns exec red ping -c 1 192.168.3.12\ncount: 2',
  rate: 'rate: 192.168.3.12\nfrom: red\nserver: { netns: green }\natLeast: 1M',
  walk: 'walk: b:container1\nfrom: a:container1\npasses: { link: enp0s8, host: a, vni: 42 }',
  command: 'command: sysctl -n net.ipv4.ip_forward\noutput: ^1$',
};

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: string | number | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** A field of a check, as an author writes it. */
export interface CheckField {
  readonly name: string;
  /** What may stand there, in words. */
  readonly values: string;
  /** The words that may stand there, where there are only some. */
  readonly choices: readonly string[];
  readonly needed: boolean;
  readonly description: string;
}

export interface CheckVocabulary {
  /** The fields of every check. */
  readonly common: readonly CheckField[];
  /** The fields of a kind besides those; the one that names the kind is among them. */
  readonly kinds: Readonly<Record<CheckKindName, readonly CheckField[]>>;
}

/** All that can be written in a check block, made from the schemas. */
export function checkVocabulary(): CheckVocabulary {
  const common = described(z.strictObject(commonFields));
  const kinds = checkKindNames.map((kind) => {
    const { properties = {}, required = [] } = described(checkSchemas[kind]);
    const own = fieldNames(kind).filter((name) => kind === name || !Object.hasOwn(commonFields, name));
    const fields = own.map((name) => {
      const key = kind === 'link' && name === 'kind' ? 'linkKind' : name;
      return field(name, properties[key] ?? {}, required.includes(key));
    });
    // The VNI or VLAN id is written as `id` too: a number, where a check's own id is a word.
    if (kind === 'link') fields.push(field('id', properties['linkId'] ?? {}, false));
    return [kind, fields] as const;
  });
  return {
    common: Object.entries(common.properties ?? {}).map(([name, schema]) =>
      field(name, schema, common.required?.includes(name) ?? false),
    ),
    kinds: Object.fromEntries(kinds) as unknown as CheckVocabulary['kinds'],
  };
}

/** The check vocabulary as Markdown: a section a kind, the common fields first. */
export function checkReference(): string {
  const { common, kinds } = checkVocabulary();
  const sections = checkKindNames.map((kind) => {
    const fields = kinds[kind].map(fieldLine).join('\n');
    return `### ${kind}\n\n${fields}\n\n\`\`\`yaml\n${wholeExample(kind)}\n\`\`\``;
  });
  return [`### Every check\n\n${common.map(fieldLine).join('\n')}`, ...sections].join('\n\n');
}

/** An entry of a check block for the kind, with what the learner reads. */
export function wholeExample(kind: CheckKindName): string {
  return `- what: …\n${checkExamples[kind].replace(/^/gm, '  ')}`;
}

function described(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
}

function field(name: string, schema: JsonSchema, needed: boolean): CheckField {
  const { description = '' } = schema;
  return { name, values: valueWords(schema), choices: choicesOf(schema), needed, description };
}

/** `- `up` (true or false): …`, a line of a Markdown list. */
export function fieldLine({ name, values, needed, description }: CheckField): string {
  return `- \`${name}\` (${values}${needed ? ', needed' : ''}): ${description}`;
}

function choicesOf(schema: JsonSchema): string[] {
  if (schema.anyOf) return schema.anyOf.flatMap(choicesOf);
  if (schema.const !== undefined) return [String(schema.const)];
  if (schema.enum) return schema.enum.map(String);
  return schema.type === 'boolean' ? ['true', 'false'] : [];
}

function valueWords(schema: JsonSchema): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map(valueWords))].join(' or ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema.type === 'boolean') return 'true or false';
  if (schema.type === 'array') return `list of ${valueWords(schema.items ?? {})}s`;
  if (schema.type === 'object') return 'keys and values';
  if (schema.type !== 'integer') return schema.type === 'string' ? 'text' : (schema.type ?? 'any');
  const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema;
  return maximum >= Number.MAX_SAFE_INTEGER ? 'number' : `${minimum} to ${maximum}`;
}
