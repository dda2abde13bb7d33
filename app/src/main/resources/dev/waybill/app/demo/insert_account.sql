-- How a customer pays.
insert into dbo.CustomerAccounts (CustomerID, PrimaryCreditCardDisplay, PrimaryExpirationMonth, PrimaryExpirationYear,
    PrimaryCreditCardTypeID, PrimaryBillingName, PrimaryBillingAddress, PrimaryBillingCity, PrimaryBillingState,
    PrimaryBillingZip, PrimaryBillingCountry, ModifiedDate, ModifiedBy)
values (?, ?, ?, ?, 2, ?, ?, ?, ?, ?, 'US', ?, 'demo')
