/*
 * What a link's kind says of it (IFLA_INFO_DATA) and of its being a port of a bridge, bond or VRF (IFLA_INFO_SLAVE_DATA),
 * under the names that `ip -j -d link show` gives them. To tell more of a kind, add a line to its table; a kind without a
 * table tells nothing.
 */
#define _GNU_SOURCE
#include "stateLinks.h"

#include "json.h"

#include <arpa/inet.h>
#include <linux/if_bridge.h>
#include <linux/if_ether.h>
#include <linux/if_link.h>
#include <linux/if_tun.h>
#include <linux/if_tunnel.h>
#include <linux/ip6_tunnel.h>
#include <string.h>

enum form {
  NUMBER,
  PORT,     /* a number in network order */
  BOOLEAN,
  WHEN_SET, /* true, or not told */
  FLAG,     /* true where the attribute is there at all */
  ADDRESS,
  GROUP,    /* an address that is called "group" where it is a multicast one */
  END,      /* a tunnel's end: an address, or "any" for none */
  KEY,      /* of a tunnel, written as an IPv4 address; 0 is none */
  LINK,
  PROTOCOL, /* of a VLAN tag */
  WORD,     /* a number that stands for one of the words */
  BRIDGE_ID
};

/* At most this many attributes does a kind have (if_link.h); what is above is passed over. */
enum { LIMIT = 64 };

struct detail {
  int attribute;
  const char *name;
  enum form form;
  const char *const *words; /* where the form is WORD: up to a NULL */
};

static const char *const macvlan_modes[] = {"", "private", "vepa", "", "bridge", "", "", "", "passthru", "", "", "", "", "", "", "", "source", NULL};
static const char *const ipvlan_modes[] = {"l2", "l3", "l3s", NULL};
static const char *const tun_types[] = {"", "tun", "tap", NULL};
static const char *const port_states[] = {"disabled", "listening", "learning", "forwarding", "blocking", NULL};

static const struct detail bridge[] = {
    {IFLA_BR_FORWARD_DELAY, "forward_delay", NUMBER, NULL}, {IFLA_BR_HELLO_TIME, "hello_time", NUMBER, NULL},
    {IFLA_BR_MAX_AGE, "max_age", NUMBER, NULL}, {IFLA_BR_AGEING_TIME, "ageing_time", NUMBER, NULL},
    {IFLA_BR_STP_STATE, "stp_state", NUMBER, NULL}, {IFLA_BR_PRIORITY, "priority", NUMBER, NULL},
    {IFLA_BR_VLAN_FILTERING, "vlan_filtering", NUMBER, NULL}, {IFLA_BR_VLAN_PROTOCOL, "vlan_protocol", PROTOCOL, NULL},
    {IFLA_BR_BRIDGE_ID, "bridge_id", BRIDGE_ID, NULL}, {IFLA_BR_ROOT_ID, "root_id", BRIDGE_ID, NULL},
    {IFLA_BR_VLAN_DEFAULT_PVID, "vlan_default_pvid", NUMBER, NULL}, {IFLA_BR_MCAST_SNOOPING, "mcast_snooping", NUMBER, NULL},
    {IFLA_BR_NF_CALL_IPTABLES, "nf_call_iptables", NUMBER, NULL}, {IFLA_BR_NF_CALL_IP6TABLES, "nf_call_ip6tables", NUMBER, NULL},
    {IFLA_BR_NF_CALL_ARPTABLES, "nf_call_arptables", NUMBER, NULL}, {0}};

static const struct detail bridge_port[] = {
    {IFLA_BRPORT_STATE, "state", WORD, port_states}, {IFLA_BRPORT_PRIORITY, "priority", NUMBER, NULL},
    {IFLA_BRPORT_COST, "cost", NUMBER, NULL}, {IFLA_BRPORT_MODE, "hairpin", BOOLEAN, NULL},
    {IFLA_BRPORT_GUARD, "guard", BOOLEAN, NULL}, {IFLA_BRPORT_PROTECT, "root_block", BOOLEAN, NULL},
    {IFLA_BRPORT_FAST_LEAVE, "fastleave", BOOLEAN, NULL}, {IFLA_BRPORT_LEARNING, "learning", BOOLEAN, NULL},
    {IFLA_BRPORT_UNICAST_FLOOD, "flood", BOOLEAN, NULL}, {IFLA_BRPORT_PROXYARP, "proxy_arp", BOOLEAN, NULL},
    {IFLA_BRPORT_PROXYARP_WIFI, "proxy_arp_wifi", BOOLEAN, NULL}, {IFLA_BRPORT_MCAST_FLOOD, "mcast_flood", BOOLEAN, NULL},
    {IFLA_BRPORT_BCAST_FLOOD, "bcast_flood", BOOLEAN, NULL}, {IFLA_BRPORT_NEIGH_SUPPRESS, "neigh_suppress", BOOLEAN, NULL},
    {IFLA_BRPORT_VLAN_TUNNEL, "vlan_tunnel", BOOLEAN, NULL}, {IFLA_BRPORT_ISOLATED, "isolated", BOOLEAN, NULL},
    {IFLA_BRPORT_LOCKED, "locked", BOOLEAN, NULL}, {0}};

