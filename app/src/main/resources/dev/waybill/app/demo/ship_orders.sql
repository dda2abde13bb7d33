-- The oldest accepted orders leave the house.
update dbo.Orders
set OrderStatusID = 9, ShippedDate = ?, ModifiedDate = ?, TrackingNumber1 = concat('1Z999AA1', OrderID)
where OrderID in (select OrderID from dbo.Orders where OrderStatusID = 7 order by OrderID fetch first 3 rows only)
