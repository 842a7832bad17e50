"""What a programme's lead has: packs as one, and what may be shown of them to whom."""