/* Modes of a bond, and what it says of a member (bonding.rst). */
static const char *const bond_modes[] = {"balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb", NULL};
static const char *const member_states[] = {"ACTIVE", "BACKUP", NULL};
static const char *const mii_states[] = {"UP", "GOING_DOWN", "DOWN", "GOING_BACK", NULL};

static const struct detail bond[] = {
    {IFLA_BOND_MODE, "mode", WORD, bond_modes}, {IFLA_BOND_ACTIVE_SLAVE, "active_slave", LINK, NULL},
    {IFLA_BOND_MIIMON, "miimon", NUMBER, NULL}, {IFLA_BOND_ARP_INTERVAL, "arp_interval", NUMBER, NULL},
    {IFLA_BOND_PRIMARY, "primary", LINK, NULL}, {0}};

static const struct detail bond_member[] = {
    {IFLA_BOND_SLAVE_STATE, "state", WORD, member_states}, {IFLA_BOND_SLAVE_MII_STATUS, "mii_status", WORD, mii_states},
    {IFLA_BOND_SLAVE_LINK_FAILURE_COUNT, "link_failure_count", NUMBER, NULL}, {0}};

static const struct detail vrf[] = {{IFLA_VRF_TABLE, "table", NUMBER, NULL}, {0}};

static const struct detail vrf_member[] = {{IFLA_VRF_PORT_TABLE, "table", NUMBER, NULL}, {0}};

static const struct detail vlan[] = {
    {IFLA_VLAN_PROTOCOL, "protocol", PROTOCOL, NULL}, {IFLA_VLAN_ID, "id", NUMBER, NULL}, {0}};

static const struct detail macvlan[] = {{IFLA_MACVLAN_MODE, "mode", WORD, macvlan_modes}, {0}};

static const struct detail ipvlan[] = {{IFLA_IPVLAN_MODE, "mode", WORD, ipvlan_modes}, {0}};

static const struct detail tun[] = {
    {IFLA_TUN_TYPE, "type", WORD, tun_types}, {IFLA_TUN_PI, "pi", BOOLEAN, NULL}, {IFLA_TUN_VNET_HDR, "vnet_hdr", BOOLEAN, NULL},
    {IFLA_TUN_MULTI_QUEUE, "multi_queue", BOOLEAN, NULL}, {IFLA_TUN_PERSIST, "persist", BOOLEAN, NULL},
    {0}};

static const struct detail vxlan[] = {
    {IFLA_VXLAN_COLLECT_METADATA, "external", WHEN_SET, NULL}, {IFLA_VXLAN_VNIFILTER, "vnifilter", WHEN_SET, NULL},
    {IFLA_VXLAN_ID, "id", NUMBER, NULL},
    {IFLA_VXLAN_GROUP, "remote", GROUP, NULL}, {IFLA_VXLAN_GROUP6, "remote6", GROUP, NULL},
    {IFLA_VXLAN_LOCAL, "local", ADDRESS, NULL}, {IFLA_VXLAN_LOCAL6, "local6", ADDRESS, NULL},
    {IFLA_VXLAN_LINK, "link", LINK, NULL}, {IFLA_VXLAN_PORT, "port", PORT, NULL},
    {IFLA_VXLAN_LEARNING, "learning", BOOLEAN, NULL}, {IFLA_VXLAN_PROXY, "proxy", WHEN_SET, NULL},
    {IFLA_VXLAN_RSC, "rsc", WHEN_SET, NULL}, {IFLA_VXLAN_L2MISS, "l2miss", WHEN_SET, NULL},
    {IFLA_VXLAN_L3MISS, "l3miss", WHEN_SET, NULL}, {IFLA_VXLAN_TTL, "ttl", NUMBER, NULL},
    {IFLA_VXLAN_AGEING, "ageing", NUMBER, NULL}, {IFLA_VXLAN_UDP_CSUM, "udp_csum", BOOLEAN, NULL}, {0}};

