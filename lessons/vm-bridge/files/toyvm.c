/*
 * toyvm: as much of a virtual machine as its NIC sees. It has a MAC address and an IPv4 address, answers
 * ARP and pings, and can ping others. What a hypervisor such as QEMU does with frames, it does too: what "the machine"
 * sends is written to the tap, and what is read from the tap arrives at the machine.
 *
 *   ./toyvm NAME ADDRESS TAP      the machine NAME with ADDRESS, behind the TAP
 *   echo ping ADDRESS >NAME       its keyboard: a named pipe, called like the machine
 *
 * Compile:  gcc -Wall -o toyvm toyvm.c
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ARP = 0x0806, IPV4 = 0x0800, ETHERNET_HEADER = 14, IP_HEADER = 20 };

static const uint8_t everybody[6] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
static uint8_t our_mac[6] = {0x52, 0x54, 0x00}; /* QEMU's NICs begin so; the rest is made of the address */
static uint8_t our_address[4];
static uint8_t wanted[4]; /* whom we want to ping, once we know the MAC address */
static const char *name;
static int tap;

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static int open_tap(const char *nic)
{
    int fd = open("/dev/net/tun", O_RDWR);
    struct ifreq request;
    memset(&request, 0, sizeof request);
    request.ifr_flags = IFF_TAP | IFF_NO_PI;
    strncpy(request.ifr_name, nic, IFNAMSIZ - 1);
    if (fd < 0 || ioctl(fd, TUNSETIFF, &request) < 0)
        fail(nic);
    return fd;
}

/* The kernel takes a moment to notice that somebody is behind the NIC. Until then its bridge takes no frames. */
static void wait_for_carrier(const char *nic)
{
    struct ifreq request;
    memset(&request, 0, sizeof request);
    strncpy(request.ifr_name, nic, IFNAMSIZ - 1);
    int any = socket(AF_INET, SOCK_DGRAM, 0); /* ioctl(2) asks about interfaces through any socket */
    for (int i = 0; i < 300; i++) {
        if (ioctl(any, SIOCGIFFLAGS, &request) == 0 && request.ifr_flags & IFF_RUNNING)
            break;
        usleep(10000);
    }
    close(any);
}

/* The Internet checksum of RFC 1071; all that we send has an even length. */
static void put_checksum(uint8_t *place, const uint8_t *data, int length)
{
    uint32_t sum = 0;
    place[0] = place[1] = 0;
    for (int i = 0; i < length; i += 2)
        sum += data[i] << 8 | data[i + 1];
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    place[0] = ~sum >> 8;
    place[1] = ~sum;
}

static const char *text(const uint8_t *address)
{
    static char buffer[INET_ADDRSTRLEN];
    return inet_ntop(AF_INET, address, buffer, sizeof buffer);
}

/* Sends a frame: what is inside has been put behind the place for the Ethernet header. */
static void send_frame(uint8_t *frame, const uint8_t *to, int type, int length)
{
    memcpy(frame, to, 6);
    memcpy(frame + 6, our_mac, 6);
    frame[12] = type >> 8;
    frame[13] = type;
    if (write(tap, frame, ETHERNET_HEADER + length) < 0)
        perror("write");
}

/* ARP (RFC 826): a question (1) to everybody, or an answer (2) to one. */
static void send_arp(int operation, const uint8_t *to, const uint8_t *address)
{
    uint8_t frame[ETHERNET_HEADER + 28] = {0}, *arp = frame + ETHERNET_HEADER;
    memcpy(arp, (uint8_t[]){0, 1, 8, 0, 6, 4, 0, operation}, 8);
    memcpy(arp + 8, our_mac, 6);
    memcpy(arp + 14, our_address, 4);
    if (operation == 2)
        memcpy(arp + 18, to, 6);
    memcpy(arp + 24, address, 4);
    send_frame(frame, to, ARP, 28);
}

static void send_ping(const uint8_t *mac)
{
    enum { LENGTH = IP_HEADER + 8 + 56 };
    static uint8_t number;
    uint8_t frame[ETHERNET_HEADER + LENGTH] = {0}, *ip = frame + ETHERNET_HEADER, *icmp = ip + IP_HEADER;
    memcpy(ip, (uint8_t[]){0x45, 0, 0, LENGTH, 0, 0, 0x40, 0, 64, IPPROTO_ICMP}, 10);
    memcpy(ip + 12, our_address, 4);
    memcpy(ip + 16, wanted, 4);
    put_checksum(ip + 10, ip, IP_HEADER);
    icmp[0] = 8; /* an echo request */
    icmp[7] = ++number;
    put_checksum(icmp + 2, icmp, LENGTH - IP_HEADER);
    send_frame(frame, mac, IPV4, LENGTH);
}

