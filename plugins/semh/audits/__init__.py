"""Audits: the form, its paper twin, the workbook, and the plan and policy that follow."""
