import type { ProblemSeverity } from '../model/lesson.ts';

interface ProblemKind<Code extends string> {
  /** What people search for, and CI configurations name: its meaning never changes. */
  readonly code: Code;
  /** One sentence: what is wrong. A problem's own message may name the thing. */
  readonly what: string;
  /** What to write instead. */
  readonly instead: string;
  readonly severity: ProblemSeverity;
}

function error<Code extends string>(code: Code, what: string, instead: string): ProblemKind<Code> {
  return { code, what, instead, severity: 'error' };
}

function warning<Code extends string>(code: Code, what: string, instead: string): ProblemKind<Code> {
  return { code, what, instead, severity: 'warning' };
}

/**
 * Every problem that `lint` and the editor show, by name. A retired code is never used again. docs/lint-problems.md is
 * made from this list and an example of each (`npm run generate`).
 */
export const problemKinds = {
  // 1xx: the folder and its bytes
  lessonMissing: error('PB101', 'There is no lesson.md.', 'Create lesson.md in the lesson folder.'),
  lessonTooLarge: error(
    'PB102',
    'lesson.md is larger than 1 MB.',
    'Move large text into files/, or split the lesson.',
  ),
  fileTooLarge: error(
    'PB103',
    'A file is too large for a lesson.',
    'Keep each file under 4 MB, and the folder under 10 MB.',
  ),
  tooManyFiles: error('PB104', 'The lesson has too many files.', 'Keep the folder under 200 files.'),
  notUtf8: error('PB105', 'The file is not UTF-8 text.', 'Save it as UTF-8.'),
  hiddenCharacter: error(
    'PB106',
    'There is a control character in the text.',
    'Remove it, or write it visibly (\\x1b).',
  ),
  strayFile: error(
    'PB107',
    'This file does not belong in a lesson folder.',
    'Keep only lesson.md, its translations, setup.sh, drills.md, network.txt, signatures.txt, mutants.yaml, files/, wrong/*.sh, right/*.sh and pictures (.svg, .png) here.',
  ),
  fileUnreadable: error(
    'PB108',
    'This file cannot be read as part of the lesson.',
    'Replace it with a regular file.',
  ),
  problemsLeftOut: warning('PB109', 'There are more problems than are shown.', 'Correct these first.'),
  folderNameUnusable: error(
    'PB110',
    'This name cannot be used for a lesson folder.',
    'Use small letters, digits and "-", such as veth-bridge.',
  ),

  // 2xx: front matter
  frontMatterMissing: error(
    'PB201',
    'The front matter is missing.',
    'Begin the file with "---", title, summary, minutes, hosts, "---".',
  ),
  frontMatterNotClosed: error('PB202', 'The front matter does not end.', 'Close it with a line "---".'),
  frontMatterNotAMap: error(
    'PB203',
    'The front matter is not a list of keys.',
    'Write one "key: value" a line.',
  ),
  frontMatterKeyMissing: error('PB204', 'A key is missing in the front matter.', 'Add it.'),
  frontMatterKeyUnknown: error(
    'PB205',
    'The front matter has an unknown key.',
    'Remove it, or correct its name.',
  ),
  frontMatterValueInvalid: error('PB206', 'A value in the front matter is not valid.', 'Correct it.'),
  hostNameUnusable: error(
    'PB207',
    'This host name cannot be used.',
    'Use small letters and digits, beginning with a letter.',
  ),
  hostDeclaredTwice: error('PB208', 'A host is declared twice.', 'Name each host once.'),
  formatUnknown: error('PB209', 'This lesson format is not known.', 'Write "format: 1".'),
  requirementUnknown: error(
    'PB210',
    'The lesson requires something that no machine offers.',
    'Use docker, etcd, gcc or btf.',
  ),

  // 3xx: YAML
  yamlInvalid: error(
    'PB301',
    'This is not valid YAML.',
    'Correct it; put a value in quotes where it has ": " or " #" inside.',
  ),
  yamlAliasOrTag: error(
    'PB302',
    'YAML anchors, aliases and tags are not used in lessons.',
    'Write the value out.',
  ),
  yamlTooLarge: error(
    'PB303',
    'This YAML is too large or nested too deep.',
    'Keep a block under 64 kB and 20 levels.',
  ),
  yamlKeyTwice: error('PB304', 'A key is written twice.', 'Keep one of them.'),

  // 4xx: structure and prose
  stepsMissing: error('PB401', 'The lesson has no steps.', 'Add one: ## Title {#id}'),
  stepIdMissing: error('PB402', 'This step has no id.', 'Write the heading as: ## Title {#id}'),
  stepIdUnusable: error(
    'PB403',
    'This step id cannot be used.',
    'Use small letters, digits and "-", beginning with a letter.',
  ),
  stepIdTaken: error('PB404', 'Two steps have the same id.', 'Give this one an id of its own.'),
  secondTitle: error(
    'PB405',
    'There is more than one first-level heading.',
    'Use "## Title {#id}" for steps, "###" inside one.',
  ),
  stepTitleMissing: error('PB406', 'This step has no title.', 'Write the heading as: ## Title {#id}'),
  stepWithoutChecks: warning(
    'PB407',
    'This step has no checks.',
    'Add a ```yaml {check} block, or join it with another step.',
  ),
  blockNested: error(
    'PB408',
    'A block with a directive stands inside a list or a quote.',
    'Move it to the left margin.',
  ),
  fenceNotClosed: error(
    'PB409',
    'This block is never closed.',
    'End it with a line of the same marks as it began with.',
  ),
  htmlInProse: error(
    'PB410',
    'HTML is not shown in lessons.',
    'Write Markdown; put a literal "<" between backticks.',
  ),
  linkLeadsOutside: error(
    'PB411',
    'A lesson cannot link to this address.',
    'Link to https://…, to #step, or to a file of the lesson.',
  ),
  pictureNotInLesson: error(
    'PB412',
    'This picture is not part of the lesson.',
    'Put the .svg or .png into the folder and name it here.',
  ),
  linkToUnknownStep: warning(
    'PB413',
    'This link names a step that does not exist.',
    'Link to the id of a step.',
  ),

  fenceBadlyClosed: error(
    'PB414',
    'This line does not close the block before it.',
    'Write as many marks as the block begins with, alone on the line.',
  ),
  textMadeHeading: error(
    'PB415',
    'A line of "-" right under text makes a heading of the text.',
    'Leave an empty line between them; or write a step as: ## Title {#id}',
  ),
  linkUndefined: warning(
    'PB416',
    'No line says where this link leads.',
    'Add a line such as "[label]: https://…" anywhere in the lesson, or write [text](https://…).',
  ),
  footnoteInProse: warning(
    'PB417',
    'Lessons have no footnotes: readers see the marks as they are written.',
    'Write its words in the text, or a link: [words](https://…).',
  ),

  // 5xx: directives
  bracesUnreadable: error(
    'PB501',
    'The braces of this block cannot be read.',
    'Write {directive flag key=value key="some words"}.',
  ),
  directiveUnknown: error(
    'PB502',
    'This directive is not known.',
    'Use run, solution, stop, output, quiz, check, chart, look or walk.',
  ),
  optionUnknown: error('PB503', 'This directive has no such option.', 'Remove it, or correct its name.'),
  optionInvalid: error('PB504', 'The value of this option is not valid.', 'Correct it.'),
  untilMissing: error(
    'PB505',
    'A command that stays needs to say when it is ready.',
    'Add until="text that it prints".',
  ),
  untilWithoutStays: error(
    'PB506',
    '"until" is only for a command that stays.',
    'Add "stays", or remove "until".',
  ),
  blockHostUnknown: error(
    'PB507',
    'This host is not declared.',
    'Add it to "hosts" in the front matter, or correct its name.',
  ),
  blockEmpty: error('PB508', 'This block is empty.', 'Write its text, or remove the block.'),
  outputWithoutRun: error(
    'PB509',
    'This output follows no run block.',
    'Put it after the {run} block that printed it.',
  ),
  nothingToStop: warning(
    'PB510',
    'Nothing keeps running in this terminal.',
    'Remove the {stop}, or say "stays" in the run block.',
  ),
  languageWrong: error('PB511', 'This block has the wrong language.', 'Write the language before the brace.'),
  blockBeforeSteps: error('PB512', 'This block stands before the first step.', 'Move it into a step.'),
  terminalOnTwoHosts: error('PB513', 'One terminal is used for two hosts.', 'Name another terminal.'),
  optionTwice: error('PB514', 'An option is written twice.', 'Keep one of them.'),
  terminalBusy: warning(
    'PB515',
    'Something still runs in this terminal.',
    'Add a {stop} before, or use another terminal.',
  ),

  optionMissing: error('PB516', 'An option is missing.', 'Add it.'),
  promptInCommands: warning(
    'PB517',
    'A command begins with a prompt.',
    'Write the command alone; what it prints goes into a ```text {output} block after it.',
  ),

  // 6xx: quizzes and charts
  quizInvalid: error(
    'PB601',
    'This quiz is not valid.',
    'Write "question:" and "options:", each with text, why, and right: true.',
  ),
  quizWithoutRightOption: error(
    'PB602',
    'No option of this quiz is right.',
    'Mark at least one with "right: true".',
  ),
  chartInvalid: error(
    'PB603',
    'This chart is not valid.',
    'Write "title:" and "paths:", each with path, to and links.',
  ),
  chartPathTaken: error(
    'PB604',
    'A path of an earlier chart has this name.',
    'Give each path a name of its own.',
  ),
  chartPathsMissing: error('PB605', 'No chart before this one names a path.', 'Write the paths here.'),

  // 7xx: checks
  checksNotAList: error('PB701', 'This is not a list of checks.', 'Write "- what: …" and a kind for each.'),
  checkWithoutWhat: error(
    'PB702',
    'This check does not say what it checks.',
    'Add "what:" in the words of the learner.',
  ),
  checkKindUnclear: error(
    'PB703',
    'This check has no kind, or more than one.',
    'Name one kind, such as link, address or reach.',
  ),
  checkKeyUnknown: error('PB704', 'This kind of check has no such key.', 'Remove it, or correct its name.'),
  checkKeyMissing: error('PB705', 'A key is missing in this check.', 'Add it.'),
  checkValueInvalid: error('PB706', 'A value in this check is not valid.', 'Correct it.'),
  checkIdTaken: error(
    'PB707',
    'Two checks of this step have the same id.',
    'Give this one an id of its own.',
  ),
  afterUnknownCheck: error(
    'PB708',
    'This check comes after one that does not exist.',
    'Name the id of another check of the same step.',
  ),
  checksInCircle: error('PB709', 'These checks wait for each other in a circle.', 'Remove one "after".'),
  untilNoLaterStep: error(
    'PB712',
    'This check names a step in "until" that does not come later.',
    'Name the id of the later step that changes what the check asks for.',
  ),
  checkHostUnknown: error(
    'PB710',
    'This check is for a host that is not declared.',
    'Add it to "hosts", or correct its name.',
  ),
  checksSayTheSame: warning(
    'PB711',
    'Two checks of this step have the same text.',
    'Say in each what is different.',
  ),

  // 8xx: scripts
  attemptNameUnreadable: error(
    'PB801',
    'The name of this attempt does not say its step.',
    'Name it wrong/<step>--<what>.sh or right/<step>--<what>.sh.',
  ),
  attemptForUnknownStep: error(
    'PB802',
    'This attempt is for a step that does not exist.',
    'Name it after the id of a step.',
  ),
  attemptWithoutChecks: error(
    'PB803',
    'No check can judge this attempt.',
    'Add a {check} to its step, or remove the file.',
  ),
  scriptEmpty: error('PB804', 'This script is empty.', 'Write it, or remove the file.'),
  attemptSaysInvalid: error(
    'PB805',
    'This line does not say what a learner reads.',
    'Write "# says: /a regular expression/" in one line.',
  ),
  networkStale: warning(
    'PB806',
    'This file is of other commands than the lesson has.',
    'Run `patchbay test` on the lesson: it writes the file again.',
  ),
  mutantsInvalid: error(
    'PB807',
    'This list of mutants cannot be read.',
    'Write "- mutant: NAME" and "why: …" for each, under the id of its step.',
  ),
  signaturesStale: warning(
    'PB808',
    'This file is of other commands, checks or wrong states than the lesson has.',
    'Run `patchbay test` on the lesson: it writes the file again.',
  ),

  drillWithoutWorld: error(
    'PB809',
    'This drill does not say in which network it is asked.',
    'Write "at: STEP" (as that step begins) or "after: STEP" in the line below its heading.',
  ),
  drillAtUnknownStep: error(
    'PB810',
    'This drill names a step that does not exist.',
    'Name the id of a step of lesson.md.',
  ),
  drillIncomplete: error(
    'PB811',
    'A drill lacks something.',
    'Write its task, then one {solution}, then why that is right, then a {check}.',
  ),
  drillBlockUnwanted: error(
    'PB812',
    'This block does not belong in a drill.',
    'Keep to prose, one {solution} that ends by itself, and {check}.',
  ),

  // 9xx: translations, and the glossary beside the lessons
  translationStale: warning(
    'PB901',
    'The English of this part was changed after it was translated.',
    'Run `patchbay translate`, correct the text below the new English, and remove the word "stale".',
  ),
  translationMissing: warning(
    'PB902',
    'A part of the lesson is not translated.',
    'Run `patchbay translate`, and write each new part below its English.',
  ),
  translationUnused: warning(
    'PB903',
    'The lesson does not have what this part translates.',
    'Remove the part, or use it for another one.',
  ),
  translationCodeMissing: warning(
    'PB904',
    'The translation leaves out code that is in the English.',
    'Keep what is between backticks as it is.',
  ),
  glossaryInvalid: error(
    'PB905',
    'This glossary cannot be read.',
    'Write "words: […]", "text: …" and "source: …" under the id of each term.',
  ),
  glossaryNameUnknown: error(
    'PB906',
    'This term or lesson does not exist.',
    'Name the id of another term in "see", of a lesson in "lessons".',
  ),
  glossaryWordTaken: error(
    'PB907',
    'A word means two terms of the glossary.',
    'Keep it at one of them, or give both "lessons" that are different.',
  ),
  glossaryTermUnused: warning(
    'PB908',
    'No lesson uses this term.',
    'Remove it, or add the word that lessons use for it.',
  ),
} as const satisfies Record<string, ProblemKind<string>>;

export type ProblemName = keyof typeof problemKinds;
export type ProblemCode = (typeof problemKinds)[ProblemName]['code'];
