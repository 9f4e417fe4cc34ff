/*
 * patchbay-capture -- PROBE…: what every link of every network namespace carries while a probe runs.
 *
 * Prints a line of base64, the packets as pcapng (draft-ietf-opsawg-pcapng), and a line of JSON: what the kernel dropped
 * meanwhile, and how much of all that could not be heard. Ends with the probe's exit code; what the probe prints goes to
 * stderr. One packet socket a namespace hears all of its links, those that come later too (packet(7)).
 */
#define _GNU_SOURCE
#include "captureFile.h"
#include "clock.h"
#include "drops.h"
#include "world.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* After the probe has ended: until nothing was heard for QUIET_MS, but no longer than MOST_MS. */
enum { QUIET_MS = 60, MOST_MS = 600, FRAME_BYTES = 2048, TAG_BYTES = 4 };

struct listener {
  int fd;
  const struct namespace *namespace;
};

static int listen_in(const struct namespace *namespace) {
  int on = 1, size = 4 * 1024 * 1024;
  if (setns(namespace->fd, CLONE_NEWNET) < 0) return -1;
  int fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, htons(ETH_P_ALL));
  if (fd < 0) return -1;
  setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size);
  /* The kernel keeps a VLAN tag beside the frame; PACKET_AUXDATA tells it. */
  if (setsockopt(fd, SOL_PACKET, PACKET_AUXDATA, &on, sizeof on) < 0 ||
      setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on) < 0) {
    close(fd);
    return -1;
  }
  return fd;
}

/* The channel that this machine is spoken to through is no part of anybody's network. */
static int is_own_channel(const struct namespace *namespace, const unsigned char *frame, size_t length) {
  if (strcmp(namespace->host, "vm") != 0 || namespace->name[0] || length < 38) return 0;
  if (frame[12] != 0x08 || frame[13] != 0 || frame[23] != 6 || (frame[14] & 15) != 5) return 0;
  int source = frame[34] << 8 | frame[35], destination = frame[36] << 8 | frame[37];
  return source == 22 || destination == 22;
}

static void name_link(const struct listener *listener, int index, char *name, size_t size) {
  const struct namespace *namespace = listener->namespace;
  struct ifreq request = {.ifr_ifindex = index};
  char link[IFNAMSIZ + 8];
  if (ioctl(listener->fd, SIOCGIFNAME, &request) == 0) snprintf(link, sizeof link, "%s", request.ifr_name);
  else snprintf(link, sizeof link, "if%d", index);
  const char *container = namespace->process_count > 0 ? namespace->processes[0].container : "";
  if (namespace->host[0] && namespace->name[0]) snprintf(name, size, "%s/%s:%s", namespace->host, namespace->name, link);
  else if (namespace->host[0]) snprintf(name, size, "%s:%s", namespace->host, link);
  else if (container[0]) snprintf(name, size, "container %.12s:%s", container, link);
  else snprintf(name, size, "netns %lu:%s", (unsigned long)namespace->inode, link);
}

/* Puts a tag back between the addresses and the type, where it was on the wire (IEEE 802.1Q). Returns the new length. */
static size_t put_tag_back(unsigned char *frame, size_t length, const struct tpacket_auxdata *aux) {
  int protocol = aux->tp_status & TP_STATUS_VLAN_TPID_VALID ? aux->tp_vlan_tpid : ETH_P_8021Q;
  if (length < 12) return length;
  memmove(frame + 12 + TAG_BYTES, frame + 12, length - 12);
  frame[12] = (unsigned char)(protocol >> 8);
  frame[13] = (unsigned char)protocol;
  frame[14] = (unsigned char)(aux->tp_vlan_tci >> 8);
  frame[15] = (unsigned char)aux->tp_vlan_tci;
  return length + TAG_BYTES;
}

static int direction_of(int type) {
  static const int reception[] = {[PACKET_HOST] = 1, [PACKET_MULTICAST] = 2, [PACKET_BROADCAST] = 3, [PACKET_OTHERHOST] = 4};
  if (type == PACKET_OUTGOING) return FRAME_OUT;
  return FRAME_IN | (type >= 0 && type < 4 ? reception[type] << 2 : 0);
}

/*
 * Where a link's frame begins with its own header: Ethernet, or none of it. A tunnel of layer 3 shows a packet with the
 * room for its outer header before it; PACKET_AUXDATA says where the inner one begins.
 */
static int linktype_of(const struct sockaddr_ll *from) {
  if (from->sll_hatype == ARPHRD_ETHER || from->sll_hatype == ARPHRD_LOOPBACK) return LINKTYPE_ETHERNET;
  if (from->sll_protocol == htons(ETH_P_IP) || from->sll_protocol == htons(ETH_P_IPV6)) return LINKTYPE_RAW;
  return -1;
}

