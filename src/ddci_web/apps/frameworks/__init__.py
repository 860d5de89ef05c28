"""Indices and their components, as a plan or an index owner defines them."""
