-- Answers of services on the network, which cost something; null country: the service knew nothing.
CREATE TABLE geo_cache (
    ip TEXT NOT NULL,
    resolver TEXT NOT NULL,
    country_code TEXT,
    asn TEXT,
    org TEXT,
    network TEXT,
    abuse_contact TEXT,
    cached_at BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    PRIMARY KEY (ip, resolver)
)${clustered};

CREATE INDEX geo_cache_last_seen ON geo_cache (last_seen);
