"""Being here, it makes the modules of tests/ importable from every test."""
