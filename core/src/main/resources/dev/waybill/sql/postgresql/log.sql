-- The change log of {{name}}: keys only, the operation, and the transaction that wrote it.
--
-- Three sides, of which writers use one at a time (see capture_insert.sql) and refresh reads all; a side that every queue
-- has passed is emptied by TRUNCATE, so that the log needs no vacuum. The transaction's id is stored: a row's own xmin is a
-- subtransaction's inside a savepoint.
-- xid: as a number, because there is no BRIN for xid8. BRIN: a B-tree would double what capture costs. Rows come nearly in the order of transactions, so that few ranges of pages hold those that
-- a refresh asks for; upkeep summarizes what was written since (see summarize.sql).
-- k: the key. p: the parent's key, where the key does not hold it. op: I, U, D, or M: the parent before a move.
{{#sides}}
create table if not exists waybill.log_{{id}}_{{.}} (
  xid bigint not null,
  op  "char" not null,
{{{logDefinitions}}}
) with (autovacuum_enabled = true, fillfactor = 100);
create index if not exists log_{{id}}_{{.}}_xid on waybill.log_{{id}}_{{.}} using brin (xid) with (pages_per_range = 16);
{{/sides}}
create sequence if not exists waybill.log_side_{{id}} minvalue 0 start 0;
select setval('waybill.log_side_{{id}}', 0, true)
 where not exists (select from waybill.log_side_{{id}} where is_called);

-- The last captured change of each key whose log rows are purged: it dates rows for refresh(start).
create table if not exists waybill.past_{{id}} (
{{{logDefinitions}}},
  changed_at timestamptz not null,   -- at the latest
  gone       boolean not null,
  primary key ({{{keyList}}})
);
