/** What the command line says of its work; its help is in `help.ts`. */
export const cli = {
  'These lessons have no glossary.': '这些课程没有术语表。',
  'see also: {terms}': '另见：{terms}',
  'more in: {source}': '更多内容：{source}',
  'It comes back {when}.': '它会再次出现：{when}。',
  'On {host}. When it is done, or to see the solution: Ctrl-D.':
    '现在在 {host} 上。完成后，或者想看答案时，按 Ctrl-D。',
  'Enter goes back to the terminal, s shows the solution, q ends: ': '回车回到终端，s 显示答案，q 结束：',
  'Your answer (1 to {last}, q to end): ': '你的答案（1 到 {last}，q 结束）：',
  'How was it (1 to {last}, q to end)? ': '感觉怎么样（1 到 {last}，q 结束）？',
  'Hosts: {hosts}.': '主机：{hosts}。',
  'Next: patchbay shell HOST, topology, walk, explain.':
    '接下来：patchbay shell 主机名、topology、walk、explain。',
  'Next: patchbay shell, topology, walk, explain.': '接下来：patchbay shell、topology、walk、explain。',
  'To keep the network: patchbay save FILE. To end it: patchbay destroy sandbox.':
    '要保留网络：patchbay save 文件。要结束它：patchbay destroy sandbox。',
  'Saved {file}. To build it on a fresh machine: patchbay play {file}':
    '已保存 {file}。要在全新的虚拟机上搭建它：patchbay play {file}',
  'Made {folder}. To prove it: patchbay test {folder}': '已创建 {folder}。要验证它：patchbay test {folder}',
  'Left out, because no command builds it: {words}': '没有写入，因为没有命令可以搭建它：{words}',
  'Built on a fresh machine: the network is the same.': '已在全新的虚拟机上搭建：网络相同。',
  'Only the built network has: {text}': '只有搭建出的网络才有：{text}',
  'The built network lacks: {text}': '搭建出的网络缺少：{text}',
  'The machine is at the start of “{title}”.': '虚拟机回到了“{title}”的开头。',
  'The machine is at the start of “{title}”. Replayed: {steps}.':
    '虚拟机回到了“{title}”的开头。已重放：{steps}。',
  'to follow the packet: {command}': '跟踪数据包：{command}',
  'Remove the class {name}, with all names and all progress in it?':
    '要删除课堂 {name}，连同其中所有的名字和学习进度吗？',
  'Nothing was removed. To remove it without a question, use: --yes':
    '什么都没有删除。要不经询问就删除，请用：--yes',
  'The class {name} is removed.': '课堂 {name} 已删除。',
  'The class {name} is open. Its code is {code}.': '课堂 {name} 已开放。它的口令是 {code}。',
  'Learners: {address}': '学员：{address}',
  'or: {address}': '或：{address}',
  'Your board: {address}': '你的看板：{address}',
  'Keep the address of the board to yourself: it opens every page of the class.':
    '看板的地址请不要告诉别人：用它能打开课堂的每一个页面。',
  'Ctrl-C ends it and its machines; seats and progress stay for the next time.':
    '按 Ctrl-C 结束课堂和它的虚拟机；座位和学习进度会留到下一次。',
  'Ending the machines of the class …': '正在结束课堂的虚拟机……',
  'The class {name} is closed. Open it again with: patchbay class serve --name {name}':
    '课堂 {name} 已关闭。要再次开放，请用：patchbay class serve --name {name}',
  'Do it now?': '现在就做吗？',
  ok: '正常',
  MISSING: '缺少',
  'Reset the machine of “{title}” for this?': '要为此重置“{title}”的虚拟机吗？',
  'It would reset the machine of {lesson}. End that first: patchbay destroy {lesson}':
    '这会重置 {lesson} 的虚拟机。请先结束它：patchbay destroy {lesson}',
  '{lesson} has no fault that packets show.': '{lesson} 没有数据包能显露的故障。',
  'Find it, and repair it: patchbay shell, walk, explain, state.':
    '请找到它并修好它：patchbay shell、walk、explain、state。',
  'When you think that it is whole: patchbay repaired {lesson} (seed {seed})':
    '觉得修好了，就执行：patchbay repaired {lesson}（种子 {seed}）',
  'No fault is hidden in {lesson}. To hide one: patchbay break {lesson}':
    '{lesson} 中没有藏着故障。要藏一个，请用：patchbay break {lesson}',
  'Not yet. Keep looking. To read what it is: patchbay repaired --give-up':
    '还没有修好。请继续找；想知道是什么故障，请用：patchbay repaired --give-up',
  'Repaired, after {minutes} min {seconds} s. It was:': '修好了，用时 {minutes} 分 {seconds} 秒。故障是：',
  'It was:': '故障是：',
  'refused: {why}': '不采用：{why}',
  '{lesson}: {good} of {count} can be found.': '{lesson}：{count} 个中有 {good} 个能找到。',
  'This lesson has no steps.': '本课没有步骤。',
  'Every check of “{title}” passes. There is nothing to hint at.':
    '“{title}”的检查全部通过，没有什么可提示的。',
  'No check of “{title}” that fails has a hint.': '“{title}”未通过的检查都没有提示。',
  'hint {number} of {count}: {hint}': '提示 {number}/{count}：{hint}',
  'There is no further hint. To see how it is done: patchbay solve':
    '没有更多提示了。想看怎样做，请用：patchbay solve',
  'Reset: the machine is as it was at the start.': '已重置：虚拟机和开始时一样。',
  'No machine was running.': '没有虚拟机在运行。',
  'Destroyed: {machines}.': '已销毁：{machines}。',
  '{title} ({minutes} min, {achieved} of {steps} steps)':
    '{title}（{minutes} 分钟，已完成 {achieved} / {steps} 步）',
  '{title} ({minutes} min, {achieved} of {steps} steps, running)':
    '{title}（{minutes} 分钟，已完成 {achieved} / {steps} 步，运行中）',
  'Drew {count, plural, one {# interface} other {# interfaces}} into {file}.':
    '已把 {count} 个接口画进 {file}。',
  'On {host}. Ctrl-] leaves; what runs there goes on.':
    '在 {host} 上。按 Ctrl-] 离开；那里运行的程序会继续运行。',
  'Go back to the start of “{title}”, and run it from there?': '要回到“{title}”的开头，从那里开始执行吗？',
  'From the start of the step: {command}': '从这一步的开头执行：{command}',
  '{title} is running already. Go on with: patchbay shell': '《{title}》已经在运行。请继续：patchbay shell',
  '{title}: {steps, plural, one {# step} other {# steps}}, about {minutes} min.':
    '《{title}》：{steps} 步，大约 {minutes} 分钟。',
  'Linux {kernel} is running ({by}).': 'Linux {kernel} 正在运行（{by}）。',
  'Next: patchbay shell, and patchbay check {lesson}': '接下来：patchbay shell 和 patchbay check {lesson}',
  "Patchbay can't read it.": 'Patchbay 无法读取它。',
  FAIL: '未通过',
  ERROR: '出错',
  'not run': '未检查',
  'wanted:': '期望：',
  'seen:': '实际：',
  'hint:': '提示：',
  '{more, plural, one {# more hint} other {# more hints}}: patchbay hint':
    '还有 {more} 条提示：patchbay hint',
  '{title} (achieved)': '{title}（已完成）',
  'No longer true, from the step {step}: {what}': '不再成立（来自步骤 {step}）：{what}',
  '{heading}:': '{heading}：',
  '{problem} (and {count} more; see patchbay lint {folder})':
    '{problem}（还有 {count} 个；请看 patchbay lint {folder}）',
  '{step}, line {line}: {why}': '{step} 第 {line} 行：{why}',
  'Cancelled; nothing is left behind.': '已取消；没有留下任何东西。',
  'See it: {command}': '查看：{command}',
  'See it: {command} (on {host})': '查看：{command}（在 {host} 上）',
  'Nothing unusual was found in this network.': '在这个网络中没有发现异常之处。',
  'also seen at {places}': '还出现在 {places}',
  '{title} (sent {attempts} times)': '{title}（发送了 {attempts} 次）',
  'not seen any further': '没有再看到它',
  'not seen any further: {why}': '没有再看到它：{why}',
  elsewhere: '别处',
  'this machine': '本机',
  'not measured': '未测量',
  '{links, plural, one {# link} other {# links}}': '{links} 条链路',
  'Each computer has its own scale: its longest bar is its fastest path. Compare the shapes, not the numbers.':
    '每台计算机各用各的刻度：最长的条是它最快的路径。请比较形状，而不要比较数字。',
  'Measuring {path} ({number} of {count})': '正在测量 {path}（第 {number} 条，共 {count} 条）',
} as const satisfies Record<string, string>;
