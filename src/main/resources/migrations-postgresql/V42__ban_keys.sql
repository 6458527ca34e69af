-- The keys of a ban in the order of time, so that new bans are added at the end and not all over an index.
ALTER TABLE ban DROP CONSTRAINT ban_host_id_jail_ip_recorded_at_key;
ALTER TABLE ban DROP CONSTRAINT ban_host_id_jail_ip_logged_at_millis_key;
CREATE UNIQUE INDEX ban_recorded ON ban (host_id, jail, recorded_at, ip) WHERE recorded_at IS NOT NULL;
CREATE UNIQUE INDEX ban_logged ON ban (host_id, jail, logged_at_millis, ip) WHERE logged_at_millis IS NOT NULL;
