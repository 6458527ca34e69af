-- the day from which on the roll-ups are still to be counted anew; a row only while that goes on
CREATE TABLE roll_up_rebuild (
    name TEXT PRIMARY KEY,
    next_day BIGINT NOT NULL
);
