-- A payment of an order.
insert into dbo.Payments (PaymentID, CustomerID, OrderID, PaymentTypeID, PaymentDate, Amount, CurrencyCode, WarehouseID,
    BillingName, CreditCardTypeID, AuthorizationCode, ModifiedDate, BillingAddress1, BillingCity, BillingState,
    BillingZipAddress, BillingCountry)
values (?, ?, ?, ?, ?, ?, 'USD', 1, ?, 2, ?, ?, ?, ?, ?, ?, 'US')
