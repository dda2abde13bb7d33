select Change, count(*) as "Rows" from shipping.Changes group by Change order by Change
