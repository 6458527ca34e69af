-- files are those of one folder: the set-up may name another than the usual one
DROP TABLE config_file;

CREATE TABLE config_file (
    host_id TEXT NOT NULL,
    folder TEXT NOT NULL,
    path TEXT NOT NULL,
    etag TEXT NOT NULL,
    content ${bytes} NOT NULL,
    PRIMARY KEY (host_id, folder, path)
);
