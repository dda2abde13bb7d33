-- Takes in a new column.
alter table {{name}} add column {{column}} {{type}}
