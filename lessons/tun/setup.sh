# IPv6 is off on every card made from now on, so that the learner's program reads nothing but what the learner
# sent: no router solicitations, no multicast reports.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
