/** What the player says: questions, the machine's state, commands that failed. */
export const player = {
  'It did not work': '未成功',
  'It is there already: done before ({why})': '已经存在：之前执行过（{why}）',
  'Passed. {count}.': '已通过。{count}。',
  "Your network differs from the lesson's in {count, plural, one {# place} other {# places}}":
    '你的网络与课程的网络有 {count} 处不同',
  missing: '缺少',
  more: '多出',
  '{program} is in front in this terminal. Leave it with {keys}, or press Run again to end it':
    '{program} 正占用这个终端。用 {keys} 退出，或再按一次“运行”来结束它',
  '{why} (done before)': '{why}（之前执行过）',
  ' and ': ' 和 ',
  '“{command}” ended, and was meant to stay until stopped':
    '命令“{command}”已退出，而它本应一直运行到被停止为止',
  'The shell did not say how “{command}” ended: its PROMPT_COMMAND was replaced. Open a new terminal':
    'shell 没有说明“{command}”的结果：它的 PROMPT_COMMAND 被改掉了。请新建一个终端',
  '“{command}” exited with {code}': '命令“{command}”退出，返回码 {code}',
  'Cancelled. Your progress is kept.': '已取消。进度已保留。',
  'Forget it': '清除进度',
  'Forget your progress in {title}?': '清除《{title}》的学习进度？',
  'From {from} to {to}': '从 {from} 到 {to}',
  'Going back to the machine that runs': '正在回到运行中的虚拟机',
  'Later steps may build on it. You can come back to it at any time.':
    '后面的步骤可能依赖它。你可以随时回来完成。',
  'Measuring…': '正在测量……',
  'No longer true, from “{title}”: {what}': '不再成立（来自“{title}”）：{what}',
  'Patchbay removes what you achieved, skipped and answered, and starts a fresh machine.':
    '将清除已完成、已跳过的步骤和答题记录，并启动一台全新的虚拟机。',
  'Patchbay runs the commands in the terminals, where you can watch them.':
    '命令会在终端中自动执行，你可以看着它们运行。',
  "Preparing the lesson's world": '正在准备课程环境',
  'Rebuilding {title}': '正在重建《{title}》',
  'Replaying: {title}': '正在重放：{title}',
  'Reset the lesson': '重置课程',
  'Reset {title}?': '重置《{title}》？',
  'Resetting {title}': '正在重置《{title}》',
  'Run the commands': '执行命令',
  'Show how: {title}?': '演示“{title}”？',
  'Skip it': '跳过',
  'Skip {title}?': '跳过“{title}”？',
  'Starting {title}': '正在启动《{title}》',
  'Stopped.': '已停止。',
  'The lesson starts again on a fresh machine. The steps that you achieved stay achieved.':
    '课程将在一台全新的虚拟机上重新开始。已完成的步骤仍记为完成。',
  'The machine was stopped. Your progress is kept.': '虚拟机已停止。进度已保留。',
  'a C compiler (gcc)': 'C 编译器（gcc）',
  'not measured yet': '尚未测量',
  'test machine': '测试用虚拟机',
  "the kernel's type information (BTF)": '内核类型信息（BTF）',
  'v86, an emulated PC': 'v86（模拟的 PC）',
  '{name} in {kind} {box}': '{kind} {box} 中的 {name}',
  '{name} in {netns} on {host}': '{host} 的命名空间 {netns} 中的 {name}',
  '{name} on {host}': '{host} 上的 {name}',
} as const satisfies Record<string, string>;
