-- Every change of every batch that stays, for the Java API.
create or replace force view {{allChanges}} as
{{#tables}}select f."waybill batch" as "waybill batch", {{frozenLiteral}} as "TableName", {{frozenKeyJson}} as "Key",
  decode(f."waybill change", 0, 'insert', 1, 'update', 'included') as "Change"
from {{frozen}} f
union all
{{/tables}}select d.batch as "waybill batch", d.table_name as "TableName", d.row_key as "Key", 'delete' as "Change"
from {{deleted}} d
