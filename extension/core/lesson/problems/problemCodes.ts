import type { ProblemSeverity } from '../model/lesson.ts';

interface ProblemCodeEntry {
  /** One sentence: what is wrong. A problem's own message may name the thing. */
  readonly what: string;
  /** What to write instead. */
  readonly instead: string;
  readonly severity: ProblemSeverity;
}

function error(what: string, instead: string): ProblemCodeEntry {
  return { what, instead, severity: 'error' };
}

function warning(what: string, instead: string): ProblemCodeEntry {
  return { what, instead, severity: 'warning' };
}

/**
 * Every code that `lint` and the editor show. A code's meaning never changes and a retired code is never used
 * again, because people search for them and CI configurations name them.
 */
export const problemCodes = {
  // 1xx: the folder and its bytes
  PB101: error('There is no lesson.md.', 'Create lesson.md in the lesson folder.'),
  PB102: error('lesson.md is larger than 1 MB.', 'Move large text into files/, or split the lesson.'),
  PB103: error('A file is too large for a lesson.', 'Keep each file under 4 MB, and the folder under 10 MB.'),
  PB104: error('The lesson has too many files.', 'Keep the folder under 200 files.'),
  PB105: error('The file is not UTF-8 text.', 'Save it as UTF-8.'),
  PB106: error('There is a control character in the text.', 'Remove it, or write it visibly (\\x1b).'),
  PB107: error(
    'This file does not belong in a lesson folder.',
    'Keep only lesson.md, setup.sh, files/, wrong/*.sh, right/*.sh and pictures (.svg, .png) here.',
  ),
  PB108: error('This file cannot be read as part of the lesson.', 'Replace it by a regular file.'),
  PB109: warning('There are more problems than are shown.', 'Correct these first.'),
  PB110: error(
    'The lesson folder has an unusable name.',
    'Use small letters, digits and "-", such as veth-bridge.',
  ),

  // 2xx: front matter
  PB201: error(
    'The front matter is missing.',
    'Begin the file with "---", title, summary, minutes, hosts, "---".',
  ),
  PB202: error('The front matter does not end.', 'Close it with a line "---".'),
  PB203: error('The front matter is not a list of keys.', 'Write one "key: value" a line.'),
  PB204: error('A key is missing in the front matter.', 'Add it.'),
  PB205: error('The front matter has an unknown key.', 'Remove it, or correct its name.'),
  PB206: error('A value in the front matter is not right.', 'Correct it.'),
  PB207: error('This host name cannot be used.', 'Use small letters and digits, beginning with a letter.'),
  PB208: error('A host is declared twice.', 'Name each host once.'),
  PB209: error('This lesson format is not known.', 'Write "format: 1".'),
  PB210: error('The lesson requires something that no machine offers.', 'Use docker, etcd, gcc or btf.'),

  // 3xx: YAML
  PB301: error(
    'This is not valid YAML.',
    'Correct it; put a value in quotes where it has ": " or " #" inside.',
  ),
  PB302: error('YAML anchors, aliases and tags are not used in lessons.', 'Write the value out.'),
  PB303: error('This YAML is too large or nested too deep.', 'Keep a block under 64 kB and 20 levels.'),
  PB304: error('A key is written twice.', 'Keep one of them.'),

  // 4xx: structure and prose
  PB401: error('The lesson has no steps.', 'Add one: ## Title {#id}'),
  PB402: error('This step has no id.', 'Write the heading as: ## Title {#id}'),
  PB403: error('This step id cannot be used.', 'Use small letters, digits and "-", beginning with a letter.'),
  PB404: error('Two steps have the same id.', 'Give this one an id of its own.'),
  PB405: error(
    'There is more than one first-level heading.',
    'Use "## Title {#id}" for steps, "###" inside one.',
  ),
  PB406: error('This step has no title.', 'Write the heading as: ## Title {#id}'),
  PB407: warning('This step has no checks.', 'Add a ```yaml {check} block, or join it with another step.'),
  PB408: error('A block with a directive stands inside a list or a quote.', 'Move it to the left margin.'),
  PB409: error('This block is never closed.', 'End it with a line of the same marks as it began with.'),
  PB410: error('HTML is not shown in lessons.', 'Write Markdown; put a literal "<" between backticks.'),
  PB411: error(
    'This link leads where a lesson may not.',
    'Link to https://…, to #step, or to a file of the lesson.',
  ),
  PB412: error(
    'This picture is not part of the lesson.',
    'Put the .svg or .png into the folder and name it here.',
  ),
  PB413: warning('This link names a step that does not exist.', 'Link to the id of a step.'),

  // 5xx: directives
  PB501: error(
    'The braces of this block cannot be read.',
    'Write {directive flag key=value key="some words"}.',
  ),
  PB502: error(
    'This directive is not known.',
    'Use run, solution, stop, output, quiz, check, chart, look or walk.',
  ),
  PB503: error('This directive has no such option.', 'Remove it, or correct its name.'),
  PB504: error('This option has the wrong form.', 'Correct it.'),
  PB505: error('A command that stays needs to say when it is ready.', 'Add until="text that it prints".'),
  PB506: error('"until" is only for a command that stays.', 'Add "stays", or remove "until".'),
  PB507: error('This host is not declared.', 'Add it to "hosts" in the front matter, or correct its name.'),
  PB508: error('This block is empty.', 'Write its text, or remove the block.'),
  PB509: error('This output follows no run block.', 'Put it after the {run} block that printed it.'),
  PB510: warning(
    'Nothing keeps running in this terminal.',
    'Remove the {stop}, or say "stays" in the run block.',
  ),
  PB511: error('This block has the wrong language.', 'Write the language before the brace.'),
  PB512: error('This block stands before the first step.', 'Move it into a step.'),
  PB513: error('One terminal is used for two hosts.', 'Name another terminal.'),
  PB514: error('An option is written twice.', 'Keep one of them.'),
  PB515: warning('Something still runs in this terminal.', 'Add a {stop} before, or use another terminal.'),

  PB516: error('An option is missing.', 'Add it.'),

  // 6xx: quizzes and charts
  PB601: error(
    'This quiz is not right.',
    'Write "question:" and "options:", each with text, why, and right: true.',
  ),
  PB602: error('No option of this quiz is right.', 'Mark at least one with "right: true".'),
  PB603: error('This chart is not right.', 'Write "title:" and "paths:", each with path, to and links.'),
  PB604: error('A path of an earlier chart has this name.', 'Give each path a name of its own.'),
  PB605: error('No chart before this one names a path.', 'Write the paths here.'),

  // 7xx: checks
  PB701: error('This is not a list of checks.', 'Write "- what: …" and a kind for each.'),
  PB702: error('This check does not say what it checks.', 'Add "what:" in the words of the learner.'),
  PB703: error('This check has no kind, or more than one.', 'Name one kind, such as link, address or reach.'),
  PB704: error('This kind of check has no such key.', 'Remove it, or correct its name.'),
  PB705: error('A key is missing in this check.', 'Add it.'),
  PB706: error('A value in this check is not right.', 'Correct it.'),
  PB707: error('Two checks of this step have the same id.', 'Give this one an id of its own.'),
  PB708: error(
    'This check comes after one that does not exist.',
    'Name the id of another check of the same step.',
  ),
  PB709: error('These checks wait for each other in a circle.', 'Remove one "after".'),
  PB710: error('This check is for a host that is not declared.', 'Add it to "hosts", or correct its name.'),
  PB711: warning('Two checks of this step say the same.', 'Say in each what is different.'),

  // 8xx: scripts
  PB801: error(
    'The name of this attempt cannot be read.',
    'Name it wrong/<step>--<what>.sh or right/<step>--<what>.sh.',
  ),
  PB802: error('This attempt is for a step that does not exist.', 'Name it after the id of a step.'),
  PB803: error('No check can judge this attempt.', 'Add a {check} to its step, or remove the file.'),
  PB804: error('This script is empty.', 'Write it, or remove the file.'),
} as const satisfies Record<string, ProblemCodeEntry>;

export type ProblemCode = keyof typeof problemCodes;
