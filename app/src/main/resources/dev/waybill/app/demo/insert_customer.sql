-- A new customer.
insert into dbo.Customers (CustomerID, FirstName, LastName, Company, CustomerTypeID, CustomerStatusID, Email, Phone,
    MainAddress1, MainCity, MainState, MainZip, MainCountry, MainVerified, CurrencyCode, LanguageID, IsEmailSubscribed,
    CreatedDate, ModifiedDate, CreatedBy, ModifiedBy)
values (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, 'US', ?, 'USD', 0, ?, ?, ?, 'demo', 'demo')
