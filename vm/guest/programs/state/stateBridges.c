/* Forwarding entries and VLANs of bridges and tunnels: PF_BRIDGE dumps, told as `bridge -j fdb show` and `bridge -j vlan show` do. */
#define _GNU_SOURCE
#include "stateLinks.h"

#include "json.h"

#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <linux/neighbour.h>
#include <sys/socket.h>

static void print_entry_flags(FILE *out, int *count, unsigned char flags) {
  static const struct { unsigned char flag; const char *name; } names[] = {
      {NTF_SELF, "self"}, {NTF_ROUTER, "router"}, {NTF_EXT_LEARNED, "extern_learn"}, {NTF_OFFLOADED, "offload"},
      {NTF_MASTER, "master"}, {NTF_STICKY, "sticky"}};
  int printed = 0;
  json_next(out, count, "flags");
  fputc('[', out);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (flags & names[i].flag) json_text(out, &printed, NULL, names[i].name);
  fputc(']', out);
}

static const char *entry_state(uint16_t state) {
  if (state & NUD_PERMANENT) return "permanent";
  if (state & NUD_NOARP) return "static";
  return state & NUD_STALE ? "stale" : "";
}

static void print_entry(FILE *out, const struct links *links, const struct nlmsghdr *message, int *printed) {
  const struct rtattr *found[NDA_SRC_VNI + 1];
  const struct ndmsg *entry = NLMSG_DATA(message);
  message_attributes(message, sizeof *entry, found, NDA_SRC_VNI + 1);
  if (entry->ndm_family != AF_BRIDGE || !found[NDA_LLADDR]) return;
  const char *port = link_name(links, (uint32_t)entry->ndm_ifindex);
  const char *master = found[NDA_MASTER] ? link_name(links, attribute_number(found[NDA_MASTER])) : NULL;
  int count = 0;
  json_next(out, printed, NULL);
  fputc('{', out);
  json_address(out, &count, "mac", RTA_DATA(found[NDA_LLADDR]), RTA_PAYLOAD(found[NDA_LLADDR]));
  if (port) json_text(out, &count, "ifname", port);
  if (found[NDA_DST]) json_address(out, &count, "dst", RTA_DATA(found[NDA_DST]), RTA_PAYLOAD(found[NDA_DST]));
  if (found[NDA_VLAN]) json_number(out, &count, "vlan", attribute_number(found[NDA_VLAN]));
  if (found[NDA_VNI]) json_number(out, &count, "vni", attribute_number(found[NDA_VNI]));
  if (found[NDA_SRC_VNI]) json_number(out, &count, "src_vni", attribute_number(found[NDA_SRC_VNI]));
  print_entry_flags(out, &count, entry->ndm_flags);
  if (master) json_text(out, &count, "master", master);
  json_text(out, &count, "state", entry_state(entry->ndm_state));
  fputc('}', out);
}

void print_fdb(FILE *out, const struct links *links) {
  struct ndmsg every = {.ndm_family = AF_BRIDGE};
  print_table(out, links, RTM_GETNEIGH, &every, sizeof every, print_entry);
}

/* One VLAN, or with `last` above `first` a range of them that have the same flags. */
static void print_vlan(FILE *out, int *printed, int first, int last, int flags) {
  int count = 0, named = 0;
  json_next(out, printed, NULL);
  fputc('{', out);
  json_number(out, &count, "vlan", (uint32_t)first);
  if (last > first) json_number(out, &count, "vlanEnd", (uint32_t)last);
  if (flags & (BRIDGE_VLAN_INFO_PVID | BRIDGE_VLAN_INFO_UNTAGGED)) {
    json_next(out, &count, "flags");
    fputc('[', out);
    if (flags & BRIDGE_VLAN_INFO_PVID) json_text(out, &named, NULL, "PVID");
    if (flags & BRIDGE_VLAN_INFO_UNTAGGED) json_text(out, &named, NULL, "Egress Untagged");
    fputc(']', out);
  }
  fputc('}', out);
}

static void print_port_vlans(FILE *out, const struct rtattr *bridge) {
  int left = (int)RTA_PAYLOAD(bridge), printed = 0, first = 0;
  for (const struct rtattr *at = RTA_DATA(bridge); RTA_OK(at, left); at = RTA_NEXT(at, left)) {
    if ((at->rta_type & NLA_TYPE_MASK) != IFLA_BRIDGE_VLAN_INFO || RTA_PAYLOAD(at) < sizeof(struct bridge_vlan_info)) continue;
    const struct bridge_vlan_info *vlan = RTA_DATA(at);
    /* A range comes as two: where it begins, and where it ends. */
    if (vlan->flags & BRIDGE_VLAN_INFO_RANGE_BEGIN) first = vlan->vid;
    else print_vlan(out, &printed, vlan->flags & BRIDGE_VLAN_INFO_RANGE_END ? first : vlan->vid, vlan->vid, vlan->flags);
  }
}

