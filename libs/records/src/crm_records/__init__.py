"""What every record gets: declaration, validation, access, commands, lists, operations, exchange."""
