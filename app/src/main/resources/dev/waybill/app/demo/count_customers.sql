-- Whether somebody's data is there already.
select count(*) from dbo.Customers
