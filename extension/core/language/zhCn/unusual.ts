/** What is unusual in a network, and what follows from it. */
export const unusual = {
  '{link} has the address {address} and is a port of {bridge}.':
    '{link} 有地址 {address}，同时又是 {bridge} 的端口。',
  'The bridge takes the frames that arrive at a port, so packets for this address come in at {bridge}, but packets to its subnet leave only at {link}. Move the address to {bridge}.':
    '到达端口的帧都由网桥收走，所以发往这个地址的数据包从 {bridge} 进来，而去往其子网的数据包只从 {link} 出去。请把地址配在 {bridge} 上。',
  '{link} ({address}) and {other} ({otherAddress}) are in one subnet.':
    '{link}（{address}）和 {other}（{otherAddress}）在同一个子网中。',
  'The kernel has two routes to it and uses only the first, and each NIC answers ARP for the addresses of both. So a reply may leave through the other NIC.':
    '内核有两条去往这个子网的路由，只按第一条发送；而每个接口都会为两者的地址应答 ARP。从一个接口进来的，可能由另一个接口应答。',
  '{at} both have the address {address}.': '{at} 都有地址 {address}。',
  'Both reply to ARP requests for it, and senders keep the first or the last reply.':
    '有人询问这个地址时，两者都会应答，而发送者保留最先到或最后到的应答。',
  '{at} both have the MAC {mac}.': '{at} 的 MAC 地址都是 {mac}。',
  'A bridge sends frames for this MAC to the port where it saw the MAC last, so each takes the other’s frames.':
    '网桥把发往这个 MAC 地址的帧送到最后看到它的那个端口：两者会互相抢走对方的帧。',
  '{address} of {link} is in use at another NIC of the link, so the kernel does not use it (dadfailed).':
    '{link} 的 {address} 在同一链路的另一个接口上被发现，因而没有使用（dadfailed）。',
  'Duplicate address detection (RFC 4862) got a reply: another NIC has it. The kernel neither sends from it nor answers for it.':
    '重复地址检测（RFC 4862）听到了应答：别人有这个地址。内核既不用它发送，也不为它应答。',
  'The chain {chain} of {table} in {place} drops every forwarded packet that no rule accepts.':
    '{place} 中 {table} 的链 {chain} 会丢弃没有规则放行的一切过路数据包。',
  'The chain {chain} of {table} in {place} drops every forwarded packet that no rule accepts, and has no rule.':
    '{place} 中 {table} 的链 {chain} 会丢弃没有规则放行的一切过路数据包，而它没有任何规则。',
  'It applies to routed packets, and to bridged ones too, because br_netfilter passes them to it (bridge-nf-call-iptables). Docker sets this policy.':
    '它对经过路由的数据包有效，对经过网桥的也有效，因为 br_netfilter 会把后者交给它（bridge-nf-call-iptables）。这个默认策略是 Docker 设置的。',
  'Routed packets end there without a reply. Docker sets this policy.':
    '经过路由的数据包到此为止，得不到应答。这个默认策略是 Docker 设置的。',
  '{bridge} in {place}': '{place} 中的 {bridge}',
  '{bridge} is cabled to itself.': '{bridge} 用网线连到了自己。',
  '{names} are joined more than once, and no spanning tree closes one of the paths.':
    '{names} 之间不止一条路相连，而没有生成树关闭其中一条。',
  'A broadcast circles forever and fills every link. Remove one cable, or turn the spanning tree on (ip link set … type bridge stp_state 1).':
    '广播会永远绕圈，占满每个接口。请拿掉一根网线，或者打开生成树（ip link set … type bridge stp_state 1）。',
  '{dev} sends through {kind}: {shape}.': '{dev} 经过 {kind} 发送：{shape}。',
  '{dev} sends through {kind}: {shape}; {drops} packets dropped so far.':
    '{dev} 经过 {kind} 发送：{shape}；到目前为止丢弃了 {drops} 个数据包。',
  'Packets that leave here are delayed, lost or slowed down on purpose. This applies to packets that are sent, not to those that are received.':
    '从这里出去的会被有意延迟、丢弃或减速。这只影响发送的，不影响接收的。',
  'a delay of {ms} ms': '延迟 {ms} ms',
  'a loss of {percent} %': '丢包 {percent} %',
  'losses by a model': '按模型丢包',
  'at most {rate} kbit/s': '最多 {rate} kbit/s',
  'as configured': '按其设置',
  'The route to {destination} goes through {link}, which is up but has no carrier.':
    '去往 {destination} 的路由经过 {link}，而它已启用却没有载波。',
  'The kernel keeps such a route and uses it, unless ignore_routes_with_linkdown is set: nothing arrives at the other end.':
    '除非设置了 ignore_routes_with_linkdown，内核会保留并使用这样的路由：什么都到不了另一端。',
  '{user} sends packets for {destination} to {via}, but {router} does not forward packets that come in at {link}.':
    '{user} 把去往 {destination} 的数据包发给 {via}，而 {router} 不转发从 {link} 进来的数据包。',
  'It drops packets for addresses that are not its own. Turn forwarding on (sysctl -w net.ipv4.ip_forward=1, or net.ipv6.conf.all.forwarding=1).':
    '目的地址不是它自己的数据包，在那里会被丢弃。请打开转发（sysctl -w net.ipv4.ip_forward=1，或 net.ipv6.conf.all.forwarding=1）。',
  '{address} ({place}) is a neighbour at {link}, but the route back to it goes through {dev}, and {link} checks the route back (rp_filter 1).':
    '{address}（{place}）是 {link} 上的邻居，而返回它的路经过 {dev}；{link} 按回程路由过滤（rp_filter 1）。',
  'The kernel drops its packets on arrival, and counts them in IPReversePathFilter. Set rp_filter to 2 or 0 there, or use the same path in both directions.':
    '它发送的数据包一到就被丢弃，计入 IPReversePathFilter。请把那里的 rp_filter 设为 2 或 0，或者让来去走同一条路。',
  '{link} takes packets of {mtu} bytes. Encapsulated they have {wrapped} bytes, but {under}, which carries them, takes only {underMtu}.':
    '{link} 接受 {mtu} 字节的数据包；封装之后是 {wrapped} 字节，而承载它们的 {under} 只接受 {underMtu}。',
  'Packets of more than {fits} bytes are fragmented, or lost if fragments do not pass: small ones arrive, large ones do not. Set the MTU of {link} to {fits}.':
    '大于 {fits} 字节的数据包会被分片，分片通不过的地方就会丢失：小的能到，大的到不了。请把 {link} 的 MTU 设为 {fits}。',
} as const satisfies Record<string, string>;
