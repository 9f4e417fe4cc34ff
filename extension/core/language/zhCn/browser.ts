/** What a lesson's page in a browser's tab says around the player: its machine, its keys, its place. */
export const browser = {
  'Fetching the machine, this once: {done} of {whole} MB': '正在获取虚拟机（仅此一次）：{done} / {whole} MB',
  'Fetching the machine, this once: {done} of {whole} MB ({trouble})':
    '正在获取虚拟机（仅此一次）：{done} / {whole} MB（{trouble}）',
  'it did not arrive, trying again': '没有收到，正在重试',
  'Fetching the machine, this once ({trouble})': '正在获取虚拟机，仅此一次（{trouble}）',
  'The emulator failed: {why}.': '模拟器出错：{why}。',
  'The emulator failed: its script was not loaded.': '模拟器出错：它的脚本没有加载。',
  'Its processor halted.': '它的处理器停机了。',
  'All lessons': '全部课程',
  Lessons: '课程',
  'Keys for the terminal': '终端按键',
  Escape: 'Escape',
  Tab: 'Tab',
  'Left arrow': '左箭头',
  'Up arrow': '上箭头',
  'Down arrow': '下箭头',
  'Right arrow': '右箭头',
  Pipe: '竖线',
  Slash: '斜线',
  Dash: '连字符',
  'Play it here': '在这里学习',
  'This lesson is open in another tab.': '本课已在另一个标签页中打开。',
  'Your progress is the same in both. Go on there, or take it over: its machine there is ended, and the steps that you did are replayed here.':
    '两边的学习进度是一样的。可以在那边继续，也可以在这里接着学：那边的虚拟机会结束，你做过的步骤会在这里重放。',
  'Back to the lessons': '回到课程列表',
  'Close this message': '关闭这条消息',
  'This browser keeps nothing for this page (a private window, a full disk, or an address without https). You can play; your progress ends with the tab, and the machine is fetched again at the next start.':
    '这个浏览器不为本页保存任何东西（无痕窗口、磁盘已满，或者地址不是 https）。你可以学习；但学习进度随标签页一起消失，下次启动还要重新获取虚拟机。',
  'It runs WebAssembly, which the emulated PC is written in.':
    '它能运行 WebAssembly，模拟的 PC 就是用它写的。',
  'It does not run WebAssembly, which the emulated PC needs. Use a newer browser, or allow WebAssembly for this page.':
    '它不能运行 WebAssembly，而模拟的 PC 需要它。请换用较新的浏览器，或者为本页允许 WebAssembly。',
  'The page has a secure address, so the machine can be kept for the next time and for offline use.':
    '本页的地址是安全的，所以虚拟机可以保存下来，供下次和离线时使用。',
  'The page has no https address: nothing is kept, and the machine is fetched at each start.':
    '本页的地址不是 https：什么都不保存，每次启动都要获取虚拟机。',
  'It has room to keep the machine: {megabytes} MB.': '它有地方保存虚拟机：{megabytes} MB。',
  'It has no room to keep the machine (a private window has little): it is fetched at each start.':
    '它没有地方保存虚拟机（无痕窗口的空间很小）：每次启动都要获取。',
  'What this browser has': '这个浏览器的情况',
  'nothing comes any more': '没有数据再传来',
  '{address} is not there (HTTP {status})': '{address} 不存在（HTTP {status}）',
  '{address} is not a lesson': '{address} 不是课程',
} as const satisfies Record<string, string>;
