"""Guidance by topic and key stage: the filter inside a page, the list of topics, a static page per key stage."""
