"""The behaviour and vulnerability profile: its rules as a page and as data, and the tool that runs in the reader's browser."""
