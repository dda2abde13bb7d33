-- waybill.summarize: lets a BRIN index know the pages written since it was last summarized; until then each of its scans reads them all.
-- Parameters: the_table, the_index; anew, whether also to forget ranges that vacuum and reuse have widened. Waits for nobody: left for later
-- where something else, such as vacuum, is at the table.
create or replace function waybill.summarize(the_table regclass, the_index regclass, anew boolean) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $waybill$
begin
  execute format('lock table %s in share update exclusive mode nowait', the_table);
  if anew then
    perform brin_desummarize_range(the_index, page)
    from generate_series(0, pg_relation_size(the_table) / current_setting('block_size')::bigint, 16) page;
  end if;
  perform brin_summarize_new_values(the_index);
exception when lock_not_available then
  null;
end
$waybill$;
