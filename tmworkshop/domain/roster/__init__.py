"""What a roster says, as someone's spreadsheet has it: understood before it is kept."""
