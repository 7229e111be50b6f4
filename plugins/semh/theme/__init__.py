"""The look that pages, tools and packs share: colours from one file, fonts, and the sheets of the reading pages."""
