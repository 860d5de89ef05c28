"""Figures and calendars of the law as dated data, each with its source; ``ddci.base.law`` reads them. No
code.
"""
