/** The help of the command line, and what it says of wrong options; commander's own words at the end. */
export const help = {
  'Learn Linux virtual networking by wiring it yourself, in a disposable Linux.':
    '在用完即弃的 Linux 中亲手接线，学会 Linux 虚拟网络。',
  // Options of every command.
  'print the result as JSON': '以 JSON 输出结果',
  'where the lessons are': '课程所在的文件夹',
  'auto, qemu, vagrant, v86, or ssh://user@host:port': 'auto、qemu、vagrant、v86 或 ssh://user@host:port',
  'say on stderr what is done, as PATCHBAY_LOG=debug does':
    '在 stderr 上说明正在做什么，同 PATCHBAY_LOG=debug',
  'the language of lessons and messages, such as en or zh-cn; $LANG where it is not given':
    '课程和消息的语言，如 en 或 zh-cn；不写就看 $LANG',
  // Commands for learners.
  'list what is missing on this computer, and fix it': '列出这台计算机缺少什么，并补上',
  'fix what can be fixed, after asking': '能补的都补上，先询问',
  'fix without asking': '不经询问就补上',
  'print what an issue needs, with nothing personal in it': '输出提交 issue 所需的信息，其中没有个人信息',
  'list the lessons, with your progress': '列出课程和你的学习进度',
  "start a machine with the lesson's network, and leave it running":
    '启动带有本课网络的虚拟机，并让它一直运行',
  'let the machine reach the internet': '让虚拟机能访问互联网',
  'replay the steps that you finished before': '重放你以前完成的步骤',
  'start a machine without a lesson, or with the network of a saved script':
    '启动没有课程的虚拟机，或者带有已保存脚本中的网络',
  'hosts beside the machine, with a LAN between them, such as a,b,c':
    '虚拟机之外的主机，它们之间有一个局域网，例如 a,b,c',
  'with Docker': '带有 Docker',
  'write the network of a machine as the script that builds it': '把虚拟机中的网络写成能搭建它的脚本',
  'make the beginning of a lesson instead': '改为写成一课的开头',
  'where that lesson is made': '把这一课创建在哪个文件夹',
  'build it on a fresh machine, and compare': '在全新的虚拟机上搭建，并作比较',
  'the machine of this lesson': '用这一课的虚拟机',
  'open a root shell in the machine': '在虚拟机中打开 root shell',
  'run a command in the machine': '在虚拟机中执行一条命令',
  'the host to run it on': '在哪台主机上执行',
  'the network namespace of that host': '在该主机的哪个网络命名空间里执行',
  'check the machine: what is right, what is wrong, and why': '检查虚拟机：哪里对，哪里不对，以及为什么',
  'open the next hint of a check that fails': '打开未通过的检查的下一条提示',
  'run the commands of a step, or of all steps': '执行一个步骤或所有步骤的命令',
  'first bring the machine to where it was at the start of the step': '先让虚拟机回到这一步开头时的状态',
  'bring the machine to where it was at the start of a step': '让虚拟机回到某一步开头时的状态',
  'hide a fault in the network of a lesson, for you to find': '在一课的网络中藏一个故障，让你来找',
  'the same fault for the same number': '数字相同，故障就相同',
  'how much Patchbay says of it': '关于故障说多少',
  'try all faults of the lesson, and list those that can be found': '试一遍本课的所有故障，列出能找到的',
  'check whether the hidden fault is gone, and say what it was': '检查藏着的故障是否已排除，并说出它是什么',
  'say what it is, repaired or not': '不管修没修好，都说出它是什么',
  'explain a term of the lessons, or all of them': '解释课程中的一个术语，或全部术语',
  'ask you again what you answered in lessons, at growing intervals':
    '按越来越长的间隔，再问一遍你在课程中答过的小测验',
  'only the quizzes, which need no machine': '只问小测验，它们不需要虚拟机',
  'only prove the drills': '只证明练习',
  'only say what is due, and what comes next': '只说现在该复习什么，接下来是什么',
  'start a fresh machine for the lesson': '为本课启动一台全新的虚拟机',
  'also forget the progress': '同时清除学习进度',
  'end the machine; progress is kept': '结束虚拟机；保留学习进度',
  'end the machine and remove all of it; progress is kept': '结束虚拟机，并删除它的一切；保留学习进度',
  // The network.
  "print the network as the machine's kernel has it": '按虚拟机内核中的样子输出网络',
  'draw the network, or describe it in words': '画出网络，或用文字描述它',
  'write the picture to this file': '把图写入这个文件',
  'describe it in words (the default)': '用文字描述（默认）',
  'what to print': '输出什么格式',
  'only what this text is in, and what it is joined to': '只要含有这段文字的部分，以及与之相连的部分',
  'show these hosts or namespaces (a, vm/red) closed': '把这些主机或命名空间（a、vm/red）收起来显示',
  "show the kernel's default devices (tunl0, gre0, …) even if nobody uses them":
    '即使没有谁在用，也显示内核的默认设备（tunl0、gre0……）',
  'list what is unusual in the network, and the command that shows it':
    '列出网络中的异常之处，以及能看到它的命令',
  'only of this host': '只看这台主机',
  'send one packet, and report its path hop by hop': '发送一个数据包，逐跳报告它的路径',
  'connect to this TCP port instead of a ping': '不用 ping，而是连接这个 TCP 端口',
  'send a datagram to this UDP port instead of a ping': '不用 ping，而是向这个 UDP 端口发送一个数据报',
  'send an ARP request, or a neighbour solicitation, instead of a ping':
    '不用 ping，而是发送 ARP 请求或邻居请求',
  'send it from this address of the sender': '用发送方的这个地址发送',
  'mark it, for rules of routing': '给它打上标记，供路由规则使用',
  'payload of the ping': 'ping 的载荷大小',
  'keep the packets of every link (pcapng, for Wireshark)':
    '保存每条链路上的数据包（pcapng 格式，用 Wireshark 打开）',
  "measure the paths of the lesson's charts, and draw them": '测量本课图表中的路径，并画出来',
  'also write the chart to this file': '同时把图表写入这个文件',
  // For authors of lessons, and assistants.
  'list problems in lesson files': '列出课程文件中的问题',
  'how they are printed': '以什么格式输出',
  'prove lessons on fresh machines': '在全新的虚拟机上验证课程',
  'text, json, junit or github': 'text、json、junit 或 github',
  'how many times to prove each lesson': '每一课验证多少遍',
  'how many lessons to prove at the same time': '同时验证多少课',
  'only play the lessons: run each step, and its checks must pass':
    '只演练课程：执行每个步骤，它的检查必须通过',
  'run slips in the commands of a lesson, and list those that its checks let pass':
    '在一课的命令中放进小错误来执行，列出检查没有发现的',
  'run a lesson and update its recorded outputs': '执行一课，并更新其中记录的输出',
  'bring a translation up to date, or begin one': '更新译文，或开始翻译',
  'keep the words of these stale parts (default: of all), which still fit the changed English':
    '保留这些过时部分的译文（默认：所有过时的部分），它们仍然符合改过的英文',
  'create a small lesson to start from': '创建一个小课程，从它写起',
  where: '在哪个文件夹',
  'make a lesson of a Killercoda scenario or a Runme file': '用 Killercoda 场景或 Runme 文件做成一课',
  'Formats: {formats}': '格式：{formats}',
  'the id of the lesson': '课程的 id',
  'serve an assistant (Model Context Protocol) on stdin and stdout':
    '通过 stdin 和 stdout 为助手提供服务（Model Context Protocol）',
  'the guarded set: state, walk and checks, hints one by one, no solutions':
    '受限的工具集：状态、跟踪和检查，提示逐条给出，没有答案',
  // A class.
  'a class: learners with a browser, and machines on this computer':
    '课堂：学员用浏览器，虚拟机在这台计算机上',
  'which class': '哪个课堂',
  'open the class: print its address and code, and serve it until Ctrl-C':
    '开放课堂：输出它的地址和口令，一直提供服务，直到按 Ctrl-C',
  'the address to listen on': '监听的地址',
  'the TCP port to listen on': '监听的 TCP 端口',
  'the address that learners type, behind a proxy; it may have a path':
    '在代理后面时，学员输入的地址；可以带有路径',
  'serve https, with this certificate (PEM)': '用这个证书（PEM）提供 https',
  "the certificate's key (PEM)": '证书的私钥（PEM）',
  'how many machines may run at once': '最多同时运行多少台虚拟机',
  'after how many minutes without use a machine is given back': '虚拟机闲置多少分钟就收回',
  'how many learners may join': '最多多少学员可以加入',
  'print what each learner did at each step, as CSV, or as JSON with --json':
    '输出每个学员在每一步做了什么：CSV 格式，加 --json 则为 JSON',
  'add a grade by this rule (JSON)': '按这条规则（JSON）加上评分',
  "run the checks again, on the class's machines that run now": '在课堂正在运行的虚拟机上，再做一遍检查',
  'end what runs of the class, and remove its names and progress':
    '结束课堂中正在运行的一切，删除其中的名字和学习进度',
  'without asking': '不经询问',
  // Wrong values of options.
  'a language such as en or zh-cn': '应为语言，如 en 或 zh-cn',
  'a whole number from {min} to {max}': '应为 {min} 到 {max} 的整数',
  // Commander's.
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  '[options]': '[选项]',
  '[command]': '[命令]',
  'display help for command': '显示命令的帮助',
  '{text} (choices: {choices})': '{text}（可选：{choices}）',
  '{text} (default: {value})': '{text}（默认：{value}）',
  '{text} (choices: {choices}, default: {value})': '{text}（可选：{choices}；默认：{value}）',
  'Allowed choices are {choices}.': '可选的值有 {choices}。',
  'error: unknown command {command}': '错误：没有命令 {command}',
  'error: unknown option {option}': '错误：没有选项 {option}',
  'error: missing required argument {argument}': '错误：缺少参数 {argument}',
  'error: option {option} argument missing': '错误：选项 {option} 后面缺少值',
  'error: option {option} argument {value} is invalid. {text}':
    '错误：选项 {option} 的值 {value} 无效。{text}',
  'error: too many arguments for {command}. Expected 1 argument but got {received}.':
    '错误：命令 {command} 的参数太多：应有 1 个，实际有 {received} 个。',
  'error: too many arguments for {command}. Expected {expected} arguments but got {received}.':
    '错误：命令 {command} 的参数太多：应有 {expected} 个，实际有 {received} 个。',
  '{text}\n(Did you mean one of {names}?)': '{text}\n（你想用的是其中之一吗：{names}？）',
  '{text}\n(Did you mean {name}?)': '{text}\n（你想用的是 {name} 吗？）',
} as const satisfies Record<string, string>;
