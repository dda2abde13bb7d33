-- Of the orders with three lines and more, the one that was placed last.
select max(OrderID) from (select OrderID from dbo.OrderDetails group by OrderID having count(*) > 2) as o
