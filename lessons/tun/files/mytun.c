/*
 * mytun: a program at the far end of a virtual network interface.
 *
 *   ./mytun              make a TUN interface (IP packets), print every packet that arrives
 *   ./mytun -r           the same, and answer each ping
 *   ./mytun -e           make a TAP interface instead (Ethernet frames)
 *   ./mytun -n NAME      call the interface NAME; otherwise the kernel takes tun0, tun1, ... or tap0, tap1, ...
 *
 * Compile:  gcc -Wall -o mytun mytun.c
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { ETHERNET_HEADER = 14 };

static int ethernet; /* -e: what we read begins with an Ethernet header */
static int reply;    /* -r: answer */

/* Asks the kernel for an interface. The answer is a file descriptor: read() takes what the kernel sends out
 * through the interface, write() is what the interface receives. The interface lives as long as the descriptor. */
static int make_interface(char name[IFNAMSIZ])
{
    int fd = open("/dev/net/tun", O_RDWR);
    if (fd < 0) {
        perror("open /dev/net/tun");
        exit(1);
    }

    struct ifreq request;
    memset(&request, 0, sizeof request);
    /* IFF_NO_PI: no extra 4 bytes of "packet information" in front of each packet. */
    request.ifr_flags = (ethernet ? IFF_TAP : IFF_TUN) | IFF_NO_PI;
    strncpy(request.ifr_name, name, IFNAMSIZ - 1);
    if (ioctl(fd, TUNSETIFF, &request) < 0) {
        perror("ioctl TUNSETIFF");
        exit(1);
    }
    strcpy(name, request.ifr_name); /* the kernel has put a number in place of %d */
    return fd;
}

/* The Internet checksum of RFC 1071: the sum of all 16-bit words, carries added back in, inverted. */
static uint16_t checksum(const uint8_t *data, int length)
{
    uint32_t sum = 0;
    for (int i = 0; i + 1 < length; i += 2)
        sum += data[i] << 8 | data[i + 1];
    if (length % 2)
        sum += data[length - 1] << 8;
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return ~sum;
}

static void swap(uint8_t *a, uint8_t *b, int length)
{
    while (length-- > 0) {
        uint8_t kept = *a;
        *a++ = *b;
        *b++ = kept;
    }
}

static const char *address(const uint8_t *bytes)
{
    static char text[2][INET_ADDRSTRLEN]; /* two, so that one printf can show two addresses */
    static int turn;
    turn = !turn;
    inet_ntop(AF_INET, bytes, text[turn], sizeof text[turn]);
    return text[turn];
}

/* Looks at an IPv4 packet (RFC 791). Returns 1 if the packet has been turned into an answer. */
static int handle_ipv4(uint8_t *ip, int length)
{
    int header = (ip[0] & 15) * 4;
    uint8_t *icmp = ip + header;
    int is_icmp = length >= header + 8 && ip[9] == 1;

    printf("IPv4 %s -> %s", address(ip + 12), address(ip + 16));
    if (!is_icmp) {
        printf(", protocol %d", ip[9]);
        return 0;
    }
    printf(", ICMP %s", icmp[0] == 8 ? "echo request" : icmp[0] == 0 ? "echo reply" : "message");
    if (!reply || icmp[0] != 8)
        return 0;

    /* An echo reply (RFC 792) is the request with type 0, going the other way. The IP header's checksum
     * still holds, because a sum does not mind the order of what is added. ICMP's does not. */
    swap(ip + 12, ip + 16, 4);
    icmp[0] = 0;
    icmp[2] = icmp[3] = 0;
    uint16_t sum = checksum(icmp, length - header);
    icmp[2] = sum >> 8;
    icmp[3] = sum & 0xff;
    return 1;
}

/* Looks at an ARP packet (RFC 826). With -r, claims every address that somebody asks for. */
static int handle_arp(uint8_t *arp, int length)
{
    static const uint8_t our_mac[6] = {0x02, 0, 0, 0, 0, 0x42};
    uint8_t *sender = arp + 8, *target = arp + 18; /* each: 6 bytes MAC, 4 bytes IPv4 */

    if (length < 28 || arp[7] != 1) {
        printf("ARP");
        return 0;
    }
    printf("ARP, who has %s? tell %s", address(target + 6), address(sender + 6));
    if (!reply || memcmp(sender + 6, target + 6, 4) == 0)
        return 0;

    arp[7] = 2; /* a reply */
    memcpy(target, our_mac, 6);
    swap(sender, target, 10);
    return 1;
}

/* Looks at an Ethernet frame: two MAC addresses, two bytes that say what is inside, and that. */
static int handle_frame(uint8_t *frame, int length)
{
    int type = frame[12] << 8 | frame[13];
    uint8_t *inside = frame + ETHERNET_HEADER;
    int answered = 0;

    if (type == 0x0806)
        answered = handle_arp(inside, length - ETHERNET_HEADER);
    else if (type == 0x0800 && length >= ETHERNET_HEADER + 20)
        answered = handle_ipv4(inside, length - ETHERNET_HEADER);
    else
        printf(type == 0x86dd ? "IPv6" : "type %04x", type);
    if (answered) {
        memcpy(frame, frame + 6, 6); /* back to the sender ... */
        memcpy(frame + 6, type == 0x0806 ? inside + 8 : (const uint8_t *)"\x02\0\0\0\0\x42", 6);
    }
    return answered;
}

static int handle_packet(uint8_t *packet, int length)
{
    int version = packet[0] >> 4; /* the first four bits of every IP packet */
    if (version == 4 && length >= 20)
        return handle_ipv4(packet, length);
    printf(version == 6 ? "IPv6" : "not IP");
    return 0;
}

int main(int argc, char **argv)
{
    char name[IFNAMSIZ] = "";
    uint8_t buffer[2048];
    int option;

    while ((option = getopt(argc, argv, "ren:")) != -1) {
        if (option == 'r')
            reply = 1;
        else if (option == 'e')
            ethernet = 1;
        else if (option == 'n')
            strncpy(name, optarg, IFNAMSIZ - 1);
        else
            return 2; /* getopt has said what is wrong */
    }
    if (name[0] == '\0')
        strcpy(name, ethernet ? "tap%d" : "tun%d");

    setvbuf(stdout, NULL, _IOLBF, 0); /* a line at a time, also into a pipe */
    int fd = make_interface(name);
    printf("%s is there, waiting for %s\n", name, ethernet ? "frames" : "packets");

    for (;;) {
        int length = read(fd, buffer, sizeof buffer);
        if (length < 0) {
            perror("read");
            return 1;
        }
        printf("%4d bytes: ", length);
        int answered = ethernet ? handle_frame(buffer, length) : handle_packet(buffer, length);
        if (answered && write(fd, buffer, length) != length) {
            perror(" write");
            return 1;
        }
        printf(answered ? ", answered\n" : "\n");
    }
}
