/* What is asked of the kernel directly, where a program would cost a process each time. */
#define _GNU_SOURCE
#include "json.h"
#include "netlink.h"
#include "state.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <linux/if_tun.h>
#include <linux/net_namespace.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int has_nft_rules(void) {
  struct { struct nlmsghdr header; struct nfgenmsg message; } request = {
      .header = {.nlmsg_len = sizeof request, .nlmsg_type = NFNL_SUBSYS_NFTABLES << 8 | NFT_MSG_GETGEN, .nlmsg_flags = NLM_F_REQUEST},
      .message = {.nfgen_family = AF_UNSPEC, .version = NFNETLINK_V0}};
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_NETFILTER);
  if (fd < 0) return 0;
  int64_t generation = ask_number(fd, &request, sizeof request, sizeof(struct nfgenmsg), NFTA_GEN_ID);
  close(fd);
  /* A namespace begins with generation 1, and each change of its rules counts on; -1 is a kernel without nf_tables. */
  return generation >= 0 && ntohl((uint32_t)generation) > 1;
}

void print_nsids(FILE *out, const struct world *world, int fd) {
  int printed = 0;
  fputs("\"nsid\":[", out);
  for (int i = 0; i < world->count; i++) {
    struct { struct nlmsghdr header; struct rtgenmsg message; char pad[3]; struct rtattr attribute; int32_t fd; } request = {
        .header = {.nlmsg_len = sizeof request, .nlmsg_type = RTM_GETNSID, .nlmsg_flags = NLM_F_REQUEST},
        .message = {.rtgen_family = AF_UNSPEC},
        .attribute = {.rta_len = RTA_LENGTH(sizeof(int32_t)), .rta_type = NETNSA_FD},
        .fd = world->namespaces[i].fd};
    int64_t id = ask_number(fd, &request, sizeof request, sizeof(struct rtgenmsg), NETNSA_NSID);
    /* -1 as an unsigned value: this namespace has no number for that one, so no link of it leads there. */
    if (id < 0 || id > INT32_MAX) continue;
    fprintf(out, "%s{\"nsid\":%ld,\"inode\":%lu}", printed++ ? "," : "", (long)id, (unsigned long)world->namespaces[i].inode);
  }
  fputc(']', out);
}

/* The namespace of the link that a program's tun or tap descriptor is for; 0 where the kernel does not tell (before 5.6). */
static unsigned long tun_namespace(int pid, int number) {
  unsigned long inode = 0;
  int process = syscall(SYS_pidfd_open, pid, 0);
  if (process < 0) return 0;
  int tun = syscall(SYS_pidfd_getfd, process, number, 0);
  int namespace = tun < 0 ? -1 : ioctl(tun, TUNGETDEVNETNS);
  struct stat about;
  if (namespace >= 0 && fstat(namespace, &about) == 0) inode = about.st_ino;
  if (namespace >= 0) close(namespace);
  if (tun >= 0) close(tun);
  close(process);
  return inode;
}

static int print_holder(FILE *out, const struct process *process, const char *fd, int printed) {
  char path[128], target[32], line[128];
  snprintf(path, sizeof path, "/proc/%d/fd/%.16s", process->pid, fd);
  ssize_t length = readlink(path, target, sizeof target - 1);
  if (length < 0) return printed;
  target[length] = 0;
  if (strcmp(target, "/dev/net/tun") != 0) return printed;
  snprintf(path, sizeof path, "/proc/%d/fdinfo/%.16s", process->pid, fd);
  FILE *file = fopen(path, "r");
  while (file && fgets(line, sizeof line, file)) {
    if (strncmp(line, "iff:\t", 5) != 0 || line[5] == '\n') continue;
    line[strcspn(line, "\n")] = 0;
    fprintf(out, "%s{\"link\":", printed++ ? "," : "");
    print_json_string(out, line + 5);
    fprintf(out, ",\"pid\":%d,\"comm\":", process->pid);
    print_json_string(out, process->comm);
    unsigned long inode = tun_namespace(process->pid, atoi(fd));
    if (inode) fprintf(out, ",\"inode\":%lu", inode);
    fputc('}', out);
  }
  if (file) fclose(file);
  return printed;
}

void print_tun_holders(FILE *out, const struct namespace *namespace) {
  int printed = 0;
  fputs("\"tuntap\":[", out);
  for (int i = 0; i < namespace->process_count; i++) {
    char path[64];
    if (!namespace->processes[i].holds_tun) continue;
    snprintf(path, sizeof path, "/proc/%d/fd", namespace->processes[i].pid);
    DIR *folder = opendir(path);
    if (!folder) continue;
    for (struct dirent *entry; (entry = readdir(folder));) {
      if (entry->d_name[0] != '.') printed = print_holder(out, &namespace->processes[i], entry->d_name, printed);
    }
    closedir(folder);
  }
  fputc(']', out);
}
