"""Clean: a page goes in, an article (exact text, blocks with roles, way back to the page) comes out."""
