import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { CATALOGUE } from '../../../extension/core/failure/catalogue.ts';
import { catalogueOf, type Catalogue } from '../../../extension/core/language/catalogues.ts';
import { LANGUAGES } from '../../../extension/core/language/languages.ts';
import { sourceWords } from './sourceWords.ts';

/** Folders whose words are said through the catalogue. What is added here must be whole. */
const SPOKEN = [
  'extension/webview',
  'extension/cli',
  'extension/browser',
  'extension/build/site/homeHtml.ts',
  'extension/build/site/lessonPages.ts',
  'extension/build/site/webManifest.ts',
  'extension/class',
  'extension/player',
  'extension/core/review/reviewWords.ts',
  'extension/core/drills/drillMachine.ts',
  'extension/core/session',
  'extension/core/sandbox/sandboxLesson.ts',
  'extension/core/sandbox/change',
  'extension/core/faults/hideFault.ts',
  'extension/editor',
  'extension/core/checks',
  'extension/core/capture/fragments.ts',
  'extension/core/capture/packetText.ts',
  'extension/core/async/waitFor.ts',
  'extension/core/explain',
  'extension/core/failure/failure.ts',
  'extension/core/rates/chartRows.ts',
  'extension/core/rates/chartSvg.ts',
  'extension/core/rates/chartText.ts',
  'extension/core/rates/measureChart.ts',
  'extension/core/language/say.ts',
  'extension/core/difference/factWords.ts',
  'extension/core/difference/lessonDifferences.ts',
  'extension/core/machine/machineLimits.ts',
  'extension/core/log/logChoice.ts',
  'extension/core/reach/judgePair.ts',
  'extension/core/rebuild/createLinks.ts',
  'extension/core/rebuild/rebuildPlan.ts',
  'extension/core/rebuild/rebuildScript.ts',
  'extension/core/rebuild/saveNetwork.ts',
  'extension/core/rebuild/traffic.ts',
  'extension/core/signatures/looksLike.ts',
  'extension/core/state/networkLocation.ts',
  'extension/core/state/networkState.ts',
  'extension/core/state/parseState.ts',
  'extension/core/state/tables/firewallDrops.ts',
  'extension/core/terminal/shell.ts',
  'extension/core/topology',
  'extension/core/unusual/addressFindings.ts',
  'extension/core/unusual/findingsText.ts',
  'extension/core/unusual/firewallFindings.ts',
  'extension/core/unusual/linkFindings.ts',
  'extension/core/unusual/routeFindings.ts',
  'extension/core/unusual/tunnelFindings.ts',
  'extension/core/walk/buildWalk.ts',
  'extension/core/walk/runWalk.ts',
  'extension/core/walk/legs.ts',
  'extension/core/walk/walkText.ts',
  'extension/core/state/readState.ts',
  'vm',
];
/** Names of keys, ids and programs, commands, and what the log says. */
const NOT_WORDS = new RegExp(
  `: (?:${[
    ...[
      'Home',
      'End',
      'Enter',
      'Arrow',
      'Escape',
      'icon ……',
      'mark …',
      'step-state …',
      'terminal-… terminal-…',
      'ui-monospace, .*',
    ],
    ...[
      'copying failed: …',
      'pasting failed: …',
      'Vagrant',
      'Docker',
      'Cancelled',
      'Lost',
      '…… · … MB',
      'ip netns exec … ',
      '… in … ms',
      'Esc',
      'Geneve',
      'IP in IP',
      'IPv6 in IPv4',
      '…, TTL …',
      'TCP …',
      'VLAN ……, ',
      ' \\(MTU …\\)',
      '… VNI …',
      'Ctrl',
      'Tab',
      'patchbay class serve',
      '(?:SELECT|INSERT) .*',
      'patchbay walk … ……',
    ],
    ...[
      'cancelled by the learner',
      'the machine was lost',
      'the prompts',
      'exit code …',
      'apt-get install .*',
      'boot a kernel .*',
    ],
    ...['cd … && set -eu.*', '… in terminal …: …'],
    ...['check kind', 'a kind of check', 'Patchbay', 'Patchbay: …', 'Ctrl\\+F6', '(?:style|font|img)-src .*'],
    // Evidence as the kernel's tables show it, and errors as programs write them.
    ...[
      'stp_state …',
      'active_slave …',
      'locked on',
      '… off',
      'VLAN …',
      'MAC …',
      'TTL …',
      'mtu …',
      'dstport …',
      'id …',
    ],
    ...[
      'remote …',
      'ikey …',
      'kind dummy',
      'ip …',
      'via …',
      'dev …',
      'table …',
      '… dev ………',
      '… dev … lladdr … …',
    ],
    ...[
      '… pref ……: ……',
      'No route to host',
      'Permission denied',
      'Invalid argument',
      'Invalid cross-device link',
    ],
    // What the kernel calls things, in the network's picture and among its facts.
    ...['pid …', 'state …', 'no carrier', 'port …', 'port of', 'member of', 'in VRF', 'peer …', 'to …'],
    ...['descriptor of … \\(pid …\\)', 'mount …'],
    ...['qdisc …(?:: …)?', 'tc …: …', 'row … …', 'flowchart TB'],
    // Commands.
    ...[
      '-d address show dev …',
      'route get …',
      'address show dev …',
      'link show dev …',
      '-6 address show dev …',
    ],
    ...['list chain … … …', '-d link show(?: dev …)?', '-s qdisc show dev …', 'route show dev …'],
    ...[
      '(?:modprobe|patchbay-host add) …',
      '(?:…+|ip) (?:address|link|netns|qdisc|tuntap) (?:add|delete|replace|set) .*',
      'delay …ms',
      'loss …%',
    ],
    ' (?:address|delay|gap|limit|link|mtu|rate) ….*',
    // What the doctor asks other programs, and what it looks for in their words.
    ...['Accept: application/json', 'libvirt …', 'Permission denied'],
    ...['capture: br0\\n.*', 'names neither a link nor a kind'],
    // What of a failure is another program's, or stands in the catalogue of failures.
    ...[],
    // The log.
    ...['The network could not be (?:drawn|read): …', 'The watch of the network ended: …', 'Solving …: …'],
    ...[
      'The checks of … could not be run: …',
      'Terminal …(?: was not closed)?: …',
      "The guest's terminals could not be listed: …",
    ],
  ].join('|')})$`,
  's',
);