/* The VLANs that a port carries as VNIs (`bridge vlan add … tunnel_info`); a range comes as two: its begin, and its end. */
static void print_port_tunnels(FILE *out, const struct rtattr *bridge) {
  const struct rtattr *found[IFLA_BRIDGE_VLAN_TUNNEL_FLAGS + 1];
  int left = (int)RTA_PAYLOAD(bridge), printed = 0;
  uint32_t vlan = 0, vni = 0;
  for (const struct rtattr *at = RTA_DATA(bridge); RTA_OK(at, left); at = RTA_NEXT(at, left)) {
    if ((at->rta_type & NLA_TYPE_MASK) != IFLA_BRIDGE_VLAN_TUNNEL_INFO) continue;
    nested_attributes(at, found, IFLA_BRIDGE_VLAN_TUNNEL_FLAGS + 1);
    uint32_t flags = attribute_number(found[IFLA_BRIDGE_VLAN_TUNNEL_FLAGS]);
    uint32_t last_vlan = attribute_number(found[IFLA_BRIDGE_VLAN_TUNNEL_VID]), last_vni = attribute_number(found[IFLA_BRIDGE_VLAN_TUNNEL_ID]);
    if (!(flags & BRIDGE_VLAN_INFO_RANGE_END)) vlan = last_vlan, vni = last_vni;
    if (flags & BRIDGE_VLAN_INFO_RANGE_BEGIN) continue;
    int count = 0;
    json_next(out, &printed, NULL);
    fputc('{', out);
    json_number(out, &count, "vlan", vlan);
    if (last_vlan != vlan) json_number(out, &count, "vlanEnd", last_vlan);
    json_number(out, &count, "tunid", vni);
    if (last_vni != vni) json_number(out, &count, "tunidEnd", last_vni);
    fputc('}', out);
  }
}

static void print_port(FILE *out, const struct links *links, const struct nlmsghdr *message, int *printed) {
  const struct rtattr *found[IFLA_AF_SPEC + 1], *bridge[IFLA_BRIDGE_VLAN_TUNNEL_INFO + 1];
  int count = 0;
  (void)links;
  message_attributes(message, sizeof(struct ifinfomsg), found, IFLA_AF_SPEC + 1);
  if (!found[IFLA_AF_SPEC] || !found[IFLA_IFNAME]) return;
  json_next(out, printed, NULL);
  fputc('{', out);
  json_text(out, &count, "ifname", RTA_DATA(found[IFLA_IFNAME]));
  json_next(out, &count, "vlans");
  fputc('[', out);
  print_port_vlans(out, found[IFLA_AF_SPEC]);
  fputc(']', out);
  nested_attributes(found[IFLA_AF_SPEC], bridge, IFLA_BRIDGE_VLAN_TUNNEL_INFO + 1);
  if (bridge[IFLA_BRIDGE_VLAN_TUNNEL_INFO]) {
    json_next(out, &count, "tunnels");
    fputc('[', out);
    print_port_tunnels(out, found[IFLA_AF_SPEC]);
    fputc(']', out);
  }
  fputc('}', out);
}

void print_vlans(FILE *out, const struct links *links) {
  struct { struct ifinfomsg message; struct rtattr mask; uint32_t with; } body = {
      .message = {.ifi_family = AF_BRIDGE},
      .mask = {.rta_len = RTA_LENGTH(sizeof(uint32_t)), .rta_type = IFLA_EXT_MASK},
      .with = RTEXT_FILTER_BRVLAN_COMPRESSED | RTEXT_FILTER_SKIP_STATS};
  print_table(out, links, RTM_GETLINK, &body, sizeof body, print_port);
}

/* One VNI of a filter, or a range of them. */
static void print_vni(FILE *out, int *printed, const struct rtattr *entry) {
  const struct rtattr *found[VXLAN_VNIFILTER_ENTRY_GROUP6 + 1];
  int count = 0;
  nested_attributes(entry, found, VXLAN_VNIFILTER_ENTRY_GROUP6 + 1);
  const struct rtattr *group = found[VXLAN_VNIFILTER_ENTRY_GROUP] ? found[VXLAN_VNIFILTER_ENTRY_GROUP] : found[VXLAN_VNIFILTER_ENTRY_GROUP6];
  uint32_t first = attribute_number(found[VXLAN_VNIFILTER_ENTRY_START]), last = attribute_number(found[VXLAN_VNIFILTER_ENTRY_END]);
  json_next(out, printed, NULL);
  fputc('{', out);
  json_number(out, &count, "vni", first);
  if (last > first) json_number(out, &count, "vniEnd", last);
  if (group) json_address(out, &count, "group", RTA_DATA(group), RTA_PAYLOAD(group));
  fputc('}', out);
}

static void print_filtered_vnis(FILE *out, const struct links *links, const struct nlmsghdr *message, int *printed) {
  const struct tunnel_msg *tunnel = NLMSG_DATA(message);
  const char *name = link_name(links, tunnel->ifindex);
  int count = 0, vnis = 0, head = (int)NLMSG_LENGTH(sizeof *tunnel), left = (int)message->nlmsg_len - head;
  if (!name) return;
  json_next(out, printed, NULL);
  fputc('{', out);
  json_text(out, &count, "ifname", name);
  json_next(out, &count, "vnis");
  fputc('[', out);
  for (const struct rtattr *at = (const struct rtattr *)((const char *)message + head); RTA_OK(at, left); at = RTA_NEXT(at, left))
    if ((at->rta_type & NLA_TYPE_MASK) == VXLAN_VNIFILTER_ENTRY) print_vni(out, &vnis, at);
  fputs("]}", out);
}

void print_vnis(FILE *out, const struct links *links) {
  struct tunnel_msg every = {.family = PF_BRIDGE};
  print_table(out, links, RTM_GETTUNNEL, &every, sizeof every, print_filtered_vnis);
}
