-- All that the bans of a network are filtered by, so that a network with very many is searched without a look at each.
DROP INDEX ban_newest_of_address;
CREATE INDEX ban_newest_of_address ON ban (host_id, address_key, banned_at, id, jail, origin, country_code);
