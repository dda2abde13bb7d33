-- The reference that makes the engine refuse TRUNCATE of {{plainName}}.
alter table {{guard}} add foreign key ({{keyNames}}) references {{table}} ({{keyList}}) nocheck
