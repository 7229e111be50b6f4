"""The SEMH programme site: content in, site, tools and packs out."""
