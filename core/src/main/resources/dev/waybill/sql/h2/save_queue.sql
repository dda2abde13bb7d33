-- Records queue {{plainQueue}} and its settings.
merge into waybill.queue (id, name, documents, keep, first_seconds, stale_seconds, all_tables) key (id)
values ({{queueId}}, {{queueLiteral}}, {{documents}}, {{keep}}, {{first}}, {{stale}}, {{allTables}})
