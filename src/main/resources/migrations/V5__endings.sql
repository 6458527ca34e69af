-- bans that BanGUI is about to lift, and those lifted lately, which a stop of their jail explains
CREATE INDEX ban_lifting ON ban (host_id, jail, banned_at) WHERE ended_by = 'bangui' AND ended_at IS NULL;
CREATE INDEX ban_lifted ON ban (host_id, jail, ended_at) WHERE ended_by = 'lifted';

-- every failure that a jail's filter found, as fail2ban's log tells; times: how many in that millisecond
CREATE TABLE failure (
    host_id TEXT NOT NULL REFERENCES host (id),
    address_key ${bytes} NOT NULL,
    ip TEXT NOT NULL,
    found_at_millis BIGINT NOT NULL,
    jail TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (host_id, address_key, ip, found_at_millis, jail)
)${clustered};

CREATE INDEX failure_age ON failure (found_at_millis);
