/** Failures of a machine over ssh, and of any machine. */
export const machine = {
  "Patchbay can't use the setting ssh.{name}.": 'Patchbay 无法使用设置 ssh.{name}。',
  "It is '{value}'.": '它的值是“{value}”。',
  'The host {name} is not known.': '不认识主机 {name}。',
  'Its key is not in {file}. {shown}': '它的密钥不在 {file} 中。{shown}',
  'Compare the fingerprint with the one that its owner gives, then: ssh-keyscan -p {port} {host} >>{file}.':
    '请把指纹与机器主人给出的相比较，然后执行：ssh-keyscan -p {port} {host} >>{file}。',
  'The machine {host} does not say that it is disposable.': '机器 {host} 没有声明自己可以随意处置。',
  'Lessons change its network, and a reset empties /root, so nobody may need anything on it. It has no file {marker}.':
    '课程会改动它的网络，重置会删除 /root 中的内容：那里不能有任何人在意的东西。它没有 {marker}。',
  'If nobody needs anything on it, mark it: sudo touch {marker}. Then start again.':
    '如果确实如此，请做上标记：sudo touch {marker}。然后重新启动。',
  'The machine {host} is in use.': '机器 {host} 正在使用中。',
  'Patchbay on another computer uses it.': '另一台计算机上的 Patchbay 占用着它。',
  'Use another machine. If nobody uses this one any more, remove {claim} there, or reboot it.':
    '请换一台机器。如果已经没有人在用这一台，请删除那里的 {claim}，或者重启它。',
  'End that lesson first: patchbay destroy {lesson}': '请先结束它：patchbay destroy {lesson}',
  "Patchbay can't become root on {address}.": 'Patchbay 无法在 {address} 上成为 root。',
  'Let {user} use sudo without a password there, or log in as root.':
    '请允许 {user} 在那里免密码使用 sudo，或者以 root 登录。',
  'The reset command {command} failed.': '重置命令 {command} 失败。',
  'Check ssh.resetCommand in the settings.': '请检查设置中的 ssh.resetCommand。',
  'The machine did not say which packages it has.': '机器没有说明它有哪些软件包。',
  'Check that bash and dpkg-query run there.': '请确认 bash 和 dpkg-query 能在那里运行。',
  'The machine lacks packages that every lesson needs.': '机器缺少每一课都需要的软件包。',
  'Missing there: {packages}.': '那里缺少：{packages}。',
  'Install them there: apt-get install {packages}.': '请在那里安装：apt-get install {packages}。',
  'The machine lacks packages that some lessons use: {packages}.':
    '机器缺少某些课程用到的软件包：{packages}。',
  'The other lessons work without them.': '其他课程不需要它们。',
  "The machine can't play {lessons}.": '机器无法运行 {lessons}。',
  'A lesson says what it needs from its machine. You can play the other lessons.':
    '每一课都写明了它对机器的要求。其他课程可以运行。',
  'To play these too: {remedy}.': '要运行这些课程：{remedy}。',
  'This lesson needs Docker, which does not run on the machine.':
    '本课需要 Docker，而机器上没有在运行的 Docker。',
  'Docker is not installed there.': '那里没有安装 Docker。',
  'Install it there (apt-get install docker.io), or choose QEMU (--machine qemu, or the setting patchbay.machine).':
    '请在那里安装（apt-get install docker.io），或者选择 QEMU（--machine qemu，或设置 patchbay.machine）。',
  "Patchbay can't write the guest's programs to the machine.": 'Patchbay 无法把所需的程序写入机器。',
  'Check whether its disk is full or read-only, and start again.':
    '请检查它的磁盘是否已满或只读，再重新启动。',
  "Patchbay can't set up the guest's programs in the machine.": '机器里所需的程序没有安装好。',
  "Check whether the machine reaches Debian's packages (a proxy?), or use a box that has them: npm run box.":
    '请检查机器能否访问 Debian 的软件包（是否需要代理？），或者使用已包含它们的 box：npm run box。',
  'Fix that there, and start again.': '请在那里解决这个问题，再重新启动。',
  'Patchbay did not save the state of the machine.': 'Patchbay 没有保存机器的状态。',
  'Restore or reboot the machine, and start again.': '请恢复或重启机器，再重新启动。',
  'Patchbay did not clean the machine.': 'Patchbay 没有清理机器。',
  'The machine did not start.': '虚拟机没有启动。',
  'Try again, or ask the doctor what is wrong: patchbay doctor.':
    '请再试一次，或者用环境诊断查找原因：patchbay doctor。',
  'The machine did not become ready within {seconds} s.': '虚拟机没有在 {seconds} 秒内就绪。',
  'The computer is very busy, or the machine hangs.': '计算机很忙，或者虚拟机卡住了。',
  'Patchbay has no connection to the machine.': 'Patchbay 与虚拟机没有连接。',
  'Reset it, or destroy it and start again.': '请重置它，或者销毁它再重新启动。',
  'The machine has died.': '虚拟机意外终止了。',
  'Start it again: Patchbay can replay the steps that you did.':
    '请重新启动它：Patchbay 可以重放你做过的步骤。',
  'The machine is not running.': '虚拟机没有在运行。',
  'It was not started, or it has ended.': '它没有启动，或者已经结束。',
  'Start it first.': '请先启动它。',
  'No machine is running.': '没有虚拟机在运行。',
  'Start one: patchbay start {lesson}': '请启动一台：patchbay start {lesson}',
  'No machine is running for {lesson}.': '{lesson} 没有正在运行的虚拟机。',
  'No machine {id} is running.': '没有正在运行的虚拟机 {id}。',
  'Start one: patchbay start LESSON.': '请启动一台：patchbay start LESSON。',
  "Mutants can't be run on this machine.": '无法在这台虚拟机上运行变异测试。',
  "It ({backend}) can't save its state and go back to it, but each mutant must start from the same state.":
    '它（{backend}）不能保存状态再恢复，而每个变异都要从同一个状态开始。',
  'Use QEMU (--machine qemu, or the setting patchbay.machine).':
    '请使用 QEMU（--machine qemu，或设置 patchbay.machine）。',
  'The checkpoint does not exist.': '检查点不存在。',
  'It was discarded, or the machine was reset since.': '它已被丢弃，或者之后虚拟机被重置过。',
  'Take another one.': '请换一个。',
  'The machine did not say what it is.': '虚拟机没有说明自己是什么。',
  'Reset it, or start again.': '请重置它，或者重新启动。',
  'The machine lacks what Patchbay needs in it.': '虚拟机里缺少 Patchbay 需要的东西。',
  'patchbay-agent does not run there.': 'patchbay-agent 没有在那里运行。',
  "The machine's clock and random numbers could not be set.": '无法设置虚拟机的时钟和随机数。',
  'Build the guest image again: patchbay doctor --fix.': '请重新构建虚拟机镜像：patchbay doctor --fix。',
  'Docker did not start in the machine.': 'Docker 没有在虚拟机里启动。',
  'Try again. In the machine, the daemons write to /var/log/dockerd.log and /var/log/containerd.log.':
    '请再试一次。在虚拟机里，守护进程的日志是 /var/log/dockerd.log 和 /var/log/containerd.log。',
  'The terminal {name} could not be opened.': '无法打开终端 {name}。',
  "The machine's patchbay-tty ended with code {exitCode}.":
    '虚拟机的 patchbay-tty 已结束，返回码 {exitCode}。',
  'Reset the machine and try again.': '请重置虚拟机，再试一次。',
  'In the machine: {said}.': '在虚拟机里：{said}。',
  'Open a terminal on a host or in a network namespace that exists.':
    '请在存在的主机上或网络命名空间中打开终端。',
  "Patchbay can't write the file {path} in the machine.": 'Patchbay 无法在虚拟机里写入文件 {path}。',
} as const satisfies Record<string, string>;
