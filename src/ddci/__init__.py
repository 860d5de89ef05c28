"""The pure library of OpenDDCI: values in, values out; no site, database, network or clock."""

__version__ = "0.1.0"
