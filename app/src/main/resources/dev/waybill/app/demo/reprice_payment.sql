-- The payment follows the order's total.
update dbo.Payments
set Amount = (select Total from dbo.Orders o where o.OrderID = dbo.Payments.OrderID), ModifiedDate = ?
where OrderID = ?
