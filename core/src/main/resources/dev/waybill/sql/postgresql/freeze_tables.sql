{{! Shared by freeze_next and freeze_since: from the changed keys of each table to its frozen rows. }}
{{#documents}}
{{#tables}}
  -- Rows of {{plainName}} that changed, or a part of which did.
  touched_{{id}} as (
    select {{{keyList}}} from changed_{{id}} l{{#children}}
    union
    select {{{parentLogList}}} from logged_{{id}} l where {{{parentLogged}}}
    union
    select {{{parentOfRow}}} from touched_{{id}} c join {{{name}}} t on {{{rowIsC}}} where {{{rowHasParent}}}{{/children}}),
  whole_{{id}} as (
    select {{{keyList}}} from touched_{{id}} l{{#parentInQueue}}
    union
    select {{{rowKey}}} from whole_{{parentId}} c join {{{name}}} t on {{{rowIsPartOfC}}}{{/parentInQueue}}),
  wanted_{{id}} as materialized (
    select {{{keyList}}} from whole_{{id}} l{{#referredFrom}}
    union
    select {{{pointerOfRow}}} from whole_{{id}} c join {{{name}}} t on {{{rowIsC}}} where {{{rowHasPointer}}}{{/referredFrom}}),
{{/tables}}
{{/documents}}
{{#tables}}
  frozen_{{id}} as (
    insert into waybill.frozen_{{queueId}}_{{id}} ("~batch", "~change", {{{columnList}}})
    select batch, {{^documents}}case when c.added > 0 then 'I'::"char" else 'U' end{{/documents}}{{#documents}}case when c.added is null then 'N'::"char" when c.added > 0 then 'I' else 'U' end{{/documents}}, {{{rowColumns}}}
    from {{#documents}}wanted_{{id}} w join {{{name}}} t on {{{rowIsW}}} left join changed_{{id}} c on {{{wIsC}}}{{/documents}}{{^documents}}changed_{{id}} c join {{{name}}} t on {{{rowIsC}}}{{/documents}}
    returning 1),
  gone_{{id}} as (
    insert into waybill.deleted (queue_id, batch_id, table_id, key)
    select {{queueId}}, batch, {{id}}, {{{keyJson}}}
    from changed_{{id}} c where c.deleted and not exists (select from {{{name}}} t where {{{rowIsC}}})
    returning 1){{^-last}},{{/-last}}
{{/tables}}
