"""The tables, as the steps that lead to them: a file's `user_version` tells how many it has taken."""

# A step is never changed once it was given out; another one is added.
STEPS: tuple[str, ...] = (
    """
    CREATE TABLE profiles (
        key TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        strictness TEXT,
        turn INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    """
    ALTER TABLE profiles RENAME TO profiles_before;
    CREATE TABLE profiles (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        strictness TEXT,
        turn INTEGER NOT NULL
    );
    INSERT INTO profiles (key, name, strictness, turn) SELECT key, name, strictness, turn FROM profiles_before;
    DROP TABLE profiles_before;
    CREATE TABLE rounds (
        id INTEGER PRIMARY KEY,
        danced_at TEXT NOT NULL,
        evening TEXT NOT NULL,
        song_id TEXT NOT NULL,
        mode TEXT NOT NULL,
        way TEXT NOT NULL,
        duration_s REAL NOT NULL,
        scoring_version INTEGER NOT NULL,
        replay TEXT UNIQUE
    );
    CREATE TABLE results (
        round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
        slot INTEGER NOT NULL,
        profile_id INTEGER REFERENCES profiles (id) ON DELETE CASCADE,
        song_id TEXT NOT NULL,
        evening TEXT NOT NULL,
        strictness TEXT NOT NULL,
        way TEXT NOT NULL,
        points INTEGER NOT NULL,
        stars INTEGER NOT NULL,
        perfect INTEGER NOT NULL,
        great INTEGER NOT NULL,
        good INTEGER NOT NULL,
        ok INTEGER NOT NULL,
        miss INTEGER NOT NULL,
        is_mirrored INTEGER NOT NULL,
        kcal REAL,
        is_right INTEGER,
        answer_s REAL,
        PRIMARY KEY (round_id, slot)
    ) WITHOUT ROWID;
    CREATE INDEX results_of_song ON results (song_id, strictness, way, points DESC);
    CREATE INDEX results_of_evening ON results (evening, strictness, way);
    CREATE INDEX results_of_profile ON results (profile_id, song_id);
    CREATE INDEX rounds_by_time ON rounds (danced_at);
    """,
    """
    CREATE TABLE guesses (
        id INTEGER PRIMARY KEY,
        guessed_at TEXT NOT NULL,
        evening TEXT NOT NULL,
        song_id TEXT NOT NULL,
        mode TEXT NOT NULL,
        profile_id INTEGER REFERENCES profiles (id) ON DELETE CASCADE,
        is_right INTEGER NOT NULL,
        answer_s REAL NOT NULL
    );
    CREATE INDEX guesses_of_profile ON guesses (profile_id, is_right, answer_s);
    ALTER TABLE results ADD COLUMN duration_s REAL NOT NULL DEFAULT 0;
    UPDATE results SET duration_s = (SELECT duration_s FROM rounds WHERE id = round_id);
    DROP INDEX results_of_song;
    CREATE INDEX results_of_song ON results (song_id, strictness, way, points DESC, stars, profile_id);
    DROP INDEX results_of_profile;
    CREATE INDEX results_of_profile ON results (
        profile_id, song_id, evening, way, points, stars, duration_s, kcal, is_right, answer_s
    );
    CREATE INDEX rounds_of_song ON rounds (song_id, way, danced_at);
    CREATE INDEX rounds_of_evening ON rounds (evening, way);
    """,
)