/* Takes one frame from the socket; 0 when there is none left. */
static int take(const struct listener *listener, struct capture_file *file) {
  unsigned char frame[FRAME_BYTES + TAG_BYTES];
  char control[256];
  struct sockaddr_ll from;
  struct iovec piece = {.iov_base = frame, .iov_len = FRAME_BYTES};
  struct msghdr message = {.msg_name = &from, .msg_namelen = sizeof from, .msg_iov = &piece, .msg_iovlen = 1,
                           .msg_control = control, .msg_controllen = sizeof control};
  ssize_t count = recvmsg(listener->fd, &message, MSG_TRUNC);
  if (count < 0) return errno == EINTR || errno == ENETDOWN;
  size_t kept = count > FRAME_BYTES ? FRAME_BYTES : (size_t)count, whole = (size_t)count;
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  const struct tpacket_auxdata *aux = NULL;
  for (struct cmsghdr *part = CMSG_FIRSTHDR(&message); part; part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_TIMESTAMPNS) memcpy(&time, CMSG_DATA(part), sizeof time);
    if (part->cmsg_level == SOL_PACKET && part->cmsg_type == PACKET_AUXDATA) aux = (void *)CMSG_DATA(part);
  }
  int linktype = linktype_of(&from), ethernet = linktype == LINKTYPE_ETHERNET;
  if (linktype < 0) return 1;
  if (!ethernet && aux && aux->tp_net > 0 && aux->tp_net < kept) {
    kept -= aux->tp_net;
    whole -= aux->tp_net;
    memmove(frame, frame + aux->tp_net, kept);
  }
  if (ethernet && is_own_channel(listener->namespace, frame, kept)) return 1;
  if (ethernet && aux && aux->tp_status & TP_STATUS_VLAN_VALID) {
    kept = put_tag_back(frame, kept, aux);
    whole += TAG_BYTES;
  }
  int interface = find_interface(file, listener->namespace->inode, from.sll_ifindex);
  if (interface < 0) {
    char name[192], description[96];
    name_link(listener, from.sll_ifindex, name, sizeof name);
    snprintf(description, sizeof description, "netns %lu ifindex %d", (unsigned long)listener->namespace->inode, from.sll_ifindex);
    interface = add_interface(file, listener->namespace->inode, from.sll_ifindex, linktype, name, description);
  }
  if (interface >= 0) add_frame(file, interface, &time, frame, kept, whole, direction_of(from.sll_pkttype));
  return 1;
}

static pid_t start(char **probe) {
  pid_t child = fork();
  if (child != 0) return child;
  dup2(STDERR_FILENO, STDOUT_FILENO);
  execvp(probe[0], probe);
  fprintf(stderr, "patchbay-capture: %s: %s\n", probe[0], strerror(errno));
  _exit(errno == ENOENT ? 127 : 126);
}

static volatile sig_atomic_t told_to_end;
static void on_end(int signal) { told_to_end = signal; }

/* Drains all sockets until the probe has ended and the wires are quiet; returns the probe's wait status. */
static int listen_while(pid_t probe, const struct listener *listeners, int count, struct capture_file *file, struct drops *drops) {
  struct pollfd fds[MAX_NAMESPACES + 2];
  int status = 0, running = 1;
  deadline quiet = NEVER, last = NEVER;
  for (int i = 0; i < count; i++) fds[i] = (struct pollfd){.fd = listeners[i].fd, .events = POLLIN};
  fds[count] = (struct pollfd){.fd = (int)syscall(SYS_pidfd_open, probe, 0), .events = POLLIN};
  fds[count + 1] = (struct pollfd){.fd = drops->ring, .events = POLLIN};
  for (;;) {
    deadline end = running ? NEVER : sooner(quiet, last);
    if (is_due(end)) return status;
    if (told_to_end) kill(probe, SIGTERM);
    if (poll(fds, (nfds_t)count + 2, wait_ms(end)) < 0 && errno != EINTR) return status;
    for (int i = 0; i < count; i++) {
      if (!(fds[i].revents & POLLIN)) continue;
      for (int most = 256; most > 0 && take(&listeners[i], file); most--) quiet = now_ms() + QUIET_MS;
    }
    take_drops(drops);
    if (running && fds[count].revents) {
      waitpid(probe, &status, 0);
      running = 0;
      fds[count].fd = -1;
      quiet = now_ms() + QUIET_MS;
      last = now_ms() + MOST_MS;
    }
  }
}

/* Frames that a namespace carried and that there was no room for: the reader was too slow. */
static unsigned long unheard(const struct listener *listeners, int count) {
  unsigned long sum = 0;
  for (int i = 0; i < count; i++) {
    struct tpacket_stats stats;
    socklen_t size = sizeof stats;
    if (getsockopt(listeners[i].fd, SOL_PACKET, PACKET_STATISTICS, &stats, &size) == 0) sum += stats.tp_drops;
  }
  return sum;
}

int main(int argc, char **argv) {
  if (argc < 3 || strcmp(argv[1], "--") != 0) {
    fprintf(stderr, "usage: patchbay-capture -- PROBE…\n");
    return 2;
  }
  struct world world;
  struct listener listeners[MAX_NAMESPACES];
  static struct capture_file file;
  struct drops drops;
  int count = 0, own = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
  find_namespaces(&world);
  open_capture_file(&file);
  for (int i = 0; i < world.count; i++) {
    int fd = listen_in(&world.namespaces[i]);
    if (fd >= 0) listeners[count++] = (struct listener){.fd = fd, .namespace = &world.namespaces[i]};
  }
  if (own < 0 || setns(own, CLONE_NEWNET) < 0 || count == 0) {
    perror("patchbay-capture: no namespace could be listened in");
    return 125;
  }
  struct sigaction action = {.sa_handler = on_end};
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGINT, &action, NULL);
  open_drops(&drops);
  int status = listen_while(start(argv + 2), listeners, count, &file, &drops);
  print_capture_file(&file);
  printf("{\"framesLeftOut\":%lu,\"framesRepeated\":%lu,", file.dropped + unheard(listeners, count), file.repeated);
  print_drops(stdout, &drops);
  fputs("}\n", stdout);
  if (fflush(stdout) != 0) return 125;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
