/** Failures of what is asked of the command line, and of what it writes. */
export const commandLine = {
  "'{written}' are not names of hosts.": '“{written}”不是主机名。',
  'A name has up to 15 lower-case letters and digits, a letter first; each is there once, and there are at most 15.':
    '主机名最多 15 个小写字母和数字，以字母开头；每个只能出现一次，最多 15 个。',
  'Write them like this: --hosts a,b,c.': '请这样写：--hosts a,b,c。',
  'A sandbox is running already.': '已经有一个沙盒在运行。',
  'There is one at a time, and this one has work of yours in it.': '同一时间只有一个沙盒，其中有你做的东西。',
  'Go on with it (patchbay shell), or end it first: patchbay destroy sandbox.':
    '请继续使用它（patchbay shell），或先结束它：patchbay destroy sandbox。',
  'The network was not saved.': '网络没有保存。',
  'There is no network to make a lesson of.': '没有可以做成课程的网络。',
  'The machine has no interface but its own.': '虚拟机里只有它自己的接口。',
  'Build something first.': '请先搭建些什么。',
  'patchbay shell needs a terminal.': 'patchbay shell 需要终端。',
  'Its input is not one.': '它的输入不是终端。',
  'To run one command, use: patchbay exec -- COMMAND.': '要运行一条命令，请用：patchbay exec -- COMMAND。',
  "PATCHBAY_LOG has '{word}', which is neither a level nor a part of Patchbay.":
    'PATCHBAY_LOG 中的“{word}”既不是级别，也不是 Patchbay 的组成部分。',
  'The levels are {levels}; the parts are {tags}.': '级别有 {levels}；组成部分有 {tags}。',
  '{instead}. For example: PATCHBAY_LOG=debug, or PATCHBAY_LOG=warn,ssh=trace.':
    '{instead}例如：PATCHBAY_LOG=debug，或 PATCHBAY_LOG=warn,ssh=trace。',
  'There is no command to run.': '没有要运行的命令。',
  'patchbay exec runs the words after it.': 'patchbay exec 运行写在它后面的内容。',
  'Say what to run, for example: patchbay exec -- ip addr.':
    '请写明运行什么，例如：patchbay exec -- ip addr。',
  'A walk sends one packet.': '一次跟踪只发送一个数据包。',
  'More than one of --tcp, --arp and --size was given.': '--tcp、--arp 和 --size 给出了不止一个。',
  'Choose one of them.': '请选择其中之一。',
  "There is no reporter '{reporter}'.": '没有名为“{reporter}”的报告格式。',
  'The reporters are: {known}.': '报告格式有：{known}。',
  'Use one of them.': '请使用其中之一。',
  "The lesson can't be proven.": '无法验证这一课。',
  'Correct it first: otherwise a proof would silently skip it.': '请先改正它：验证会不声不响地跳过它。',
  'The lesson {lesson} has no chart.': '课程 {lesson} 没有图表。',
  'Patchbay measures the paths of a chart.': 'Patchbay 测量的是图表中的路径。',
  'Name a lesson that has one: rates.': '请指定有图表的课程：rates。',
  'No lesson is running.': '没有课程在运行。',
  'Without a name, Patchbay measures the lesson that you started last.': '不写名字，就测量最后启动的课程。',
  'Start one (patchbay start rates), and then: patchbay rates.':
    '请启动一课（patchbay start rates），再执行：patchbay rates。',
  "'{id}' can't be a lesson's id.": '“{id}”不能用作课程的 id。',
  'An id is also the name of a folder.': 'id 也是文件夹的名字。',
  'Use lower-case letters, digits and dashes, a letter first.': '请使用小写字母、数字和连字符，以字母开头。',
  "'{language}' is not a language that a lesson can be translated to.":
    '“{language}”不是课程可以译成的语言。',
  'Languages have the same names as in VS Code, and lesson.md itself is in English.':
    '语言的写法和 VS Code 的一样，而 lesson.md 本身是英文的。',
  'Use a tag such as zh-cn, de or pt-br.': '请使用 zh-cn、de 或 pt-br 这样的标记。',
  "Patchbay can't read the translation {file}, and did not change it.":
    'Patchbay 无法读取译文 {file}，没有改动它。',
  'It is not UTF-8 text, has hidden characters, or is larger than 1 MB.':
    '它不是 UTF-8 文本，或者含有隐藏字符，或者大于 1 MB。',
  'See where with: patchbay lint {folder}': '查看在哪里：patchbay lint {folder}',
  'Nothing was accepted: {parts} is not stale in {file}.': '没有接受任何译文：{file} 中的 {parts} 并未过时。',
  'Patchbay accepts only stale parts: translated ones whose English was changed.':
    'Patchbay 只接受过时的部分：已经译好，但英文后来改过的。',
  'Use the names after the @ in that file, or --accept alone for all stale parts.':
    '请使用该文件中 @ 后面的名字；只写 --accept，就接受所有过时的部分。',
  'Patchbay did not create the folder {folder}.': '没有创建文件夹 {folder}。',
  'Choose another id.': '请另选一个 id。',
  "Patchbay can't import '{format}'.": 'Patchbay 无法导入“{format}”。',
  'It reads: {known}.': '它能读取：{known}。',
  'Use one of them, for example: patchbay import killercoda FOLDER.':
    '请使用其中之一，例如：patchbay import killercoda FOLDER。',
  'There is no Killercoda scenario in {path}.': '{path} 中没有 Killercoda 场景。',
  'It has no index.json with details and steps.': '它没有带 details 和 steps 的 index.json。',
  'Name the folder of one scenario.': '请指定一个场景的文件夹。',
  '{path} is too large to read.': '{path} 太大，无法读取。',
  'A lesson has at most {limit} bytes of text.': '一课的文本最多 {limit} 字节。',
  'Split the file.': '请把文件拆开。',
  'Patchbay did not save the chart.': '图表没有写入。',
  'Name another file.': '请指定另一个文件。',
  'Patchbay did not save the picture.': '图没有写入。',
  'Patchbay did not save the packets.': '数据包没有保存。',
  'Choose one of them': '请从中选择一个。',
} as const satisfies Record<string, string>;
