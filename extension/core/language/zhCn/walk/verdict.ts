/** What became of a packet, in one or two sentences. */
export const verdict = {
  'Answered: the {packet} reached {to}, and the reply came back after {ms} ms.':
    '有应答：{packet} 到达了 {to}，应答在 {ms} ms 后返回。',
  'Not answered: {text}.': '没有应答：{text}。',
  '{text}. {next}': '{text}。{next}',
  '{sent}. {lost}': '{sent}。{lost}',
  '{sender} sent back {title}': '{sender} 发回了 {title}',
  // What a loop says begins as this does: it is looked for.
  'it loops': '形成环路',
  'it loops: {why}': '形成环路：{why}',
  'it loops: it came in at {where} {count} times with the same TTL':
    '形成环路：它以相同的 TTL 进入 {where} {count} 次',
  'it loops: it came in at {where} {count} times, each time with a lower TTL, routed in a circle by {routers}':
    '形成环路：它进入 {where} {count} 次，每次 TTL 都更小，在 {routers} 之间绕圈路由',
  'seen coming in {count} times': '看到它进入 {count} 次',
  ' and {count} more': ' 和另外 {count} 个',
  'neither speaks STP': '两者都不运行 STP',
  'only {names} speaks STP': '只有 {names} 运行 STP',
  '{names} are joined twice and {stp}': '{names} 之间连了两次，而且{stp}',
  '{framesRepeated} more frames that were not kept': '比留下的还多 {framesRepeated} 个帧',
  '{text}. Another packet floods the network ({frames}): {why}':
    '{text}。另一个数据包充斥着网络（{frames}）：{why}',
  '{by} refuses the connection ({title}): {why}': '{by} 拒绝了连接（{title}）：{why}',
  '{by} refuses the connection ({title}) to {to}': '{by} 拒绝了对 {to} 的连接（{title}）',
  '{to} refuses the connection ({title}): the packet arrived, and no program takes connections to {address} on port {port}{elsewhere}{outside}':
    '{to} 拒绝了连接（{title}）：数据包到达了，但没有程序在 {address} 的端口 {port} 上接受连接{elsewhere}{outside}',
  ', outside of {words}': '，在 {words} 之外',
  'VRF {vrf} ({name} is 0)': 'VRF {vrf}（{name} 为 0）',
  'a program': '某个程序',
  '{program} on {local}': '{local} 上的 {program}',
  'the packet reached {to}, but for the reply {rest}': '数据包到达了 {to}，但要发送应答时，{rest}',
  'the packet reached {to}, but its reply {rest}': '数据包到达了 {to}，但它的应答{rest}',
  'the {packet} {rest}': '{packet} {rest}',
  'the {packet} reached {to}, but for the reply {rest}': '{packet} 到达了 {to}，但要发送应答时，{rest}',
  'the {packet} reached {to}, and no reply was seen: {why}': '{packet} 到达了 {to}，但没有看到应答：{why}',
  'was last seen arriving at {where}{because}': '最后一次出现是到达 {where}{because}',
  'was last seen leaving {where}{because}': '最后一次出现是离开 {where}{because}',
  'went from {where} to {copies}{because}': '从 {where} 去了 {copies}{because}',
  ': {reason}': '：{reason}',
  'arrived at {where}: {why}': '到达了 {where}：{why}',
  '{sender} asked for the MAC address of {target} by {by}': '{sender} 用 {by} 询问 {target} 的 MAC 地址',
  '{asked}, and the reply {rest}': '{asked}，应答{rest}',
  '{asked} and got no reply; the request {rest}': '{asked}，没有得到应答；请求{rest}',
  'it replied, and the reply ended there: {why}': '它发出了应答，而应答到此为止：{why}',
  'ARP request': 'ARP 请求',
  'neighbour solicitation': '邻居请求',
  'its fragment from byte {offset} on was last seen arriving at {where}: {reason}':
    '从第 {offset} 字节开始的分片，最后一次出现是到达 {where}：{reason}',
  'its fragment from byte {offset} on was last seen leaving {where}: {reason}':
    '从第 {offset} 字节开始的分片，最后一次出现是离开 {where}：{reason}',
  'why it went no further is not known': '不知道它为什么没有再往前走',
  'why is not known': '原因不明',
  'looked at, and in order: {list}': '查看过，没有问题的有：{list}',
  'not seen: {list}': '看不到的有：{list}',
  'what is behind {where}': '{where} 背后的情况',
  '{from} sent it, but it never left': '{from} 发送了它，但它根本没有离开',
  '{from} asked for the MAC address of {target}, but the request never left':
    '{from} 询问 {target} 的 MAC 地址，但这个请求根本没有离开',
  '{what}: {why}{tail}': '{what}：{why}{tail}',
  '; the probe said: {said}': '；探测程序报告：{said}',
  'it was not seen, and {framesLeftOut} frames were missed: there were too many of them, or the machine is too busy{tail}':
    '没有看到它，而且漏听了 {framesLeftOut} 个帧：帧太多，或者虚拟机太忙{tail}',
  ' ({names} {count, plural, one {is} other {are}} down)': '（{names} 未启用{count, plural, other {}}）',
  'nothing was sent: {here} has no route to {address}{downText}: {error}{tail}':
    '什么都没有发出：{here} 没有去往 {address} 的路由{downText}：{error}{tail}',
  'nothing was sent: the route of {here} to {address} is {type}{tail}':
    '什么都没有发出：{here} 去往 {address} 的路由是 {type}{tail}',
  '. Looked at: its route, {shows}': '。查看过它的路由：{shows}',
  'no packet was seen leaving {here}, and why is not known{tail}{looked}':
    '没有看到数据包离开 {here}，原因不明{tail}{looked}',
} as const satisfies Record<string, string>;
