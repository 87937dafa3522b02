"""The command line: one thin file a command. It asks the other packages and prints what they answer."""
