"""What is measured: an index as a tree of components and indicators, with dated weights."""
