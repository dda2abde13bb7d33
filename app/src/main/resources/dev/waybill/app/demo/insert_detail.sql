-- A line of an order.
insert into dbo.OrderDetails (OrderID, OrderLine, ItemID, ItemCode, ItemDescription, Quantity, PriceEach, PriceTotal,
    Tax, WeightEach, Weight, Taxable)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