/** Help for those who write lessons is in English, as the format is; that of the tools for assistants, too, and what a machine's failure passes on. */
const IN_ENGLISH =
  /^(?:extension\/editor\/authoring\/|extension\/class\/(?:report\/weights|web\/pageSocket)\.ts|extension\/cli\/(?:mcp\/.*|commands\/authoring\/.*|report\/(?:annotations|mutantReport|proofReport|verdictText))\.ts|vm\/(?!doctor\/)|extension\/core\/checks\/(?:parseCheck|checkFields|commonFields|checkReference|checkSchema)\.ts)/;

/** What failures say is in a table; what is only a place for another program's words is not in a catalogue. */
const failures: ReadonlySet<string> = new Set(
  Object.values(CATALOGUE)
    .flatMap(({ what, why, next }): string[] => [what, why, next])
    .filter((text) => /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, ''))),
);
const { said, unsaid } = sourceWords(SPOKEN);
const others = LANGUAGES.map(({ id }) => id).filter((id) => id !== 'en');

type Elements = ReturnType<IntlMessageFormat['getAst']>;
/** Kinds of @formatjs/icu-messageformat-parser that have no value. */
const [LITERAL, POUND] = [0, 7];

/** The open places of what a failure says, which is no ICU message: `failure` fills them in. */
function placesOfFailure(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name))].sort();
}

/** The open places of an ICU message; throws where it is malformed. */
function placesOf(text: string): string[] {
  const places = new Set<string>();
  const visit = (elements: Elements): void => {
    for (const element of elements) {
      const type: number = element.type;
      if (type === LITERAL || type === POUND || !('value' in element)) continue;
      places.add(element.value);
      if ('options' in element) Object.values(element.options).forEach(({ value }) => visit(value));
    }
  };
  visit(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
  return [...places].sort();
}

test('words for people are said through the catalogue', () => {
  expect(said.length).toBeGreaterThan(100);
  expect(unsaid.filter((line) => !NOT_WORDS.test(line) && !IN_ENGLISH.test(line))).toEqual([]);
});

test('an apostrophe never stands before a brace, where ICU would take it for the start of a quotation', () => {
  const translated = others.flatMap((language) => [...catalogueOf(language)]);
  const all = [...said, ...translated.filter(([english]) => !failures.has(english)).map(([, text]) => text)];
  expect(all.filter((text) => /'[{}]/.test(text))).toEqual([]);
});

describe.each(others)('%s', (language) => {
  const catalogue = catalogueOf(language);

  test('has every message that is said, and no other', () => {
    const known = new Set([...said, ...failures]);
    expect([...known].filter((english) => !catalogue.has(english))).toEqual([]);
    expect([...catalogue.keys()].filter((english) => !known.has(english))).toEqual([]);
  });

  test('has one translation of each message, whichever of its files says it', async () => {
    const folder = join(
      ROOT,
      'extension/core/language',
      language.replaceAll(/-./g, (at) => at.slice(1).toUpperCase()),
    );
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) {
      const parts = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, Catalogue>;
      const others = Object.values(parts)
        .flatMap((part) => Object.entries(part))
        .filter(([english, text]) => catalogue.get(english) !== text);
      expect(others, file).toEqual([]);
    }
  });

  test('has the open places of each message, in any order', () => {
    for (const [english, text] of catalogue) {
      const places = failures.has(english) ? placesOfFailure : placesOf;
      expect(`${english}: ${places(text).join()}`).toBe(`${english}: ${places(english).join()}`);
    }
  });
});
