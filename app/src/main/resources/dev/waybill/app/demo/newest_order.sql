-- The order that was placed last.
select max(OrderID) from dbo.Orders
