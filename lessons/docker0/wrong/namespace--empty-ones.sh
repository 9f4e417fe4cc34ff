# Names, but of new and empty namespaces.
# says: /the network that is named web run: \.; /
ip netns add web
ip netns add box
