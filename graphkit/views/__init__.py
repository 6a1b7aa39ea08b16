"""The network as files people and programs open."""
