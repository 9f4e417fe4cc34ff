# Names, but of new and empty namespaces.
ip netns add web
ip netns add box
