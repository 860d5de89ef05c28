"""One app per capability; each knows only the apps below it."""
