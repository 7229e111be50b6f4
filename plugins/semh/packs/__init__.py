"""Packs: PDFs to print and to deliver from, made from the recipes of content/trainers/packs.yml."""

from semh.packs.plan import PackSpec, plan_packs, with_release_variants
from semh.packs.pool import default_executor
from semh.packs.run import PackFile, PackRun, write_manifest
from semh.packs.settings import PackSettings
from semh.packs.starting import start

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
