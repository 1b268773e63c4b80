"""Cli: a command line comes in, one public function is called, its answer is printed."""
