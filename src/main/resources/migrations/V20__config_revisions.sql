-- every change of fail2ban's files, BanGUI's own and others'
CREATE TABLE config_revision (
    id ${id},
    host_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    state TEXT NOT NULL,
    owner TEXT NOT NULL,
    plan TEXT NOT NULL,
    outcome TEXT NOT NULL
);

CREATE INDEX config_revision_host ON config_revision (host_id, id);

-- the journal: of each host at most one change is under way, on whichever node
CREATE UNIQUE INDEX config_revision_open ON config_revision (host_id) WHERE state = 'APPLYING';

-- null: there was, or will be, no such file
CREATE TABLE config_revision_file (
    revision_id BIGINT NOT NULL REFERENCES config_revision (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    content_before ${bytes},
    content_after ${bytes},
    PRIMARY KEY (revision_id, path)
);

-- the files as they were last seen, to notice what others change
CREATE TABLE config_file (
    host_id TEXT NOT NULL,
    path TEXT NOT NULL,
    etag TEXT NOT NULL,
    content ${bytes} NOT NULL,
    PRIMARY KEY (host_id, path)
);

-- what somebody has to look at: a change that was cut off, a daemon that died after one
CREATE TABLE config_recovery (
    host_id TEXT PRIMARY KEY,
    revision_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    reason TEXT NOT NULL
);
