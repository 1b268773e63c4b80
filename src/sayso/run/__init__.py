"""Run: joins the stages; files, folders and streams come in, records and named drops go out."""
