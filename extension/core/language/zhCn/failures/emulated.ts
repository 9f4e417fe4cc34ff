/** Failures of the emulated machine (v86), of VS Code in the browser, and of a browser's tab. */
export const emulated = {
  'The emulated machine is not here.': '这里没有模拟的虚拟机。',
  'There is none in {folder}, and the settings name no place to fetch it from.':
    '{folder} 中没有，设置里也没有写明从哪里获取。',
  'Build it on Debian, in a checkout (npm run v86), and name its folder, or the https address of a copy, in settings.json as v86.snapshot.':
    '请在 Debian 上的代码目录里构建它（npm run v86），并在 settings.json 中用 v86.snapshot 写明它的文件夹，或者一份副本的 https 地址。',
  'It plays the lessons that need neither Docker nor etcd on computers without QEMU: slowly, but with nothing to install.':
    '在没有 QEMU 的计算机上，它能运行既不需要 Docker 也不需要 etcd 的课程：速度慢，但什么都不用安装。',
  'Fetch it: patchbay doctor --fix.': '请获取它：patchbay doctor --fix。',
  'The emulated machine in {folder} is damaged.': '{folder} 中的模拟虚拟机已损坏。',
  'Fetch it again: patchbay doctor --fix.': '请重新获取：patchbay doctor --fix。',
  "Patchbay can't fetch the emulated machine from {source}.": 'Patchbay 无法从 {source} 获取模拟的虚拟机。',
  'Check the network and the place that the settings name (v86.snapshot), and try again.':
    '请检查网络和设置中写明的位置（v86.snapshot），再试一次。',
  "Patchbay can't start the emulator.": 'Patchbay 无法启动模拟器。',
  'Try again.': '请再试一次。',
  'This lesson needs Docker.': '本课需要 Docker。',
  'The emulated machine (v86) does not have it: an emulated processor is too slow for its daemon.':
    '模拟的虚拟机（v86）没有它：模拟的处理器太慢，带不动它的守护进程。',
  'Play it in QEMU (--machine qemu, or the setting patchbay.machine; patchbay doctor --fix --machine qemu installs it), or choose another lesson.':
    '请在 QEMU 中运行它（--machine qemu，或设置 patchbay.machine；patchbay doctor --fix --machine qemu 会安装 QEMU），或者选择另一课。',
  'This lesson needs etcd.': '本课需要 etcd。',
  "The emulated machine (v86) does not have it: Debian's etcd for i386 crashes when it starts.":
    '模拟的虚拟机（v86）没有它：Debian 的 i386 版 etcd 一启动就崩溃。',
  'The emulated machine (v86) has no way to the internet.': '模拟的虚拟机（v86）无法连接互联网。',
  'It reaches nothing of this computer.': '它访问不到这台计算机上的任何东西。',
  'Start without it (without --internet, or with the setting patchbay.internet off), or use QEMU (patchbay doctor --fix --machine qemu installs it).':
    '请不带互联网启动（不写 --internet，或关闭设置 patchbay.internet），或者使用 QEMU（patchbay doctor --fix --machine qemu 会安装它）。',
  "Patchbay can't install VS Code for the browser.": '浏览器版 VS Code 没有装上。',
  "The registry's {package} is not the one that this version of Patchbay knows.":
    '软件源中的 {package} 不是这个版本的 Patchbay 所认识的那一个。',
  'Ask the people who run your npm registry, or set npm to another one.':
    '请询问管理你的 npm 源的人，或者让 npm 使用另一个源。',
  "Patchbay can't unpack VS Code for the browser.": '浏览器版 VS Code 没有解压成功。',
  'Check that tar is installed and that the disk is not full, and start again.':
    '请确认 tar 已安装、磁盘没有满，再重新启动。',
  'VS Code for the browser did not start.': '浏览器版 VS Code 没有启动。',
  'Another program listens on port {port}.': '另一个程序正在监听端口 {port}。',
  'Choose another with --port, or none: Patchbay finds a free one.':
    '请用 --port 另选一个，或者不指定：Patchbay 会找一个空闲的端口。',
  'Its log is {log}.': '它的日志是 {log}。',
  'VS Code for the browser ended.': '浏览器版 VS Code 结束了。',
  'Something else ended it, or it failed.': '别的东西结束了它，或者它出错了。',
  'Start it again. Its log is {log}.': '请重新启动它。它的日志是 {log}。',
  "This browser can't run the machine.": '这个浏览器无法运行虚拟机。',
  'It has no WebAssembly, which the emulated PC needs.':
    '它没有 WebAssembly，而模拟的 PC 是用 WebAssembly 写成的。',
  'Use a newer browser, or allow WebAssembly for this page. You can also play in VS Code.':
    '请换用较新的浏览器，或者允许这个页面使用 WebAssembly。也可以在 VS Code 中学习。',
  'The lesson is not here.': '课程不在这里。',
  'Check the network, and load the page again.': '请检查网络，再重新加载页面。',
  "The machine can't be fetched.": '无法获取虚拟机。',
  'Check the network, and try again. Your progress is kept, and so is what was fetched.':
    '请检查网络，再试一次。学习进度和已获取的内容都已保留。',
  'The downloaded machine does not belong to this site.': '获取到的虚拟机不是属于这个网站的那一个。',
  'The checksum of {file} differs from the one in the list.': '{file} 的校验和与清单中的不同。',
  'Load the page again, because the site may have changed meanwhile; then try again. Your progress is kept, and so is what was fetched.':
    '网站在此期间可能有变化，请重新加载页面，再试一次。学习进度和已获取的内容都已保留。',
  "The emulated PC can't start.": '模拟的 PC 无法启动。',
  'Close other tabs, because it needs about 600 MB of memory, and try again.':
    '它大约需要 600 MB 内存，请关闭其他标签页，再试一次。',
  'Patchbay made a mistake.': 'Patchbay 出错了。',
  'It did not expect this: {said}.': '它没有预料到：{said}。',
  'Please report it, with what you did before: https://github.com/patchbay/patchbay/issues/new/choose.':
    '请在这里报告这个问题，并写明之前做了什么：https://github.com/patchbay/patchbay/issues/new/choose',
} as const satisfies Record<string, string>;
