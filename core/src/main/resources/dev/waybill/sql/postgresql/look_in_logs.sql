{{! Shared by any_logged and has_changes: sets any_logged where the logs hold what committed after the cut "since" and by the snapshot "taken". }}
  <<logs>>
  begin
    any_logged := true;
    -- Equal where no transaction was open at the cut before.
    if pg_snapshot_xmin(since) <> pg_snapshot_xmax(since) then
      ended := array(select x::text::bigint from pg_snapshot_xip(since) x except select x::text::bigint from pg_snapshot_xip(taken) x);
    end if;
{{#tables}}
{{#sides}}
    if pg_relation_size('waybill.log_{{id}}_{{.}}') is distinct from 0 then
      exit logs when exists (select from waybill.log_{{id}}_{{.}} l where l.xid >= bound and l.xid <> mine);
      if ended <> '{}' then
        exit logs when exists (select from waybill.log_{{id}}_{{.}} l where l.xid = any (ended) and l.xid <> mine);
      end if;
    end if;
{{/sides}}
{{/tables}}
    any_logged := false;
  end logs;
