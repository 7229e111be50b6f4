"""Schools' own editions: their colours, and the file that a school starts from."""
