"""Plans of towns that do not exist, in the layouts plans come in, with what they say."""
