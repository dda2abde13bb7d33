-- Capture triggers and their tables.
select trigger_schema, trigger_name, event_object_schema, event_object_table
from information_schema.triggers where java_class = 'dev.waybill.internal.h2.Capture'
