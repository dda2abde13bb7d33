-- What is left of the order: its totals follow from its lines.
update dbo.Orders
set SubTotal = (select sum(PriceTotal) from dbo.OrderDetails d where d.OrderID = dbo.Orders.OrderID),
    TaxTotal = (select sum(Tax) from dbo.OrderDetails d where d.OrderID = dbo.Orders.OrderID),
    Total = (select sum(PriceTotal + Tax) from dbo.OrderDetails d where d.OrderID = dbo.Orders.OrderID) + ShippingTotal,
    ModifiedDate = ?
where OrderID = ?
