-- Records the readers of queue {{plainQueue}}.
insert into waybill.queue_reader (queue_id, reader) values {{#readers}}({{queueId}}, {{reader}}){{^-last}}, {{/-last}}{{/readers}}
