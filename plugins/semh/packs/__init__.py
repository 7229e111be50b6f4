"""Packs: PDFs to print and to deliver from, made from the recipes of content/trainers/packs.yml."""

from semh.packs.plan import PackSpec, plan_packs, with_release_variants
from semh.packs.run import PackFile, PackRun, default_executor, start, write_manifest
from semh.packs.settings import PackSettings

__all__ = [
    "PackFile",
    "PackRun",
    "PackSettings",
    "PackSpec",
    "default_executor",
    "plan_packs",
    "start",
    "with_release_variants",
    "write_manifest",
]
