-- Lists one vanished key. Parameters: batch, table name, key.
insert into {{deleted}} (batch, table_name, row_key) values (?, ?, ?)
