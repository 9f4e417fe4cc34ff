/*
 * tunpipe: a cable between two network namespaces that is a program.
 *
 *   ./tunpipe NETNS NETNS     makes a TUN interface tun0 in each, and carries every packet from one to the other
 *
 * Compile:  gcc -O2 -Wall -o tunpipe tunpipe.c
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

/* An interface belongs to the namespace that the program is in when it asks for one. Afterwards the program may go
 * elsewhere: what it holds is a file, and a file has no namespace. */
static int make_nic(const char *netns)
{
    char path[256];
    snprintf(path, sizeof path, "/run/netns/%s", netns);
    int space = open(path, O_RDONLY);
    if (space < 0)
        fail(path);
    if (setns(space, CLONE_NEWNET) < 0)
        fail("setns");
    close(space);

    int fd = open("/dev/net/tun", O_RDWR);
    if (fd < 0)
        fail("/dev/net/tun");
    struct ifreq request = {.ifr_name = "tun0", .ifr_flags = IFF_TUN | IFF_NO_PI};
    if (ioctl(fd, TUNSETIFF, &request) < 0)
        fail("TUNSETIFF");
    return fd;
}

int main(int argc, char **argv)
{
    static char packet[65536]; /* the largest that a TUN interface can carry */

    if (argc != 3) {
        fprintf(stderr, "usage: %s NETNS NETNS\n", argv[0]);
        return 2;
    }
    struct pollfd ends[2] = {{make_nic(argv[1]), POLLIN, 0}, {make_nic(argv[2]), POLLIN, 0}};
    printf("tun0 in %s and tun0 in %s are joined\n", argv[1], argv[2]);
    fflush(stdout);

    for (;;) {
        if (poll(ends, 2, -1) < 0)
            fail("poll");
        for (int i = 0; i < 2; i++) {
            if (!(ends[i].revents & POLLIN))
                continue;
            ssize_t length = read(ends[i].fd, packet, sizeof packet); /* one packet each time */
            if (length < 0)
                fail("read");
            /* The far interface may be switched off still: then the packet is lost, as on a cable that leads nowhere. */
            if (write(ends[1 - i].fd, packet, length) < 0)
                continue;
        }
    }
}
