-- While an objective is typed the coach looks for public ones with the same words: by the words, not by reading all of them.
-- Titles are written one by one, and every question would have to read what waits to be indexed: nothing waits.
create index objective_title_words on objective using gin (to_tsvector('simple', title)) with (fastupdate = off) where visibility = 'public';
