-- A new order: its total is the sum of its lines, their taxes and the shipping.
insert into dbo.Orders (OrderID, CustomerID, OrderStatusID, OrderDate, CurrencyCode, WarehouseID, ShipMethodID,
    OrderTypeID, PriceTypeID, FirstName, LastName, Address1, City, State, Zip, Country, Email, Phone, Total, SubTotal,
    TaxTotal, ShippingTotal, DiscountTotal, WeightTotal, TrackingNumber1, ShippedDate, CreatedDate, ModifiedDate,
    CreatedBy, ModifiedBy)
values (?, ?, ?, ?, 'USD', 1, ?, 2, 1, ?, ?, ?, ?, ?, ?, 'US', ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, 'demo', 'demo')
