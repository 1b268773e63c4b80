"""Extract: articles come in, records of who said what go out."""
