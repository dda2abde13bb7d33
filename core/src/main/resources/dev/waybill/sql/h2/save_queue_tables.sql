-- Records the tables of queue {{plainQueue}}.
insert into waybill.queue_table (queue_id, table_id) values {{#ids}}({{queueId}}, {{id}}){{^-last}}, {{/-last}}{{/ids}}
