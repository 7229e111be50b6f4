"""The Markdown extension with our blocks, for the site and for paper."""

from semh.blocks.extension import MARKDOWN_EXTENSIONS, BlocksExtension
from semh.blocks.profile import Profile
from semh.blocks.rendering import filtered_body, render, stages_of
from semh.blocks.sources import Citations, cited_ids, prepare
from semh.blocks.wording import (
    AudienceLabels,
    and_list,
    key_stage_label,
    key_stage_span,
    long_date,
    minutes_label,
    partial_date,
)

__all__ = [
    "MARKDOWN_EXTENSIONS",
    "AudienceLabels",
    "BlocksExtension",
    "Citations",
    "Profile",
    "and_list",
    "cited_ids",
    "filtered_body",
    "key_stage_label",
    "key_stage_span",
    "long_date",
    "minutes_label",
    "partial_date",
    "prepare",
    "render",
    "stages_of",
]
