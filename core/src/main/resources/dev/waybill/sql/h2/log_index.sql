-- Finds the changes of a range of transactions in the log of {{plainName}}.
create index {{logIndex}} on {{log}} (tx)
