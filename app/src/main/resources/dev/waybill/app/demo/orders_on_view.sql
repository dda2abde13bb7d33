select OrderID, LastName, City, OrderStatusID, Total, TrackingNumber1
from queue.Orders order by OrderID desc fetch first 6 rows only
