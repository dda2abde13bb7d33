-- Whether the log of {{plainName}} has a change after a cut. Parameters: last_tx, open_tx.
select exists (select 1 from {{log}} l where l.tx > ?1) or exists (select 1 from {{log}} l where l.tx = any(?2))
