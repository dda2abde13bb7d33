-- Somebody corrects an order by hand.
update dbo.Orders set Address2 = 'Back door', ModifiedDate = ? where OrderID = ?