static const struct detail geneve[] = {
    {IFLA_GENEVE_COLLECT_METADATA, "external", FLAG, NULL}, {IFLA_GENEVE_ID, "id", NUMBER, NULL},
    {IFLA_GENEVE_REMOTE, "remote", ADDRESS, NULL}, {IFLA_GENEVE_REMOTE6, "remote6", ADDRESS, NULL},
    {IFLA_GENEVE_TTL, "ttl", NUMBER, NULL}, {IFLA_GENEVE_PORT, "port", PORT, NULL},
    {IFLA_GENEVE_UDP_CSUM, "udp_csum", BOOLEAN, NULL}, {0}};

/* GRE over IPv4 and over IPv6, with IP or Ethernet in it, use the same numbers (if_tunnel.h). */
static const struct detail gre[] = {
    {IFLA_GRE_COLLECT_METADATA, "external", FLAG, NULL}, {IFLA_GRE_REMOTE, "remote", END, NULL},
    {IFLA_GRE_LOCAL, "local", END, NULL}, {IFLA_GRE_LINK, "link", LINK, NULL}, {IFLA_GRE_TTL, "ttl", NUMBER, NULL},
    {IFLA_GRE_IKEY, "ikey", KEY, NULL}, {IFLA_GRE_OKEY, "okey", KEY, NULL}, {0}};

/* IPIP, SIT and IPv6's tunnel. */
static const struct detail ip_tunnel[] = {
    {IFLA_IPTUN_COLLECT_METADATA, "external", FLAG, NULL}, {IFLA_IPTUN_REMOTE, "remote", END, NULL},
    {IFLA_IPTUN_LOCAL, "local", END, NULL}, {IFLA_IPTUN_LINK, "link", LINK, NULL}, {IFLA_IPTUN_TTL, "ttl", NUMBER, NULL}, {0}};

static const struct detail vti[] = {
    {IFLA_VTI_REMOTE, "remote", END, NULL}, {IFLA_VTI_LOCAL, "local", END, NULL}, {IFLA_VTI_LINK, "link", LINK, NULL},
    {IFLA_VTI_IKEY, "ikey", KEY, NULL}, {IFLA_VTI_OKEY, "okey", KEY, NULL}, {0}};

static const struct detail macsec[] = {
    {IFLA_MACSEC_ENCRYPT, "encrypt", BOOLEAN, NULL}, {IFLA_MACSEC_PROTECT, "protect", BOOLEAN, NULL}, {0}};

struct kind { const char *kind; const struct detail *details; };

static const struct kind kinds[] = {
    {"bridge", bridge}, {"bond", bond}, {"vrf", vrf}, {"vlan", vlan}, {"macvlan", macvlan}, {"macvtap", macvlan},
    {"ipvlan", ipvlan}, {"ipvtap", ipvlan}, {"tun", tun}, {"vxlan", vxlan}, {"geneve", geneve}, {"gre", gre}, {"gretap", gre},
    {"erspan", gre}, {"ip6gre", gre}, {"ip6gretap", gre}, {"ip6erspan", gre}, {"ipip", ip_tunnel}, {"sit", ip_tunnel},
    {"ip6tnl", ip_tunnel}, {"vti", vti}, {"vti6", vti}, {"macsec", macsec}, {NULL, NULL}};

/* By the kind of the master. */
static const struct kind ports[] = {{"bridge", bridge_port}, {"bond", bond_member}, {"vrf", vrf_member}, {NULL, NULL}};

static int is_multicast(const struct rtattr *address) {
  const unsigned char *bytes = RTA_DATA(address);
  return RTA_PAYLOAD(address) == 4 ? (bytes[0] & 0xf0) == 0xe0 : bytes[0] == 0xff;
}

static int is_zero(const struct rtattr *address) {
  const unsigned char *bytes = RTA_DATA(address);
  for (size_t i = 0; i < RTA_PAYLOAD(address); i++)
    if (bytes[i]) return 0;
  return 1;
}

static void print_bridge_id(FILE *out, int *count, const char *name, const struct rtattr *value) {
  struct ifla_bridge_id id;
  if (RTA_PAYLOAD(value) < sizeof id) return;
  memcpy(&id, RTA_DATA(value), sizeof id);
  json_next(out, count, name);
  fprintf(out, "\"%02x%02x.%x:%x:%x:%x:%x:%x\"", id.prio[0], id.prio[1], id.addr[0], id.addr[1], id.addr[2], id.addr[3], id.addr[4], id.addr[5]);
}

