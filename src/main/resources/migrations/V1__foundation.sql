-- times are seconds since 1970 (UTC)

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE session (
    id ${id},
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    remote_addr TEXT NOT NULL,
    user_agent TEXT NOT NULL
);

CREATE INDEX session_expires_at ON session (expires_at);

CREATE TABLE api_token (
    id ${id},
    name TEXT NOT NULL UNIQUE,
    token_hash TEXT NOT NULL UNIQUE,
    read_only BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT
);

-- failed log-ins in a row, per address or IPv6 network
CREATE TABLE login_failure (
    address TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    failed_at BIGINT NOT NULL,
    locked_until BIGINT NOT NULL
);

-- socket and config_dir: null means the usual place
CREATE TABLE host (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    transport TEXT NOT NULL,
    socket TEXT,
    config_dir TEXT
);

INSERT INTO host (id, name, transport) VALUES ('local', 'local', 'unix');

CREATE TABLE scheduler_lock (
    name TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    heartbeat_at BIGINT NOT NULL
);
