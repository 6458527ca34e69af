-- bans and unbans that somebody ordered here, and why; jail is null for an unban in every jail
CREATE TABLE ban_order (
    id ${id},
    host_id TEXT NOT NULL REFERENCES host (id),
    deed TEXT NOT NULL,
    jail TEXT,
    who TEXT NOT NULL,
    reason TEXT,
    ordered_at BIGINT NOT NULL
);

CREATE TABLE ban_order_address (
    ip TEXT NOT NULL,
    order_id BIGINT NOT NULL REFERENCES ban_order (id),
    PRIMARY KEY (ip, order_id)
)${clustered};