static void print_word(FILE *out, int *count, const struct detail *detail, uint32_t number) {
  uint32_t known = 0;
  while (detail->words[known] && known < number) known++;
  if (detail->words[known] && detail->words[known][0]) json_text(out, count, detail->name, detail->words[known]);
}

static void print_detail(FILE *out, int *count, const struct links *links, const struct detail *detail, const struct rtattr *value) {
  const char *name = detail->name;
  uint32_t number = attribute_number(value);
  switch (detail->form) {
    case NUMBER: json_number(out, count, name, number); break;
    case PORT: json_number(out, count, name, ntohs((uint16_t)number)); break;
    case BOOLEAN: json_bool(out, count, name, number != 0); break;
    case WHEN_SET:
      if (number) json_bool(out, count, name, 1);
      break;
    case FLAG: json_bool(out, count, name, 1); break;
    case GROUP:
      if (is_multicast(value)) name = detail->attribute == IFLA_VXLAN_GROUP6 ? "group6" : "group";
      /* fall through */
    case ADDRESS: json_address(out, count, name, RTA_DATA(value), RTA_PAYLOAD(value)); break;
    case END:
      if (is_zero(value)) json_text(out, count, name, "any");
      else json_address(out, count, name, RTA_DATA(value), RTA_PAYLOAD(value));
      break;
    case KEY:
      if (number) json_address(out, count, name, RTA_DATA(value), RTA_PAYLOAD(value));
      break;
    case LINK: {
      const char *other = link_name(links, number);
      if (other) json_text(out, count, name, other);
      break;
    }
    case PROTOCOL: json_text(out, count, name, ntohs((uint16_t)number) == ETH_P_8021AD ? "802.1ad" : "802.1Q"); break;
    case WORD: print_word(out, count, detail, number); break;
    case BRIDGE_ID: print_bridge_id(out, count, name, value); break;
  }
}

static void print_details(FILE *out, int *count, const struct links *links, const struct detail *details, const struct rtattr *data) {
  const struct rtattr *found[LIMIT];
  nested_attributes(data, found, LIMIT);
  for (const struct detail *at = details; at->name; at++)
    if (found[at->attribute]) print_detail(out, count, links, at, found[at->attribute]);
}

static const struct detail *details_of(const struct kind *table, const char *kind) {
  while (table->kind && strcmp(table->kind, kind) != 0) table++;
  return table->details;
}

/* ipvlan says in flags how its children see each other; ip tells each as a boolean of its own. */
static void print_ipvlan_flags(FILE *out, int *count, const struct rtattr *data) {
  const struct rtattr *found[IFLA_IPVLAN_FLAGS + 1];
  nested_attributes(data, found, IFLA_IPVLAN_FLAGS + 1);
  uint32_t flags = attribute_number(found[IFLA_IPVLAN_FLAGS]);
  json_bool(out, count, flags & IPVLAN_F_PRIVATE ? "private" : flags & IPVLAN_F_VEPA ? "vepa" : "bridge", 1);
}

static void print_kind(FILE *out, int *count, const struct links *links, const char *kind, const struct rtattr *data) {
  json_text(out, count, "info_kind", kind);
  const struct detail *details = data ? details_of(kinds, kind) : NULL;
  if (!details) return;
  int members = 0;
  json_next(out, count, "info_data");
  fputc('{', out);
  print_details(out, &members, links, details, data);
  if (details == ipvlan) print_ipvlan_flags(out, &members, data);
  fputc('}', out);
}

void print_link_info(FILE *out, int *count, const struct links *links, const struct rtattr *info) {
  const struct rtattr *found[IFLA_INFO_SLAVE_DATA + 1];
  nested_attributes(info, found, IFLA_INFO_SLAVE_DATA + 1);
  const char *port = found[IFLA_INFO_SLAVE_KIND] ? RTA_DATA(found[IFLA_INFO_SLAVE_KIND]) : NULL;
  const struct detail *details = port ? details_of(ports, port) : NULL;
  if (!found[IFLA_INFO_KIND] && !port) return;
  int members = 0, inner = 0;
  json_next(out, count, "linkinfo");
  fputc('{', out);
  if (found[IFLA_INFO_KIND]) print_kind(out, &members, links, RTA_DATA(found[IFLA_INFO_KIND]), found[IFLA_INFO_DATA]);
  if (port) json_text(out, &members, "info_slave_kind", port);
  if (details) {
    json_next(out, &members, "info_slave_data");
    fputc('{', out);
    print_details(out, &inner, links, details, found[IFLA_INFO_SLAVE_DATA]);
    fputc('}', out);
  }
  fputc('}', out);
}
