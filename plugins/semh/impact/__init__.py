"""Impact: how the eight kinds of evidence are measured, as a page for readers and as figures in the browser."""
