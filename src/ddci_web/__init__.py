"""The Django site: config on top, one app per capability, ui below them all."""
