-- The ledger, version 1. Everything but the search index only grows: triggers refuse change and removal.
-- Text is kept as UTF-8 code points, offsets count code points of article.text, `ord` counts from 0.

PRAGMA application_id = 0x53415953;  -- 'SAYS': tells a ledger from other SQLite files

CREATE TABLE page (
  page_sha256 TEXT PRIMARY KEY,  -- of the body as it was received
  size_bytes INTEGER NOT NULL,
  body_zlib BLOB NOT NULL
) STRICT;

CREATE TABLE article (
  article_key INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL UNIQUE,
  page_sha256 TEXT NOT NULL REFERENCES page,
  name TEXT NOT NULL,          -- what the page was called when it came
  media_type TEXT NOT NULL,
  received_utc TEXT NOT NULL,
  page_address TEXT,           -- given with the page; `address` is what cleaning settled on
  text TEXT NOT NULL,
  charset TEXT NOT NULL,
  title TEXT,
  outlet TEXT,
  address TEXT,
  published_value TEXT,
  published_precision TEXT,
  published_origin TEXT,
  language TEXT
) STRICT;
CREATE INDEX article_by_address ON article (address);
CREATE INDEX article_by_title ON article (title);

CREATE TABLE revision (
  article_key INTEGER PRIMARY KEY REFERENCES article,
  revises_id TEXT NOT NULL REFERENCES article (article_id),
  because TEXT NOT NULL CHECK (because IN ('address', 'name_and_title'))
) STRICT;
CREATE INDEX revision_by_older ON revision (revises_id);

CREATE TABLE author (
  article_key INTEGER NOT NULL REFERENCES article,
  ord INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (article_key, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE hint (
  article_key INTEGER NOT NULL REFERENCES article,
  ord INTEGER NOT NULL,
  origin TEXT NOT NULL,
  address TEXT,
  outlet TEXT,
  published TEXT,
  PRIMARY KEY (article_key, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE block (
  article_key INTEGER NOT NULL REFERENCES article,
  ord INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  role TEXT NOT NULL,
  repeat_start INTEGER,
  repeat_end INTEGER,
  PRIMARY KEY (article_key, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
  article_key INTEGER NOT NULL REFERENCES article,
  ord INTEGER NOT NULL,
  text_start INTEGER NOT NULL,
  text_end INTEGER NOT NULL,
  page_start INTEGER NOT NULL,
  page_end INTEGER NOT NULL,
  PRIMARY KEY (article_key, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
  statement_key INTEGER PRIMARY KEY,
  article_key INTEGER NOT NULL REFERENCES article,
  ord INTEGER NOT NULL,
  statement_id TEXT NOT NULL UNIQUE,
  form TEXT NOT NULL,
  speaker_kind TEXT,  -- NULL: the reader abstained
  speaker_name TEXT,
  speaker_entity_id TEXT,
  speaker_prob REAL,
  said_on TEXT,
  utterance_id TEXT,
  statement_prob REAL NOT NULL,
  content_prob REAL,
  cue_prob REAL,
  source_prob REAL,
  form_prob REAL,
  maker_name TEXT NOT NULL,
  maker_version TEXT NOT NULL,
  UNIQUE (article_key, ord)
) STRICT;

CREATE TABLE statement_span (
  article_key INTEGER NOT NULL,
  statement_ord INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('addressee', 'chain', 'content', 'cue', 'medium', 'quoted', 'source')),
  ord INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  PRIMARY KEY (article_key, statement_ord, role, ord),
  FOREIGN KEY (article_key, statement_ord) REFERENCES statement (article_key, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity (
  article_key INTEGER NOT NULL REFERENCES article,
  ord INTEGER NOT NULL,
  entity_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (article_key, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_span (
  article_key INTEGER NOT NULL,
  entity_ord INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('mention', 'role')),
  ord INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  PRIMARY KEY (article_key, entity_ord, role, ord),
  FOREIGN KEY (article_key, entity_ord) REFERENCES entity (article_key, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  article_key INTEGER NOT NULL REFERENCES article,
  ord INTEGER NOT NULL,
  kind TEXT NOT NULL,
  maker_name TEXT NOT NULL,
  maker_version TEXT NOT NULL,
  PRIMARY KEY (article_key, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_span (
  article_key INTEGER NOT NULL,
  finding_ord INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  PRIMARY KEY (article_key, finding_ord, ord),
  FOREIGN KEY (article_key, finding_ord) REFERENCES finding (article_key, ord)
) STRICT, WITHOUT ROWID;

-- What happened, in order. `chain` hashes the event together with the chain of the one before it, so
-- that no event but the last can be changed or taken out unnoticed; `article_digest` does the same for
-- all rows of the article that the event stored.
CREATE TABLE event (
  event_no INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('new', 'revision', 'repeat', 'drop')),
  at_utc TEXT NOT NULL,
  maker TEXT NOT NULL,
  name TEXT NOT NULL,
  article_id TEXT REFERENCES article (article_id),
  page_sha256 TEXT,     -- of the page that came; a repeat's page is named, not kept
  article_digest TEXT,  -- kinds new and revision: rows.digest_rows
  stage TEXT,           -- kind drop, with code and message
  code TEXT,
  message TEXT,
  chain TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_article ON event (article_id);
CREATE INDEX event_by_name ON event (name);

-- The search index holds no text of its own; its row ids are statement.statement_key.
CREATE VIRTUAL TABLE statement_words USING fts5 (
  content_words, speaker, title,
  content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO statement_words (statement_words, rank) VALUES ('rank', 'bm25(4.0, 2.0, 1.0)');

CREATE TRIGGER page_unchanged BEFORE UPDATE ON page BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER page_kept BEFORE DELETE ON page BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER article_unchanged BEFORE UPDATE ON article BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER article_kept BEFORE DELETE ON article BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER revision_unchanged BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER revision_kept BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER author_unchanged BEFORE UPDATE ON author BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER author_kept BEFORE DELETE ON author BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER hint_unchanged BEFORE UPDATE ON hint BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER hint_kept BEFORE DELETE ON hint BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER block_unchanged BEFORE UPDATE ON block BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER block_kept BEFORE DELETE ON block BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER run_unchanged BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER run_kept BEFORE DELETE ON run BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER statement_unchanged BEFORE UPDATE ON statement BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER statement_kept BEFORE DELETE ON statement BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER statement_span_unchanged BEFORE UPDATE ON statement_span BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER statement_span_kept BEFORE DELETE ON statement_span BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER entity_unchanged BEFORE UPDATE ON entity BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER entity_kept BEFORE DELETE ON entity BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER entity_span_unchanged BEFORE UPDATE ON entity_span BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER entity_span_kept BEFORE DELETE ON entity_span BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER finding_unchanged BEFORE UPDATE ON finding BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER finding_kept BEFORE DELETE ON finding BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER finding_span_unchanged BEFORE UPDATE ON finding_span BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER finding_span_kept BEFORE DELETE ON finding_span BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER event_unchanged BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
