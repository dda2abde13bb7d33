-- A customer's web site.
insert into dbo.CustomerSites (CustomerID, WebAlias, FirstName, LastName, Email, City, State, Zip, Country, ModifiedDate)
values (?, ?, ?, ?, ?, ?, ?, ?, 'US', ?)
