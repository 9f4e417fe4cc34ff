# The lesson's world is an ordinary one, and a quiet one: IPv6 is off on every card made from now on, so that
# nothing is in a capture or a forwarding table but what the learner sent. ip-sysctl in the kernel's documents:
# devconf_inherit_init_net=1 lets new namespaces begin with the machine's own settings.
sysctl -q -w net.core.devconf_inherit_init_net=1
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
