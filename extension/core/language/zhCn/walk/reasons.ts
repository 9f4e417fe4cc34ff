/** Why a packet was not seen any further, as the network's tables show it. */
export const reasons = {
  'without carrier': '没有载波',
  '{name} is down': '{name} 未启用',
  '{name} is up': '{name} 已启用',
  '{place} and {name} are up': '{place} 和 {name} 都已启用',
  // At a bridge.
  'the port {name} of {other} is {state}, and does not forward':
    '{other} 的端口 {name} 处于 {state} 状态，不转发',
  '{state} port of {name}': '{name} 的 {state} 端口',
  '{state} port': '{state} 端口',
  'the port {name} of {other} is locked, and its FDB has no entry for {source} there':
    '{other} 的端口 {name} 已锁定，而在它的 FDB 中，那里没有 {source} 的表项',
  ' vlan {vlan}': ' vlan {vlan}',
  'the frame is for {name} itself, and {name} itself is not in VLAN {vlan}':
    '这个帧是给 {name} 自己的，而 {name} 自己不在 VLAN {vlan} 中',
  'the FDB of {name} has {mac} behind {other}, where it came from':
    '在 {name} 的 FDB 中，{mac} 在 {other} 后面，而帧正是从那里来的',
  'the FDB of {name} has {mac} behind {other}, which {why}':
    '在 {name} 的 FDB 中，{mac} 在 {other} 后面，而它{why}',
  'is {idle}': '{idle}',
  'is {state}': '处于 {state} 状态',
  'is not in VLAN {vlan}': '不在 VLAN {vlan} 中',
  'is isolated, as {name} is: isolated ports do not reach each other':
    '是隔离端口，{name} 也是：隔离端口互不可达',
  'isolated on, and so is {name}': 'isolated on，{name} 也是',
  '{place} has {wanted} itself, and {name} itself is not in VLAN {vlan}':
    '{wanted} 就在 {place} 自己身上，而 {name} 自己不在 VLAN {vlan} 中',
  '{name} has no other port': '{name} 没有别的端口',
  'one port: {name}': '只有一个端口：{name}',
  'no other port of {name} is up ({names})': '{name} 的其他端口都未启用（{names}）',
  'service VLAN': '服务 VLAN',
  'no other port of {name} is in {kind} {vlan}': '{name} 的其他端口都不在 {kind} {vlan} 中',
  'the frame is to be flooded, and {names} of {name} {count, plural, one {takes} other {take}} no such frames ({flag} off)':
    '这个帧要泛洪，而 {name} 的 {names} 不接收这样的帧（{flag} off）{count, plural, other {}}',
  'no other port of {name} takes it: {names}': '{name} 的其他端口都不接收它：{names}',
  '{name} {why}': '{name} {why}',
  '{name} is up and {other} forwards': '{name} 已启用，{other} 会转发',
  '{name} is in VLAN {vlan}': '{name} 在 VLAN {vlan} 中',
  'the FDB has {mac} behind {port}': '在 FDB 中，{mac} 在 {port} 后面',
  'the rules of iptables that bridged packets pass here (br_netfilter)':
    '经过网桥的数据包在这里要经过的 iptables 规则（br_netfilter）',
  'the rules of {name} ({kind})': '{name} 的规则（{kind}）',
  'the port {name} of {other} is not in VLAN {tag}': '{other} 的端口 {name} 不在 VLAN {tag} 中',
  'the port {name} of {other} has no VLAN for frames without a tag (pvid)':
    '{other} 的端口 {name} 没有用于不带标签的帧的 VLAN（pvid）',
  'in no VLAN': '不在任何 VLAN 中',
  '{name} is a backup member of {bond}, which takes frames from its active member, {active}':
    '{name} 是 {bond} 的备用成员，而 {bond} 只从活动成员 {active} 接收帧',
  // On a cable, or out of a link.
  '{name} is a dummy interface, which drops everything that is sent through it':
    '{name} 是 dummy 接口，经过它发送的一切都会被丢弃',
  'what is behind {name}: it leads out of the machine': '{name} 背后的情况：它通往虚拟机之外',
  'the namespace that the other end of {name} is in': '{name} 的另一端所在的命名空间',
  'the namespace of {where}, which was created after the network was read':
    '{where} 所在的命名空间：它是在读取网络之后才出现的',
  'the other end of the cable': '网线的另一端',
  'which carries {name}': '承载 {name}',
  '{name}, {role}, is {idle}': '{name}（{role}）{idle}',
  'it has {size} bytes, but {name} takes at most {mtu} (MTU)':
    '它有 {size} 字节，而 {name} 最多接受 {mtu}（MTU）',
  'what the XDP program {xdp} at {name} does with it: it gets each frame first':
    '{name} 上的 XDP 程序 {xdp} 对它做了什么：每个帧都先经过这个程序',
  '{name} has no port': '{name} 没有端口',
  'no link has it as its master': '没有接口以它为 master',
  'no port of {name} is up': '{name} 的端口都未启用',
  '{names} of {name} {count, plural, one {is} other {are}} up':
    '{name} 的 {names} 已启用{count, plural, other {}}',
  '{comm}, the program at {name}, got it; what a program does with a packet is not seen':
    '{name} 背后的程序 {comm} 收到了它，而程序对它做了什么是看不到的',
  'held by {comm} (process {pid})': '由 {comm} 打开着（进程 {pid}）',
  'no program is at {name}': '{name} 背后没有程序',
  'no process holds it': '没有进程打开着它',
  // At a host.
  'the frame is for {destination}, and {place} has {mac}': '这个帧是给 {destination} 的，而 {place} 是 {mac}',
  'no MAC': '没有 MAC 地址',
  '{here} does not have {wanted}': '{here} 没有 {wanted}',
  'no link has {wanted}': '没有接口有 {wanted}',
  'whether a program of {here} listens to {wanted}': '{here} 上有没有程序在监听 {wanted}',
  '{name} has no sub-interface for VLAN {tag}': '{name} 没有用于 VLAN {tag} 的子接口',
  '{name} has no sub-interface for VLAN {tag} of 802.1ad': '{name} 没有用于 802.1ad 的 VLAN {tag} 的子接口',
  'it has no VLAN link with id {tag}': '它上面没有编号为 {tag} 的 VLAN 接口',
  '{place}, the sub-interface of {name} for VLAN {tag}, is down':
    '{place}（{name} 的用于 VLAN {tag} 的子接口）未启用',
  '{place}, the sub-interface for VLAN {tag}, is up': '{place}（用于 VLAN {tag} 的子接口）已启用',
  "{place} gets it through {here}'s hooks prerouting and input (ipvlan, l3s), where no capture shows it":
    '{place} 经过 {here} 的钩子 prerouting 和 input 得到它（ipvlan，l3s），在那里抓包看不到',
  'its TTL has run out on {here}': '它的 TTL 在 {here} 上耗尽了',
  'the route of {here} to {destination}': '{here} 去往 {destination} 的路由',
  'the route of {here} to {destination} is {type}': '{here} 去往 {destination} 的路由是 {type}',
  '{here} forwards': '{here} 会转发',
  'its route: {shows}': '它的路由：{shows}',
  '{here} routes it out of {name}, which is {idle}': '{here} 的路由让它从 {name} 出去，而 {name} {idle}',
  'it has {count} bytes and must not be fragmented, but {name} takes at most {mtu} (MTU)':
    '它有 {count} 字节，不允许分片，而 {name} 最多接受 {mtu}（MTU）',
  '{here} does not have {destination}, and does not forward what comes in at {name} ({setting} is 0)':
    '{here} 没有 {destination}，也不转发从 {name} 进来的数据包（{setting} 为 0）',
  '{here} does not have {destination} and does not forward ({all} is 0)':
    '{here} 没有 {destination}，也不转发（{all} 为 0）',
  '{here} has no route{inside} to {destination}: {error}':
    '{here} 没有去往 {destination} 的路由{inside}：{error}',
  'the route of {here}{inside} to {destination} is {table}':
    '{here} 去往 {destination} 的路由{inside}是 {table}',
  '{here} ignores pings ({name} is {value})': '{here} 不理会 ping（{name} 为 {value}）',
  '{here} has {destination}': '{here} 有 {destination}',
  'its route back to {source}': '它返回 {source} 的路由',
  'its route back: {shows}': '它的回程路由：{shows}',
  '{here} has no route back to {source}: {error}': '{here} 没有返回 {source} 的路由：{error}',
  'the route of {here} back to {source} is {type}': '{here} 返回 {source} 的路由是 {type}',
  '{here} drops it by rp_filter: its route back to {from} does not go out of {name}':
    '{here} 按 rp_filter 丢弃了它：返回 {from} 的路由不从 {name} 出去',
  '{here} drops it by rp_filter: its route back to {source} does not go out of {name}':
    '{here} 按 rp_filter 丢弃了它：返回 {source} 的路由不从 {name} 出去',
  '{here} has {from} itself, and drops packets from its own address that come in from outside':
    '{from} 就在 {here} 自己身上，而它不接收从外面进来、源地址是自己地址的数据包',
  'has {from}': '有 {from}',
  '{here} has the address': '{here} 有这个地址',
  '{here} has the address, and rp_filter does not apply': '{here} 有这个地址，也与 rp_filter 无关',
  'whether {setting} keeps it from answering there': '{setting} 是否使它不在那里应答',
  // Where the address is.
  'no namespace has the address {address}': '没有命名空间有地址 {address}',
  'no link of {count} namespaces has {address}': '{count} 个命名空间的接口都没有 {address}',
  'another host had it first': '另一台主机先有了它',
  'it still asks whether another host has it': '它还在询问别的主机是否有这个地址',
  '{name} has {address} and does not use it: {why} ({flag})':
    '{name} 有 {address}，但没有使用它：{why}（{flag}）',
  '{place}, which has {address}, is down': '有 {address} 的 {place} 未启用',
  '{place} sends it to {mac}, which its neighbour table has for {address}; {owner} has {own}':
    '{place} 把它发往 {mac}，这是邻居表中 {address} 的 MAC 地址；而 {owner} 是 {own}',
  'another one': '另一个',
  '{otherName}, the other end of the cable to {name}, is down':
    '{otherName}（通往 {name} 的网线的另一端）未启用',
  '{otherName}, which carries {name}, is down': '{otherName}（承载 {name}）未启用',
  '{place}, which {name} is plugged into, is {idle}': '{name} 所插的 {place} {idle}',
  '{otherName}, where {place} is plugged in, {why}': '{otherName}（{place} 插在那里）{why}',
  '{otherName}, the other end of the cable to {place}, is plugged into no bridge and has no address':
    '{otherName}（通往 {place} 的网线的另一端）没有插在任何网桥上，也没有地址',
  'no master, no address': '没有 master，没有地址',
  '{place} is {kind, select, ipvlan {an} other {a}} {kind} on {parent}, and these two do not reach each other':
    '{place} 是 {parent} 上的 {kind, select, ipvlan {} other {}}{kind}，两者互不可达',
  '{kind} in mode {mode} on {name}': '{name} 上的 {kind}，{mode} 模式',
  '{kind} in mode {mode}': '{kind}，{mode} 模式',
  '{place} and {other} are on one NIC, and mode private keeps them apart':
    '{place} 和 {other} 建在同一个接口之上，private 模式把它们隔开',
  '{place} is behind {name} too, where the frame came from, and that port sends none back (hairpin off)':
    '{place} 也在 {name} 后面，而帧正是从那里来的，那个端口不把帧送回去（hairpin off）',
  'hairpin off': 'hairpin off',
} as const satisfies Record<string, string>;
