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

static void print_entry(FILE *out, const struct links *links, const struct ndmsg *entry, const struct rtattr *found[]) {
  const char *port = link_name(links, (uint32_t)entry->ndm_ifindex);
  const char *master = found[NDA_MASTER] ? link_name(links, attribute_number(found[NDA_MASTER])) : NULL;
  int count = 0;
  json_address(out, &count, "mac", RTA_DATA(found[NDA_LLADDR]), RTA_PAYLOAD(found[NDA_LLADDR]));
  if (port) json_text(out, &count, "ifname", port);
  if (found[NDA_DST]) json_address(out, &count, "dst", RTA_DATA(found[NDA_DST]), RTA_PAYLOAD(found[NDA_DST]));
  if (found[NDA_VLAN]) json_number(out, &count, "vlan", attribute_number(found[NDA_VLAN]));
  print_entry_flags(out, &count, entry->ndm_flags);
  if (master) json_text(out, &count, "master", master);
  json_text(out, &count, "state", entry_state(entry->ndm_state));
}

void print_fdb(FILE *out, const struct links *links) {
  const struct rtattr *found[NDA_MASTER + 1];
  struct ndmsg every = {.ndm_family = AF_BRIDGE};
  struct dump entries;
  int printed = 0;
  fputc('[', out);
  if (begin_dump(links->fd, RTM_GETNEIGH, &every, sizeof every, &entries) == 0) {
    for (const struct nlmsghdr *at = NULL; (at = next_message(&entries, at));) {
      const struct ndmsg *entry = NLMSG_DATA(at);
      message_attributes(at, sizeof *entry, found, NDA_MASTER + 1);
      if (entry->ndm_family != AF_BRIDGE || !found[NDA_LLADDR]) continue;
      json_next(out, &printed, NULL);
      fputc('{', out);
      print_entry(out, links, entry, found);
      fputc('}', out);
    }
    end_dump(&entries);
  }
  fputc(']', out);
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

void print_vlans(FILE *out, const struct links *links) {
  struct { struct ifinfomsg message; struct rtattr mask; uint32_t with; } body = {
      .message = {.ifi_family = AF_BRIDGE},
      .mask = {.rta_len = RTA_LENGTH(sizeof(uint32_t)), .rta_type = IFLA_EXT_MASK},
      .with = RTEXT_FILTER_BRVLAN_COMPRESSED | RTEXT_FILTER_SKIP_STATS};
  const struct rtattr *found[IFLA_AF_SPEC + 1];
  struct dump ports;
  int printed = 0;
  fputc('[', out);
  if (begin_dump(links->fd, RTM_GETLINK, &body, sizeof body, &ports) == 0) {
    for (const struct nlmsghdr *at = NULL; (at = next_message(&ports, at));) {
      message_attributes(at, sizeof(struct ifinfomsg), found, IFLA_AF_SPEC + 1);
      if (!found[IFLA_AF_SPEC] || !found[IFLA_IFNAME]) continue;
      int count = 0;
      json_next(out, &printed, NULL);
      fputc('{', out);
      json_text(out, &count, "ifname", RTA_DATA(found[IFLA_IFNAME]));
      json_next(out, &count, "vlans");
      fputc('[', out);
      print_port_vlans(out, found[IFLA_AF_SPEC]);
      fputs("]}", out);
    }
    end_dump(&ports);
  }
  fputc(']', out);
}