static void receive_arp(uint8_t *arp)
{
    uint8_t *sender = arp + 14, *target = arp + 24;
    if (arp[7] == 1 && memcmp(target, our_address, 4) == 0) {
        printf("%s: %s asks for our MAC address, answered\n", name, text(sender));
        send_arp(2, arp + 8, sender);
    } else if (arp[7] == 2 && memcmp(sender, wanted, 4) == 0) {
        send_ping(arp + 8);
    }
}

static void receive_ip(uint8_t *frame, int length)
{
    uint8_t *ip = frame + ETHERNET_HEADER, *icmp = ip + IP_HEADER;
    if (length < IP_HEADER + 8 || ip[0] != 0x45 || ip[9] != IPPROTO_ICMP || memcmp(ip + 16, our_address, 4) != 0)
        return;
    if (icmp[0] == 0) {
        printf("%s: answer from %s, ttl=%d\n", name, text(ip + 12), ip[8]);
    } else if (icmp[0] == 8) {
        length = ip[2] << 8 | ip[3]; /* a short frame may have padding behind the packet */
        printf("%s: ping from %s, answered\n", name, text(ip + 12));
        memcpy(ip + 16, ip + 12, 4);
        memcpy(ip + 12, our_address, 4);
        ip[8] = 64;
        put_checksum(ip + 10, ip, IP_HEADER);
        icmp[0] = 0;
        put_checksum(icmp + 2, icmp, length - IP_HEADER + length % 2);
        send_frame(frame, frame + 6, IPV4, length);
    }
}

static void receive(void)
{
    uint8_t frame[2048] = {0};
    int length = read(tap, frame, sizeof frame - 1);
    if (length < 0)
        fail("read");
    int type = frame[12] << 8 | frame[13];
    /* A NIC passes on what is for it and what is for everybody. */
    if (memcmp(frame, our_mac, 6) != 0 && memcmp(frame, everybody, 6) != 0)
        return;
    if (type == ARP && length >= ETHERNET_HEADER + 28)
        receive_arp(frame + ETHERNET_HEADER);
    else if (type == IPV4)
        receive_ip(frame, length - ETHERNET_HEADER);
}

static void read_keyboard(int keyboard)
{
    char line[100] = "", address[64] = "";
    if (read(keyboard, line, sizeof line - 1) <= 0)
        return;
    if (sscanf(line, "ping %63s", address) == 1 && inet_pton(AF_INET, address, wanted) == 1)
        send_arp(1, everybody, wanted);
    else
        printf("%s: I only know: ping ADDRESS\n", name);
}

static void end(int signal)
{
    (void)signal;
    unlink(name);
    _exit(0);
}

int main(int argc, char **argv)
{
    if (argc != 4 || inet_pton(AF_INET, argv[2], our_address) != 1) {
        fprintf(stderr, "Usage: ./toyvm NAME ADDRESS TAP, for example ./toyvm vm1 192.168.3.102 tap1\n");
        return 2;
    }
    name = argv[1];
    memcpy(our_mac + 3, our_address + 1, 3);
    setvbuf(stdout, NULL, _IOLBF, 0); /* a line at a time, also into a pipe */
    tap = open_tap(argv[3]);

    unlink(name);
    if (mkfifo(name, 0600) < 0)
        fail(name);
    signal(SIGINT, end);
    signal(SIGTERM, end);
    /* Read and write: so the pipe has no end when a writer closes it. */
    int keyboard = open(name, O_RDWR);

    wait_for_carrier(argv[3]);
    send_arp(1, everybody, our_address); /* "here I am": a machine says so twice when its NIC comes up (RFC 5227) */
    printf("%s is on, with %s and the MAC address %02x:%02x:%02x:%02x:%02x:%02x\n", name, argv[2], our_mac[0],
           our_mac[1], our_mac[2], our_mac[3], our_mac[4], our_mac[5]);

    struct pollfd sources[] = {{.fd = tap, .events = POLLIN}, {.fd = keyboard, .events = POLLIN}};
    for (int announce = 1;;) {
        int ready = poll(sources, 2, announce ? 1000 : -1);
        if (ready < 0)
            fail("poll");
        if (announce && ready == 0)
            send_arp(1, everybody, our_address), announce = 0;
        if (sources[0].revents)
            receive();
        if (sources[1].revents)
            read_keyboard(keyboard);
    }
}
