"""Policies: templates as data for the builder in the browser."""
