"""Puts the bans that `java Traffic.java --history` prints into a new fail2ban database: backfill.py DATABASE < bans"""

import json
import sqlite3
import sys

from fail2ban.server.database import Fail2BanDb

Fail2BanDb(sys.argv[1])  # fail2ban's own schema
with sqlite3.connect(sys.argv[1]) as database:
    for line in sys.stdin:
        jail, ip, at, seconds, count, *matches = line.rstrip("\n").split("\t")
        ban = (ip, jail, int(at), int(seconds), int(count), json.dumps({"matches": matches, "failures": len(matches)}))
        database.execute("INSERT OR IGNORE INTO jails(name, enabled) VALUES(?, 0)", (jail,))
        for table in ("bans", "bips"):
            database.execute(f"INSERT OR REPLACE INTO {table}(ip, jail, timeofban, bantime, bancount, data) VALUES(?, ?, ?, ?, ?, ?)", ban)
