/** What the site's pages say without a script: the first page, and around a lesson. */
export const home = {
  Source: '源代码',
  'Learn Linux networking by wiring it yourself': '亲手接线，学会 Linux 网络',
  'A root prompt in a disposable Linux, beside each lesson. You connect namespaces, bridges and tunnels; Patchbay reads the kernel, draws the network, and says what is right, what is not, and why.':
    '每一课旁边都有一台用完即弃的 Linux，你在里面是 root。你来连接命名空间、网桥和隧道；Patchbay 读取内核的状态，画出网络图，告诉你哪里对、哪里不对，以及为什么。',
  'Start the first lesson': '开始第一课',
  'In this tab, with nothing to install. The machine is fetched once ({megabytes} MB); then it works offline.':
    '就在这个标签页里，什么都不用安装。虚拟机只需获取一次（{megabytes} MB），之后离线也能用。',
  'A lesson with its text, two terminals, and a picture of the network: two namespaces, joined by a bridge.':
    '一课的画面：课文、两个终端和网络图，图中两个命名空间由一个网桥连接。',
  'With a larger machine': '需要更大的虚拟机',
  'These need a program that is too slow in an emulated PC. Play them in VS Code or on the command line, where <a href="{address}">QEMU runs the same Linux</a>.':
    '这几课需要的程序在模拟的 PC 里太慢。请在 VS Code 或命令行中学习，那里由 <a href="{address}">QEMU 运行同样的 Linux</a>。',
  'Nothing leaves this computer': '什么都不会离开这台计算机',
  'The Linux is an emulated PC in this page. It reaches no network, and closing the tab removes it. Your progress stays in this browser. Nobody counts or records what you do.':
    '这台 Linux 是在本页中模拟的 PC，它不连任何网络，关闭标签页就消失。你的学习进度保存在这个浏览器里。没有谁统计或记录你做了什么。',
  'Break things': '尽管弄坏',
  'You are root. If the machine is beyond repair, Reset gives you a fresh one in seconds, and the steps that you did are replayed.':
    '你是 root。如果虚拟机坏得没法修了，重置只要几秒钟就给你一台新的，并重放你做过的步骤。',
  'In VS Code, too': '在 VS Code 里也可以',
  'The same lessons run in <a href="{address}">VS Code and on the command line</a>, in QEMU, with real speed, Docker, and lessons of your own.':
    '同样的课程也能在 <a href="{address}">VS Code 和命令行</a>中运行：用的是 QEMU，有真实的速度，有 Docker，还可以学你自己写的课。',
  'Patchbay is free software under the MIT licence. It contains <a href="{others}">other people’s work</a>, and the machine is made of <a href="{packages}">Debian packages</a> (<a href="{licences}">their licences</a>).':
    'Patchbay 是采用 MIT 许可证的自由软件。其中包含<a href="{others}">其他人的成果</a>，虚拟机由 <a href="{packages}">Debian 软件包</a>构成（<a href="{licences}">它们的许可证</a>）。',
  'Patchbay: learn Linux networking by wiring it yourself': 'Patchbay：亲手接线，学会 Linux 网络',
  'Lessons about Linux networking with a root prompt in this browser tab: TUN, veth, bridges, macvlan, VLANs, VXLAN, Geneve.':
    'Linux 网络课程，在这个浏览器标签页里就有 root 提示符：TUN、veth、网桥、macvlan、VLAN、VXLAN、Geneve。',
  'A lesson needs JavaScript: its machine runs in this page.':
    '课程需要 JavaScript：它的虚拟机在本页中运行。',
  'needs {program}': '需要 {program}',
} as const satisfies Record<string, string>;
