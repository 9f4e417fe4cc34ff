/** A saved network: the headings of its script, and what no command builds. */
export const rebuild = {
  'A network that Patchbay saved. To build it on a fresh machine: patchbay play FILE':
    '由 Patchbay 保存的网络。要在全新的虚拟机上搭建它：patchbay play 文件',
  'Not in it: programs, connections, learned entries, files, and the NIC of the machine itself.':
    '其中没有：程序、连接、学到的表项、文件，以及虚拟机自己的接口。',
  'LEFT OUT, because no command builds it:': '没有写入，因为没有命令可以搭建它：',
  'Hosts and namespaces': '主机和命名空间',
  Interfaces: '接口',
  Ports: '端口',
  'VLANs and tunnels': 'VLAN 和隧道',
  Settings: '设置',
  Addresses: '地址',
  'Links go up': '启用接口',
  'Routes and rules': '路由和规则',
  'Neighbours and forwarding entries': '邻居和转发表项',
  'Traffic control': '流量控制',
  'Packet filters': '包过滤',
  '{link}: {why}': '{link}：{why}',
  'the link below it is not there': '下面的接口不存在',
  'the link below it is not known': '不知道下面的接口是哪个',
  'it was moved away from the link that it sends on, which the kernel does not name from here':
    '它已离开发送数据包所用的接口所在的命名空间，内核在这里不给出那个接口的名字',
  'a device of the machine': '虚拟机自带的设备',
  "Patchbay can't write a link of the kind {kind}": 'Patchbay 不会写 {kind} 类型的接口',
  'it was made in a namespace from which commands can not reach its own':
    '创建它的命名空间中的命令无法到达它现在所在的命名空间',
  'the other end of the cable is where commands can not reach': '网线的另一端在命令无法到达的地方',
  'its two ends are in namespaces that commands can not reach from each other':
    '它的两端在命令无法互相到达的命名空间里',
  'a program made it, and it ends with that program': '它由程序创建，程序结束它就消失',
  'the queueing discipline {kind} of {link}': '{link} 的排队规则 {kind}',
  'the filter {kind} at {side} of {link}': '{link} 的 {side} 处的过滤器 {kind}',
  'the XDP program of {link}': '{link} 的 XDP 程序',
  'the program {program} in {place}': '{place} 中的程序 {program}',
  'the second name {name} of a namespace': '一个命名空间的第二个名字 {name}',
  'what was changed on {link} of {place}': '在 {place} 的 {link} 上改动的内容',
  'the packet filters of {place}: Patchbay could not read them': '{place} 的包过滤规则：Patchbay 无法读取',
} as const satisfies Record<string, string>;
