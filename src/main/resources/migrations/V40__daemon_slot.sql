-- What fail2ban told of itself, ten minutes a row: banned and jails as they were last, failures as they were found within.
-- total_failed is the daemon's own count, from which the next failures are told.
CREATE TABLE daemon_slot (
    host_id TEXT NOT NULL REFERENCES host (id),
    slot BIGINT NOT NULL,
    banned BIGINT NOT NULL,
    jails BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    total_failed BIGINT NOT NULL,
    PRIMARY KEY (host_id, slot)
)${clustered};
