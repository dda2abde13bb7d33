-- A customer changes their mind about the second line of an order.
delete from dbo.OrderDetails where OrderID = ? and OrderLine = 2
