-- The rows of {{name}} in the batch on view.
create or replace view {{{view}}} as
select {{{frozenColumns}}}
from waybill.frozen_{{queueId}}_{{id}} f
where f."~batch" = {{> shown}};
