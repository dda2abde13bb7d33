select OrderID, LastName, City, OrderDate, Total from queue.Orders order by OrderID fetch first 3 rows only
