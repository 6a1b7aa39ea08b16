-- The evidence store: one row per fact. SQLite 3, UTF-8, opens in Datasette or any SQLite browser.
--
-- Offsets (start_char, end_char) are half-open and count characters from 0 in document.text. To find a place in the
-- source file, add document.offset. Inside one document, rows point at each other by number; across documents,
-- everything points at actor.actor. "After assembling" marks what every build derives anew from the annotations.
-- PRAGMA user_version is the version of this layout, PRAGMA application_id marks the file as graphkit's.

CREATE TABLE output (            -- every version of every file graphkit wrote from the store, so that it knows its own
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (name, sha256)
) WITHOUT ROWID;

CREATE TABLE given_up (          -- documents that killed their workers or took too long; not tried again unless asked
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,        -- of the document as it was read
    pipeline TEXT NOT NULL,      -- fingerprint of what failed to annotate it
    error TEXT NOT NULL,
    message TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE reading (           -- files that were read to their end; one that has not changed is not read again
    path TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,        -- of its bytes on disk
    pipeline TEXT NOT NULL,      -- fingerprint of what read it
    documents INTEGER NOT NULL,  -- how many articles are in it
    digest TEXT NOT NULL,        -- of their ids and hashes; other rows of document tell whether all are stored
    remarks TEXT NOT NULL        -- notices and failures, as a JSON list
) WITHOUT ROWID;

CREATE TABLE document (          -- one article; its row is the commit mark: written last, with all its annotations
    doc INTEGER PRIMARY KEY,     -- key inside this file only; differs between builds
    id TEXT NOT NULL UNIQUE,     -- source path, plus "#n" where the source holds several articles
    path TEXT NOT NULL,          -- source file, relative to the input folder; "doc" in every output
    offset INTEGER NOT NULL,     -- where text begins in the source, in characters
    line INTEGER NOT NULL,       -- the line of the source on which text begins, from 1
    title TEXT NOT NULL,
    title_start INTEGER,
    title_end INTEGER,
    outlet TEXT NOT NULL,
    url TEXT NOT NULL,
    published TEXT,              -- YYYY-MM-DD, NULL where unknown
    words INTEGER NOT NULL,
    excluded TEXT NOT NULL,      -- boilerplate, as JSON [[start, end], ...]
    sha256 TEXT NOT NULL,        -- of the document as it was read
    pipeline TEXT NOT NULL,      -- fingerprint of the language pipeline and the stages that annotated it
    position INTEGER,            -- after assembling: rank by date, then id
    story INTEGER,               -- after assembling: doc of the first document that tells the same story
    runs INTEGER NOT NULL,       -- different runs of four words in it, boilerplate left out
    signature BLOB NOT NULL,     -- MinHash of those runs: 126 little-endian numbers of 32 bits; empty without runs
    text TEXT NOT NULL
);

CREATE TABLE counted (           -- after assembling: the documents of the graph, all or those of the days asked for
    doc INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE
);

CREATE TABLE sentence (
    doc INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    digest INTEGER NOT NULL,     -- of the words, letter case and punctuation left out; equal for copies
    PRIMARY KEY (doc, number)
) WITHOUT ROWID;

CREATE TABLE chain (             -- all mentions of one actor in one document
    doc INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    label TEXT NOT NULL,         -- PERSON, ORG, GPE, NORP, GROUP
    gender TEXT NOT NULL,
    titles TEXT NOT NULL,        -- JSON list
    aliases TEXT NOT NULL,       -- JSON list
    confidence REAL NOT NULL,
    PRIMARY KEY (doc, number)
) WITHOUT ROWID;

CREATE TABLE mention (
    doc INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    text TEXT NOT NULL,
    form TEXT NOT NULL,          -- named, title, nominal, pronoun, metonym
    use TEXT NOT NULL,           -- actor, place, other
    label TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    gender TEXT NOT NULL,
    grammatical_number TEXT NOT NULL,
    titles TEXT NOT NULL,        -- JSON list
    canonical TEXT NOT NULL,
    rule TEXT NOT NULL,          -- which rule found it
    confidence REAL NOT NULL,
    chain INTEGER,               -- number of its chain, NULL where unresolved
    link TEXT,                   -- which rule put it into the chain
    PRIMARY KEY (doc, number)
) WITHOUT ROWID;

CREATE TABLE quote (
    doc INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,          -- direct, indirect, mixed
    cue_start INTEGER,
    cue_end INTEGER,
    cue_class TEXT NOT NULL,     -- what the cue says the speaker did: said, claimed, denied, accused, ...
    speaker_start INTEGER,       -- the words that name the source
    speaker_end INTEGER,
    speaker_mention INTEGER,     -- number of a mention
    speaker INTEGER,             -- number of a chain, NULL where unnamed or unresolved; of several see co_speaker
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    digest INTEGER NOT NULL,     -- of the content's words
    PRIMARY KEY (doc, number)
) WITHOUT ROWID;

CREATE TABLE co_speaker (        -- those who say a quote together with its speaker: "Roe and Poe said"
    doc INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    quote INTEGER NOT NULL,
    number INTEGER NOT NULL,     -- in the order of the text
    mention INTEGER NOT NULL,    -- number of a mention
    chain INTEGER NOT NULL,      -- number of a chain
    PRIMARY KEY (doc, quote, number)
) WITHOUT ROWID;

CREATE TABLE content (           -- what was said, without the quotation marks; several rows where discontinuous
    doc INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    quote INTEGER NOT NULL,
    number INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    PRIMARY KEY (doc, quote, number)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE quote_text USING fts5( -- the words of quotes, for search; letter case and diacritics aside
    content,                     -- rowid is doc * 1048576 + number of the quote
    tokenize = "unicode61 remove_diacritics 2"
);

CREATE TRIGGER document_gone AFTER DELETE ON document BEGIN
    DELETE FROM quote_text WHERE rowid BETWEEN old.doc << 20 AND (old.doc << 20) + 1048575;
END;

CREATE TABLE target (            -- whom a quote is about
    doc INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    quote INTEGER NOT NULL,
    chain INTEGER NOT NULL,
    PRIMARY KEY (doc, quote, chain)
) WITHOUT ROWID;

CREATE TABLE actor (             -- after assembling
    actor INTEGER PRIMARY KEY,   -- rank of id; differs between builds
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    first TEXT,
    last TEXT,
    wikidata TEXT NOT NULL,      -- "" where nobody gave it one in actors.toml
    place INTEGER NOT NULL,      -- 1 where actors.toml says that it only ever names a place
    observer INTEGER NOT NULL,   -- 1 where actors.toml says that it only reports
    acts INTEGER NOT NULL,       -- 1 where it does more than name a place, an observer more than report
    shown INTEGER NOT NULL       -- 1 where it acts and its type was asked for: the actors of the graph
);

CREATE TABLE alias (             -- after assembling
    actor INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    surface TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (actor, surface)
) WITHOUT ROWID;

CREATE TABLE link (              -- after assembling: chain -> actor, and why
    doc INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    chain INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (doc, chain)
) WITHOUT ROWID;

CREATE TABLE decision (          -- after assembling: which names were made one actor, kept apart or left in doubt
    verdict TEXT NOT NULL,       -- same, apart, doubtful
    name TEXT NOT NULL,
    other TEXT NOT NULL,
    actors TEXT NOT NULL,        -- JSON list of actor ids
    rule TEXT NOT NULL,
    reason TEXT NOT NULL
);

CREATE TABLE tie (               -- after assembling: one countable piece of evidence
    kind TEXT NOT NULL,          -- cooccurrence (source < target) or quote (source speaks about target)
    source INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    target INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    doc INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number INTEGER NOT NULL,     -- of the quote; or of the sentence or paragraph, 0 where the window is the document
    digest INTEGER NOT NULL,     -- equal for copies of one piece of evidence
    gap INTEGER NOT NULL,        -- words from one mention to the other, 0 where the window is no number of words
    PRIMARY KEY (kind, source, target, doc, number)
) WITHOUT ROWID;

CREATE TABLE edge (              -- after assembling: ties added up, light ones included
    kind TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    target INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    weight INTEGER NOT NULL,     -- independent evidence: copies of one story count once
    weight_raw INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    stories INTEGER NOT NULL,
    outlets INTEGER NOT NULL,    -- different outlets, unknown ones left out
    npmi REAL,
    significance REAL,
    gap REAL,                    -- mean of its ties, NULL for quotes and where the window is no number of words
    alpha REAL,                  -- NULL where it is not heavy enough for the graph
    first TEXT,
    last TEXT,
    shown INTEGER NOT NULL DEFAULT 0, -- 1 where it is heavy enough and stands out: the edges of the graph
    PRIMARY KEY (kind, source, target)
) WITHOUT ROWID;

CREATE TABLE edge_class (        -- after assembling: what of the weight of a quote edge each class of cues makes
    source INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    target INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    cue_class TEXT NOT NULL,
    weight INTEGER NOT NULL,     -- sums to the weight of the edge
    PRIMARY KEY (source, target, cue_class)
) WITHOUT ROWID;

CREATE TABLE network (           -- after measuring, one row: the graph as a whole; no row while a build is not finished
    title TEXT NOT NULL,
    settings TEXT NOT NULL,      -- the configuration of the build, as JSON
    modularity REAL NOT NULL,    -- of the communities
    estimates TEXT NOT NULL,     -- JSON list of the measures that are estimates from a sample
    sources INTEGER NOT NULL     -- size of that sample, 0 where every measure is exact
);

CREATE TABLE community (         -- after measuring
    community INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    size INTEGER NOT NULL
);

CREATE TABLE measure (           -- after measuring: the columns of actors.csv, and the position (x, y) in the picture
    actor INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    name TEXT NOT NULL,
    value,
    PRIMARY KEY (actor, name)
) WITHOUT ROWID;

CREATE TABLE rank_interval (     -- after measuring, where asked for: how far ranks hang on single stories
    actor INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
    measure TEXT NOT NULL,
    rank INTEGER NOT NULL,       -- in the graph; equals share the best rank
    low INTEGER NOT NULL,        -- best and worst rank in 95 of 100 graphs of resampled stories
    high INTEGER NOT NULL,
    PRIMARY KEY (actor, measure)
) WITHOUT ROWID;

CREATE INDEX document_path ON document (path, offset);
CREATE INDEX sentence_digest ON sentence (digest);
CREATE INDEX link_actor ON link (actor);
CREATE INDEX tie_doc ON tie (doc);

CREATE VIEW speaker AS           -- whoever says a quote, alone or with others: a row for each
SELECT doc, number AS quote, speaker AS chain FROM quote WHERE speaker NOT NULL
UNION ALL SELECT doc, quote, chain FROM co_speaker;

CREATE VIEW sentence_text AS     -- sentences with their words and their place in the source
SELECT d.id AS document, d.path, s.number, d.offset + s.start_char AS start, d.offset + s.end_char AS "end",
       substr(d.text, s.start_char + 1, s.end_char - s.start_char) AS text
FROM sentence s JOIN document d USING (doc);

CREATE VIEW actor_mention AS     -- mentions with their actor and their place in the source
SELECT a.id AS actor, a.name, d.id AS document, d.path, d.offset + m.start_char AS start, d.offset + m.end_char AS "end",
       m.text, m.form, m.use, m.sentence, m.rule, m.link, l.rule AS actor_rule
FROM mention m JOIN link l USING (doc, chain) JOIN actor a USING (actor) JOIN document d USING (doc);
