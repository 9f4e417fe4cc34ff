#ifndef PATCHBAY_NAMESPACES_H
#define PATCHBAY_NAMESPACES_H

/* A host is a network, mount and UTS namespace, kept alive by bind mounts of its three files here (namespaces(7)). */
#define HOSTS_FOLDER "/run/patchbay/hosts"
#define VM_HOST "vm"

/* Whether `name` may be a host or a terminal: letters, digits, dash, dot, underscore; 1 to 32 of them, a letter or digit first. */
int is_plain_name(const char *name);

/* Moves this process into a host; "vm" is the machine itself. Returns 0, or -1 after saying why on stderr. */
int enter_host(const char *host);

/* Moves this process into a named network namespace of its host, with a /sys that shows it, as ip-netns(8) exec does. */
int enter_netns(const char *name);

/* Mounts a sysfs of the current network namespace on /sys, and cgroup2 in it. Returns 0 or -1. */
int mount_own_sys(void);

#endif
