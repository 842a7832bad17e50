"""What goes between a laptop and a programme's lead, as files: signed and encrypted."""
