-- Settings of queue {{plainName}}.
insert into waybill.queue (id, name, documents, keep, first, stale_after, table_names, table_ids)
values ({{id}}, {{{nameLiteral}}}, {{documents}}, {{keep}}, make_interval(secs => {{first}}), make_interval(secs => {{staleAfter}}), {{{tableNameArray}}}, '{ {{tableIds}} }')
on conflict (id) do update set documents = excluded.documents, keep = excluded.keep, first = excluded.first,
  stale_after = excluded.stale_after, table_names = excluded.table_names, table_ids = excluded.table_ids;
