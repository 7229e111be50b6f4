"""Cohort: the files that schools returned, put together for the programme lead without a list of schools."""
