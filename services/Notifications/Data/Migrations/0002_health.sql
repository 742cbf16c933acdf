-- What the metric turned to, as a fact beside the words; unknown for what was told before.
alter table notice add column health text;
alter table inbox_item add column health text;
